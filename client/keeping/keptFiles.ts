/**
 * The files of agendas that were sent out, as far as this browser keeps them for reading without a network: by their bytes, so that one that
 * goes with two versions is there once. For their own person alone. As all of `Keep`, nothing here throws.
 */
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import type { FileRow, KeptDatabase } from './database.ts'

/** Of all agendas (bytes): the files of the one that was kept longest ago go first. */
const MOST_BYTES = 400_000_000

/** Does something with the database; `undefined` where there is none, or it cannot be. */
type Try = <T>(work: (database: KeptDatabase) => Promise<T>) => Promise<T | undefined>

export interface KeptFile {
  /** What it is called where it is saved. */
  name: string
  bytes: Blob
}

export class KeptFiles {
  readonly #try: Try

  constructor(run: Try) {
    this.#try = run
  }

  /** Which of an agenda's files are here: SHA-256, hex. */
  async hashesOf(person: PersonId, agenda: AgendaId): Promise<ReadonlySet<string>> {
    const keys = await this.#try((database) => database.getAllKeys('files', ofAgenda(person, agenda)))
    return new Set((keys ?? []).map(([, , hash]) => hash))
  }

  /** @returns `null`: it is not here */
  async open(person: PersonId, agenda: AgendaId, hash: string): Promise<KeptFile | null> {
    const row = await this.#try((database) => database.get('fileBytes', [person, agenda, hash]))
    return row === undefined ? null : { name: row.name, bytes: new Blob([row.data], { type: row.type }) }
  }

  /** @param at milliseconds since 1970 (UTC) @returns `false`: there is no room for it */
  async save(
    { person, agenda, hash }: Pick<FileRow, 'person' | 'agenda' | 'hash'>,
    { name, bytes }: KeptFile,
    at: number,
  ): Promise<boolean> {
    const data = await bytes.arrayBuffer()
    const row = { person, agenda, hash, bytes: data.byteLength, at }
    const saved = await this.#try(async (database) => {
      await makeRoom(database, row)
      const transaction = database.transaction(['files', 'fileBytes'], 'readwrite')
      try {
        await Promise.all([
          transaction.objectStore('files').put(row),
          transaction.objectStore('fileBytes').put({ person, agenda, hash, name, type: bytes.type, data }),
          transaction.done,
        ])
        return true
      } catch (error) {
        // A full disk stops nobody from keeping words, which are small.
        await transaction.done.catch(() => {})
        if (isFull(error) || isFull(transaction.error)) return false
        throw error
      }
    })
    return saved ?? false
  }

  /** What goes with no version that is read any more is not kept. */
  async keepOnly(person: PersonId, agenda: AgendaId, hashes: ReadonlySet<string>): Promise<void> {
    await this.#try(async (database) => {
      const keys = await database.getAllKeys('files', ofAgenda(person, agenda))
      await remove(
        database,
        keys.filter(([, , hash]) => !hashes.has(hash)),
      )
    })
  }
}

export const ofAgenda = (person: PersonId, agenda: AgendaId): IDBKeyRange =>
  IDBKeyRange.bound([person, agenda], [person, agenda, []])

/** Takes away whole agendas, until there is room for a file; never of its own. */
async function makeRoom(database: KeptDatabase, file: FileRow): Promise<void> {
  const rows = await database.getAll('files')
  const isOwn = (row: FileRow) => row.person === file.person && row.agenda === file.agenda
  const agendas = Map.groupBy(
    rows.filter((row) => !isOwn(row)),
    ({ person, agenda }) => `${person} ${agenda}`,
  )
  const oldestFirst = [...agendas.values()].sort((a, b) => newestOf(a) - newestOf(b))
  let bytes = rows.reduce((sum, row) => sum + row.bytes, file.bytes)
  for (const ones of oldestFirst) {
    if (bytes <= MOST_BYTES) return
    await remove(
      database,
      ones.map(({ person, agenda, hash }) => [person, agenda, hash]),
    )
    bytes -= ones.reduce((sum, row) => sum + row.bytes, 0)
  }
}

const newestOf = (rows: readonly FileRow[]): number => Math.max(...rows.map(({ at }) => at))

async function remove(database: KeptDatabase, keys: readonly [PersonId, AgendaId, string][]): Promise<void> {
  const transaction = database.transaction(['files', 'fileBytes'], 'readwrite')
  const deleted = keys.flatMap((key) => [
    transaction.objectStore('files').delete(key),
    transaction.objectStore('fileBytes').delete(key),
  ])
  await Promise.all([...deleted, transaction.done])
}

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError'
