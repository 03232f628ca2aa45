/** How one is greeted: by the time of day in Denmark, as the server says it. */
import type { Sentences } from '../../shared/language/sentences.ts'

const hour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  hour: '2-digit',
  hourCycle: 'h23',
})

/**
 * Who works at night is neither wished a good evening nor a good night.
 * @param at milliseconds since 1970 (UTC) @returns the sentence's key; it takes a name, or `''`
 */
export function greetingAt(
  at: number,
): keyof Pick<Sentences, 'goodMorning' | 'goodDay' | 'goodEvening' | 'helloAtNight'> {
  const now = Number(hour.format(at))
  if (now < 4) return 'helloAtNight'
  if (now < 10) return 'goodMorning'
  return now < 18 ? 'goodDay' : 'goodEvening'
}

/** @param name «Søren Nørgaard Madsen» @returns what one is called */
export const calledName = (name: string): string => name.trim().split(/\s+/, 1)[0] ?? ''
