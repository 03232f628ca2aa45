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

/** How wide or high one that is made of pixels may be: more than enough for print, and little enough to be unfolded. */
export const LARGEST_LOGO_PIXELS = 4000

/** Characters of a logo's alternative text: one sentence. */
export const LONGEST_ALT = 200

/**
 * How the files of a later version show what is new in a changed item: by a line in the margin beside it, by that and the new words
 * underlined, or not at all.
 */
export const CHANGES_SHOWN = ['line', 'words', 'none'] as const
export type ChangesShown = (typeof CHANGES_SHOWN)[number]

/** Letters that come with the program, all of them open. */
export const PAPER_FONTS = ['source-serif', 'inter'] as const
export type PaperFont = (typeof PAPER_FONTS)[number]

export const DEFAULT_LOOK: PaperLook = { logo: null, font: 'source-serif', colour: '#1f3a5f' }

const COLOUR = /^#[0-9a-f]{6}$/i
const HASH = /^[0-9a-f]{64}$/

/** WCAG's least contrast of text (level AA). */
export const LEAST_CONTRAST = 4.5

/** How well a colour is read on white, as WCAG counts it: from 1 (white) to 21 (black). @param colour `#1f3a5f` */
export function contrastOnWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/** Whether it is a colour as it is written here, and on the web. */
export const isColourCode = (colour: unknown): colour is string =>
  typeof colour === 'string' && COLOUR.test(colour)

/** Whether headings of this colour can be read on white paper. */
export const isPaperColour = (colour: unknown): colour is string =>
  isColourCode(colour) && contrastOnWhite(colour) >= LEAST_CONTRAST

/** Of a colour that no paper can have: what is said of it. */
export const whatIsWrongWith = (colour: string): 'settingsUnknownColour' | 'settingsPaleColour' =>
  isColourCode(colour) ? 'settingsPaleColour' : 'settingsUnknownColour'

/** What was stored; what is not there, or no such thing, is as in `DEFAULT_LOOK`. Never throws. */
export function readPaperLook(value: unknown): PaperLook {
  const { logo, font, colour } = asRecord(value)
  return {
    logo: readLogo(logo),
    font: oneOf(font, PAPER_FONTS, DEFAULT_LOOK.font),
    colour: isPaperColour(colour) ? colour.toLowerCase() : DEFAULT_LOOK.colour,
  }
}

function readLogo(value: unknown): Logo | null {
  const { hash, type, alt } = asRecord(value)
  const known = LOGO_TYPES.find((one) => one === type)
  if (typeof hash !== 'string' || !HASH.test(hash) || known === undefined) return null
  return { hash, type: known, alt: asString(alt).slice(0, LONGEST_ALT) }
}
