/** What kind of picture a logo's bytes are, and whether it is one that can do nothing but be seen. */
import { fileTypeFromBuffer } from 'file-type'
import { LOGO_TYPES, type LogoType } from '../../shared/council/paperLook.ts'

/** What stands before the picture itself in an SVG: a declaration, comments, a plain type of document. */
const BEFORE_SVG = /^\ufeff?(?:\s|<\?xml[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE\s+svg[^>[]*>)*<svg[\s>]/i

/** What runs, grows without end, or is fetched from elsewhere: no logo needs it, and not every program that draws one is as careful as a browser. */
const DOES_MORE =
  /<!ENTITY|<!DOCTYPE[^>]*\[|<script|<foreignObject|<iframe|<handler|[\s"'/]on[a-z]+\s*=|javascript:|@import|(?:href|src)\s*=\s*["']?\s*(?!["'#]|data:image\/(?:png|jpeg);)\S|url\(\s*["']?\s*(?!["'#\s])[^)]/i

/** @returns `null` where it is no picture that a logo can be; read from the bytes, and never from what a name or a sender says */
export async function logoKind(bytes: Uint8Array): Promise<LogoType | null> {
  const svg = textOf(bytes)
  if (svg !== null && BEFORE_SVG.test(svg.slice(0, 4096))) return DOES_MORE.test(svg) ? null : 'image/svg+xml'
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined)
  return LOGO_TYPES.find((type) => type !== 'image/svg+xml' && type === known?.mime) ?? null
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
