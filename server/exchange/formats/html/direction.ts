/** Letters that are written from right to left. */
import { type Html, html } from '../../../html.ts'

const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]/

/** Where there are any the browser finds the direction by the first of them, and lets none turn what stands around it. */
export const directionOf = (words: string): Html | null =>
  RIGHT_TO_LEFT.test(words) ? html` dir="auto"` : null
