/**
 * What time it is, as the server says: this computer's clock may be wrong by years. From one answer to the next it goes on by how
 * long the page has run, which nobody can set.
 */

/** What the `Date` of an answer leaves out (milliseconds). */
const WHOLE_SECOND = 1000

let heard: { at: number; when: number } | null = null

/** @param at the server's time: milliseconds since 1970 (UTC), to the millisecond */
export function hearServerTime(at: number): void {
  heard = { at, when: performance.now() }
}

/** @param header the `Date` of an answer that was not kept anywhere; it does not replace a better time */
export function hearServerDate(header: string | null): void {
  const at = Date.parse(header ?? '')
  if (Number.isNaN(at)) return
  const isNews = heard === null || Math.abs(serverNow() - at) > 2 * WHOLE_SECOND
  if (isNews) hearServerTime(at)
}

/** Milliseconds since 1970 (UTC); by this computer's own clock as long as the server has said nothing. */
export const serverNow = (): number =>
  heard === null ? Date.now() : Math.round(heard.at + performance.now() - heard.when)

/** As `2024-01-24`, in the browser's own zone. */
export const serverToday = (): string => new Date(serverNow()).toLocaleDateString('sv-SE')
