/** A fact has one line; what is pasted may have several, each somebody's name or a part of an address. */

/** @returns the lines in one, with a comma where no sign stands between them */
export function onOneLine(text: string): string {
  if (!text.includes('\n')) return text
  const lines = text.split('\n').map((line) => line.trim())
  const [first = '', ...more] = lines.filter(Boolean)
  return more.reduce((before, line) => `${before}${ENDS_IN_SIGN.test(before) ? ' ' : ', '}${line}`, first)
}

const ENDS_IN_SIGN = /[,;:.–-]$/
