/** What a suite needs of an engine: a new database, opened as often as it likes. */
import { onTestFinished } from 'vitest'
import type { NewAgenda, Storage, Verification } from '../../server/storage/storage.ts'
import { type Entry, randomHistory } from './randomHistory.ts'

export interface TestDatabase {
  /** Another process's view of it, or the next process's. Closed when the test is over, unless it is already. */
  open(): Promise<Storage>
}

export type MakeDatabase = () => Promise<TestDatabase>

export const COUNCIL = { id: 'council', name: 'It-Arkitekturrådet' }

export const HEADLINE: Pick<NewAgenda, 'facts' | 'state'> = {
  facts: {
    council: COUNCIL.name,
    title: 'Dagsorden 2024',
    startsAt: '2024-01-24T10:00',
    endsAt: null,
    place: 'KL. lokale 2-01',
    deadlines: { items: null, material: null },
    numbering: { first: 1, style: 'nested' },
  },
  state: 'drafting',
}

/** Closes it when the test is over; closing twice is once. */
export function closedAfterTest(storage: Storage): Storage {
  onTestFinished(() => storage.close())
  return storage
}

/** Makes an agenda whose log begins with that entry. */
export async function makeAgenda(storage: Storage, id: string, first: Entry): Promise<void> {
  await storage.directory.saveCouncil(COUNCIL)
  const entry = { person: null, connection: 'cli', at: 0, update: first.update }
  await storage.directory.createAgenda({ id, council: COUNCIL.id, epoch: 'first', ...HEADLINE, first: entry })
}

/** Entry number n as the log takes it; it came at n seconds past 1970. */
export const logEntry = (agenda: string, seq: number, { person, update }: Entry) => ({
  agenda,
  seq,
  person,
  connection: 'c1',
  at: seq * 1000,
  update,
})

/** Appends entries 2, 3, … of a history whose first one made the agenda. */
export async function appendHistory(
  storage: Storage,
  fence: number,
  agenda: string,
  entries: readonly Entry[],
): Promise<void> {
  const numbered = entries.map((entry, index) => logEntry(agenda, index + 1, entry)).slice(1)
  await storage.log.append(fence, { entries: numbered, bindings: [] })
}

/** What `verify` says of all agendas. */
export async function verifications(storage: Storage): Promise<Verification[]> {
  const found: Verification[] = []
  for await (const verification of storage.log.verify()) found.push(verification)
  return found
}

/** A database with one agenda, written by a random history, and its owner. */
export async function databaseWithHistory(make: MakeDatabase, seed: number) {
  const database = await make()
  const storage = await database.open()
  const history = randomHistory(seed)
  await makeAgenda(storage, 'a', history.entries[0]!)
  const fence = await storage.log.takeOwnership()
  await appendHistory(storage, fence, 'a', history.entries)
  return { database, storage, fence, history }
}
