/** The beginning of what was said, on one line, as lists and mail show it. */

/** UTF-16 units. */
const LONGEST = 200

export function excerptOf(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= LONGEST) return line
  const cut = line.slice(0, LONGEST).toWellFormed()
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).trimEnd()} …`
}
