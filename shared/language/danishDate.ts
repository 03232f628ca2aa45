/** Dates in words that become part of an agenda, which is Danish in every language of the interface. */

const FORMAT = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'UTC' })

/** @param day as `2024-01-24` @returns «24. januar 2024»; what is no day as it is */
export function nameInDanish(day: string): string {
  const at = Date.parse(`${day}T00:00Z`)
  return Number.isNaN(at) ? day : FORMAT.format(at)
}
