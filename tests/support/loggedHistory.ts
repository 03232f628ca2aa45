/** What people did to an agenda, each update an entry of its log, and a database that gets these bit by bit. */
import * as Y from 'yjs'
import { openStorage } from '../../server/storage/open.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { COUNCIL, closedAfterTest, HEADLINE } from '../suites/testDatabase.ts'
import type { RandomSource } from './randomSource.ts'
import { temporaryFolder } from './temporaryFolder.ts'

/** Between two entries (ms). */
export const SECOND = 1000

export interface LoggedEntry {
  /** `null`: the server, or what came with the agenda. */
  person: string | null
  at: number
  update: Uint8Array
}

export class LoggedHistory {
  readonly doc = new Y.Doc()
  /** The first one is the agenda's. */
  readonly entries: LoggedEntry[] = []
  /** Of the nodes, in the order in which one reads them. */
  readonly ids: string[]
  #who: string | null = null

  /** @param first the agenda as it begins */
  constructor(first: Y.Doc) {
    this.doc.on('update', (update: Uint8Array) =>
      this.entries.push({ person: this.#who, at: this.entries.length * SECOND, update }),
    )
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(first))
    this.ids = inOrder(readOutline(this.doc)).map(({ id }) => id)
  }

  by(who: string | null, edit: (doc: Y.Doc) => void): void {
    this.#who = who
    this.doc.transact(() => edit(this.doc))
  }
}

/** A database in which the agenda `a` has its first entry; `append` writes those from one up to another. */
export async function databaseWith({ entries }: Pick<LoggedHistory, 'entries'>) {
  const dataDir = await temporaryFolder()
  const storage = closedAfterTest(await openStorage({ dataDir }))
  await storage.directory.saveCouncil(COUNCIL)
  const first = { ...entries[0]!, connection: 'cli' }
  await storage.directory.createAgenda({ id: 'a', council: COUNCIL.id, epoch: 'first', ...HEADLINE, first })
  const append = (from: number, to: number, at: Storage, fence: number) =>
    at.log.append(fence, {
      entries: entries
        .slice(from, to)
        .map((entry, index) => ({ ...entry, agenda: 'a', seq: from + index + 1, connection: 'c' })),
      bindings: [],
    })
  return { dataDir, storage, append }
}

/** @returns a database with all of it */
export async function storedWhole(history: LoggedHistory): Promise<Storage> {
  const { storage, append } = await databaseWith(history)
  await append(1, history.entries.length, storage, await storage.log.takeOwnership())
  return storage
}

/**
 * Writes it bit by bit, with compaction and restarts between.
 * @param look after each bit: how many entries there are now, and were before
 * @returns the storage as it is open in the end
 */
export async function writeInBits(
  history: LoggedHistory,
  source: RandomSource,
  look: (storage: Storage, to: number, from: number) => Promise<void>,
): Promise<{ storage: Storage; fence: number }> {
  const { entries } = history
  const { dataDir, storage, append } = await databaseWith(history)
  let open = storage
  let fence = await open.log.takeOwnership()
  let from = 1
  while (from < entries.length) {
    const to = Math.min(entries.length, from + 1 + source.below(20))
    await append(from, to, open, fence)
    if (source.chance(0.3)) await open.log.compact(fence, 'a', entries[source.below(to)]!.at)
    if (source.chance(0.2)) {
      await open.close()
      open = closedAfterTest(await openStorage({ dataDir }))
      fence = await open.log.takeOwnership()
    }
    await look(open, to, from)
    from = to
  }
  return { storage: open, fence }
}
