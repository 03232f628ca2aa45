/** The council's logo, on top of the first page. */
import { AlignmentType, ImageRun, Paragraph } from 'docx'
import { imageSize } from 'image-size'
import type { Logo } from '../../../../shared/council/paperLook.ts'
import { xmlText } from './xmlText.ts'

export interface LogoFile extends Logo {
  bytes: Uint8Array
}

/** Pixels at 96 to the inch: 6 × 2 cm. */
const LARGEST = { width: 227, height: 76 }

/** What a Word that is older than SVG shows: nothing, of one pixel. */
const NOTHING = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

export function logoOf({ bytes, type, alt }: LogoFile): Paragraph {
  const transformation = sizeOf(bytes)
  const altText = { name: 'Logo', title: '', description: xmlText(alt) }
  const image =
    type === 'image/svg+xml'
      ? new ImageRun({
          ...{ type: 'svg', data: bytes, transformation, altText },
          fallback: { type: 'png', data: NOTHING },
        })
      : new ImageRun({ type: type === 'image/png' ? 'png' : 'jpg', data: bytes, transformation, altText })
  return new Paragraph({ children: [image], alignment: AlignmentType.END, spacing: { after: 240 } })
}

/** As it is, or as large as there is room. What says no size gets that of a logo. */
function sizeOf(bytes: Uint8Array): { width: number; height: number } {
  const { width, height } = sizeIn(bytes) ?? LARGEST
  const scale = Math.min(LARGEST.width / width, LARGEST.height / height)
  return { width: Math.max(Math.round(width * scale), 1), height: Math.max(Math.round(height * scale), 1) }
}

function sizeIn(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    const { width, height } = imageSize(bytes)
    return width > 0 && height > 0 ? { width, height } : null
  } catch {
    return null
  }
}
