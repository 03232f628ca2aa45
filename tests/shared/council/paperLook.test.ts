import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  contrastOnWhite,
  DEFAULT_LOOK,
  LEAST_CONTRAST,
  LONGEST_ALT,
  type PaperLook,
  readPaperLook,
} from '../../../shared/council/paperLook.ts'

const LOOK: PaperLook = {
  logo: { hash: 'a'.repeat(64), type: 'image/png', alt: 'It-Arkitekturrådets logo' },
  font: 'inter',
  colour: '#7a0019',
}

test('[Z40] a look is what was stored', () => {
  expect(readPaperLook(JSON.parse(JSON.stringify(LOOK)))).toEqual(LOOK)
  expect(readPaperLook(undefined)).toEqual(DEFAULT_LOOK)
})

test('[Z40] contrast is what WCAG says', () => {
  expect(contrastOnWhite('#ffffff')).toBeCloseTo(1)
  expect(contrastOnWhite('#000000')).toBeCloseTo(21)
  expect(contrastOnWhite('#777777')).toBeCloseTo(4.48, 2)
  expect(contrastOnWhite('#767676')).toBeCloseTo(4.54, 2)
})

test.each(['#777777', '#ff9900', 'red', '#123', '#1f3a5f;}', 7, null])(
  '[Z40] the colour %o is not taken: nobody could read it, or it is none',
  (colour) => {
    expect(readPaperLook({ ...LOOK, colour }).colour).toBe(DEFAULT_LOOK.colour)
  },
)

test.each([
  { ...LOOK.logo, hash: 'x' },
  { ...LOOK.logo, hash: 'A'.repeat(64) },
  { ...LOOK.logo, type: 'text/html' },
  'logo',
  [],
])('[Z40] a logo that cannot be found, or is no picture, is none: %o', (logo) => {
  expect(readPaperLook({ ...LOOK, logo }).logo).toBeNull()
})

test('[Z40] whatever was stored, a look can be printed, and read is what it was', () => {
  const colour = fc.oneof(fc.string(), fc.stringMatching(/^#[0-9a-fA-F]{6}$/))
  const logo = fc.record({
    hash: fc.constant('0'.repeat(64)),
    type: fc.string(),
    alt: fc.string({ maxLength: 999 }),
  })
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ colour, font: fc.string(), logo })), (value) => {
      const look = readPaperLook(value)
      expect(contrastOnWhite(look.colour)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
      expect(look.logo?.alt.length ?? 0).toBeLessThanOrEqual(LONGEST_ALT)
      expect(readPaperLook(look)).toEqual(look)
    }),
  )
})
