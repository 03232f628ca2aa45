/** How large the letters of sent agendas are, for this browser: steps from the usual size. */
import { remembered } from './remembered.ts'

export const SMALLEST_LETTERS = -2
export const LARGEST_LETTERS = 6

export const useLetters = remembered('letters', 0, (kept) => {
  const size = Number(kept)
  return Number.isInteger(size) ? Math.min(Math.max(size, SMALLEST_LETTERS), LARGEST_LETTERS) : 0
})
