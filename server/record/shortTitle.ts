/** A title as the record keeps it: enough to know it again. */

/** Characters. */
const LONGEST_TITLE = 120

export const shortTitle = (title: string): string =>
  title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title
