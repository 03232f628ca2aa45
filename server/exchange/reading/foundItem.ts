import type { Line } from './lines.ts'

/** One item of the file. `from` and `to`: its body, as indices of lines, `to` excluded. */
export interface FoundItem {
  number: readonly number[] | null
  /** The lines of the title; the number stands in the first. */
  title: readonly Line[]
  from: number
  to: number
}
