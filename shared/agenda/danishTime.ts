/** The time in Denmark, where the councils meet and their days begin; summer time is the system's business. */

const ZONE = 'Europe/Copenhagen'

/** @param at milliseconds since 1970 (UTC) @returns as `2024-01-24T10:00:05` */
export const danishTime = (at: number): string =>
  new Date(at).toLocaleString('sv-SE', { timeZone: ZONE }).replace(' ', 'T')
