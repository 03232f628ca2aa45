/** How case numbers are spelt. */

const SPELT_OTHERWISE = /^sag[\s.–-]*((?:19|20)\d\d)[\s–-]+(\d{2,})$/iu

/**
 * «SAG-2023-03576», of what says the same in another spelling: «sag 2023 03576». Any other number comes back as it is, but for
 * the spaces around it: councils have numbers of many kinds.
 */
export function tidyCaseNumber(text: string): string {
  const trimmed = text.trim()
  const [, year, number] = SPELT_OTHERWISE.exec(trimmed) ?? []
  return year === undefined ? trimmed : `SAG-${year}-${number}`
}
