/** How a council's papers look: its logo, its letters and its colour. */
import { asRecord, asString, oneOf } from '../agenda/values.ts'

export interface PaperLook {
  logo: Logo | null
  font: PaperFont
  /** Of headings and rules: `#1f3a5f`. Dark enough to be read on white. */
  colour: string
}

/** A picture of the council's; its bytes are kept by their hash. */
export interface Logo {
  /** SHA-256 of the bytes, hex. */
  hash: string
  type: LogoType
  /** What it shows, for who cannot see it. */
  alt: string
}

export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/svg+xml'] as const
export type LogoType = (typeof LOGO_TYPES)[number]

/** Letters that come with the program, all of them open. */
export const PAPER_FONTS = ['source-serif', 'inter'] as const
export type PaperFont = (typeof PAPER_FONTS)[number]

export const DEFAULT_LOOK: PaperLook = { logo: null, font: 'source-serif', colour: '#1f3a5f' }

const COLOUR = /^#[0-9a-f]{6}$/i
const HASH = /^[0-9a-f]{64}$/

/** What was stored; what is not there, or no such thing, is as in `DEFAULT_LOOK`. Never throws. */
export function readPaperLook(value: unknown): PaperLook {
  const { logo, font, colour } = asRecord(value)
  return {
    logo: readLogo(logo),
    font: oneOf(font, PAPER_FONTS, DEFAULT_LOOK.font),
    colour: typeof colour === 'string' && COLOUR.test(colour) ? colour.toLowerCase() : DEFAULT_LOOK.colour,
  }
}

function readLogo(value: unknown): Logo | null {
  const { hash, type, alt } = asRecord(value)
  const known = LOGO_TYPES.find((one) => one === type)
  if (typeof hash !== 'string' || !HASH.test(hash) || known === undefined) return null
  return { hash, type: known, alt: asString(alt) }
}
