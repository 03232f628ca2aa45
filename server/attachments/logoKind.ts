/** What kind of picture a logo's bytes are, how large it is, and whether it is one that can do nothing but be seen. */
import { fileTypeFromBuffer } from 'file-type'
import { imageSize } from 'image-size'
import { LARGEST_LOGO_PIXELS, LOGO_TYPES, type LogoType } from '../../shared/council/paperLook.ts'

/** The sentences of `da.ts` that say why. */
export type LogoRefusal = 'logoNoPicture' | 'logoDoesMore' | 'logoTooManyPixels'

/** What stands before the picture itself in an SVG: a declaration, comments, a plain type of document. */
const BEFORE_SVG = /^\ufeff?(?:\s|<\?xml[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE\s+svg[^>[]*>)*<svg[\s>]/i

/** One whose type of document brings words of its own, which grow without end. */
const WITH_ENTITIES = /^\ufeff?(?:\s|<\?xml[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->)*<!DOCTYPE\s+svg[^>[]*\[/i

/** What runs, grows without end, or is fetched from elsewhere: no logo needs it, and not every program that draws one is as careful as a browser. */
const DOES_MORE =
  /<!ENTITY|<!DOCTYPE[^>]*\[|<script|<foreignObject|<iframe|<handler|[\s"'/]on[a-z]+\s*=|javascript:|@import|(?:href|src)\s*=\s*["']?\s*(?!["'#]|data:image\/(?:png|jpeg);)\S|url\(\s*["']?\s*(?!["'#\s])[^)]/i

/** Read from the bytes, and never from what a name or a sender says. */
export async function logoKind(bytes: Uint8Array): Promise<{ type: LogoType } | { refused: LogoRefusal }> {
  const svg = textOf(bytes)
  if (svg !== null && WITH_ENTITIES.test(svg.slice(0, 4096))) return { refused: 'logoDoesMore' }
  if (svg !== null && BEFORE_SVG.test(svg.slice(0, 4096)))
    return DOES_MORE.test(svg) ? { refused: 'logoDoesMore' } : { type: 'image/svg+xml' }
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const type = LOGO_TYPES.find((type) => type !== 'image/svg+xml' && type === known?.mime)
  const size = type === undefined ? null : sizeOf(bytes)
  if (type === undefined || size === null) return { refused: 'logoNoPicture' }
  // A small file can unfold to gigabytes, in every program that draws it.
  if (Math.max(size.width, size.height) > LARGEST_LOGO_PIXELS) return { refused: 'logoTooManyPixels' }
  return { type }
}

/** As its head says (pixels). @returns `null`: it says none, and no program could draw it */
function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    const { width, height } = imageSize(bytes)
    return width > 0 && height > 0 ? { width, height } : null
  } catch {
    return null
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
