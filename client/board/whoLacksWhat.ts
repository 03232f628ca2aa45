/** «Hvem mangler hvad»: what is still owed, by the person who is responsible for it. */
import type { PersonId } from '../../shared/agenda/document.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'
import { NOBODY } from './view.ts'

export interface Lacking {
  /** `NOBODY`: what nobody is responsible for. */
  person: PersonId | typeof NOBODY
  /** How many of their items lack something. */
  items: number
  /** How many of these lack each, in the order in which it is said; attachments are counted one by one. */
  things: readonly { what: 'caseNumber' | 'attachment' | { field: string }; n: number }[]
}

/**
 * Each of several responsibles owes what the item lacks. That nobody is responsible is said by `NOBODY` itself.
 * @param ownId whose an id is @returns who lacks in most items first, people alike by their order in `rows`
 */
export function whoLacksWhat(
  rows: readonly LiveProgress[],
  ownId: (person: PersonId) => PersonId,
): Lacking[] {
  const byPerson = new Map<string, LiveProgress[]>()
  for (const row of rows) {
    if (row.missing.length === 0) continue
    const people = new Set(row.responsibles.map(ownId))
    for (const person of people.size === 0 ? [NOBODY] : people)
      byPerson.set(person, [...(byPerson.get(person) ?? []), row])
  }
  return [...byPerson]
    .map(([person, theirs]) => ({ person, items: theirs.length, things: thingsIn(theirs) }))
    .sort((a, b) => b.items - a.items)
}

function thingsIn(rows: readonly LiveProgress[]): Lacking['things'] {
  const counts = new Map<string, number>()
  for (const { missing } of rows)
    for (const one of missing) {
      if (one.kind === 'responsible') continue
      const key = one.kind === 'field' ? `field ${one.field}` : one.kind
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  // Fields in the order in which they first came: the template's, mostly.
  const fields = [...counts].filter(([key]) => key.startsWith('field '))
  const rest = (key: 'caseNumber' | 'attachment') =>
    counts.has(key) ? [{ what: key, n: counts.get(key)! } as const] : []
  return [
    ...rest('caseNumber'),
    ...fields.map(([key, n]) => ({ what: { field: key.slice('field '.length) }, n })),
    ...rest('attachment'),
  ]
}
