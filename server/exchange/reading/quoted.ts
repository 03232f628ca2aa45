/** How much of a text the report quotes, in characters. */
const QUOTED = 80

/** The beginning of a text, for a sentence about it. */
export const quoted = (text: string): string => (text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text)
