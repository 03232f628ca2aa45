/** Who deleted what: noted when entries are joined, since a joined entry tells only what is gone. */
import * as Y from 'yjs'
import type { PersonId } from '../../../../shared/agenda/document.ts'
import type { IdRange } from '../../storage.ts'
import type { LogRow } from './rows.ts'

/** `person: null`: the server itself. */
export type Deletions = { person: PersonId | null; ids: IdRange[] }[]

/** @param rows single entries */
export function deletionsOf(rows: readonly LogRow[]): Deletions {
  const byPerson = Map.groupBy(rows, (row) => row.person)
  return [...byPerson]
    .map(([person, entries]) => ({ person, ids: joinRanges(entries.flatMap(deletedBy)) }))
    .filter(({ ids }) => ids.length > 0)
}

function deletedBy({ bytes }: LogRow): IdRange[] {
  const { clients } = Y.decodeUpdate(bytes).ds
  return [...clients].flatMap(([client, items]) =>
    items.map(({ clock, len }): IdRange => [client, clock, len]),
  )
}

function joinRanges(ranges: IdRange[]): IdRange[] {
  const joined: IdRange[] = []
  for (const [client, clock, length] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1)
    if (last && last[0] === client && clock <= last[1] + last[2]) {
      last[2] = Math.max(last[2], clock + length - last[1])
    } else {
      joined.push([client, clock, length])
    }
  }
  return joined
}
