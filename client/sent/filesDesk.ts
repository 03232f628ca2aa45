/**
 * The files of a sent version in this browser: brought one after the other while the page is open, so many as is sensible or all that there
 * are, and opened from here, with and without a network.
 */
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import { paperItems } from '../../shared/paper/paperReading.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'
import type { KeptFile, KeptFiles } from '../keeping/keptFiles.ts'
import type { Answer } from './openSent.ts'

/** Without being asked a device is given no file that is larger than this, nor more of an agenda (bytes). */
const MOST_OF_ONE = 30_000_000
const MOST_OF_ALL = 150_000_000

/** A file that goes with a version. */
export interface SentFile {
  /** SHA-256 of its bytes, hex. */
  hash: string
  bytes: number
  /** Of the version that it goes with. */
  number: number
  /** The attachment's id; `null`: the agenda itself as PDF. */
  attachment: string | null
}

/** `failed`: one could not be fetched; `full`: there is no room for it. */
export type Bringing = 'no' | 'brings' | 'failed' | 'full'

export interface FilesNow {
  /** The hashes of those that are here; `null`: not known yet. */
  kept: ReadonlySet<string> | null
  bringing: Bringing
}

export type FetchFile = (file: SentFile, signal: AbortSignal) => Promise<Answer<KeptFile>>

export type FileKeep = Pick<KeptFiles, 'hashesOf' | 'open' | 'save' | 'keepOnly'>

export class FilesDesk {
  readonly #agenda: AgendaId
  readonly #person: PersonId
  readonly #keep: FileKeep
  readonly #listeners = new Set<() => void>()
  #now: FilesNow = { kept: null, bringing: 'no' }
  #leaving = new AbortController()

  constructor(agenda: AgendaId, person: PersonId, keep: FileKeep) {
    this.#agenda = agenda
    this.#person = person
    this.#keep = keep
  }

  readonly now = (): FilesNow => this.#now

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @returns `null`: it is not here */
  open(hash: string): Promise<KeptFile | null> {
    return this.#keep.open(this.#person, this.#agenda, hash)
  }

  async look(): Promise<void> {
    this.#tell({ kept: await this.#keep.hashesOf(this.#person, this.#agenda) })
  }

  /**
   * Fetches those that are not here yet; a call that is under way is given up for the next.
   * @param only what is none of these is let go; `null`: nothing is
   */
  async bring(
    wanted: readonly SentFile[],
    only: readonly SentFile[] | null,
    fetch: FetchFile,
  ): Promise<void> {
    this.stop()
    const { signal } = this.#leaving
    this.#tell({ bringing: 'brings' })
    if (only !== null) {
      const hashes = new Set(only.map(({ hash }) => hash))
      await this.#keep.keepOnly(this.#person, this.#agenda, hashes)
    }
    await this.look()
    let ended: Bringing = 'no'
    for (const file of wanted) {
      if (this.#now.kept?.has(file.hash)) continue
      const found = await fetch(file, signal)
      if (signal.aborted) return
      if (found === null || typeof found === 'number') {
        ended = 'failed'
        // No network: the others are not tried either.
        if (found === null) break
        continue
      }
      const { hash } = file
      const isSaved = await this.#keep.save(
        { person: this.#person, agenda: this.#agenda, hash },
        found,
        Date.now(),
      )
      if (!isSaved) {
        ended = 'full'
        break
      }
      this.#tell({ kept: new Set([...(this.#now.kept ?? []), hash]) })
    }
    this.#tell({ bringing: ended })
  }

  /** Nothing more is fetched until it is asked for anew. */
  stop(): void {
    this.#leaving.abort()
    this.#leaving = new AbortController()
    this.#tell({ bringing: 'no' })
  }

  #tell(now: Partial<FilesNow>): void {
    this.#now = { ...this.#now, ...now }
    for (const listener of this.#listeners) listener()
  }
}

/** The agenda itself first, then what goes with it in its order; each once. */
export function filesOf(
  { number, files }: Pick<SentVersion, 'number' | 'files'>,
  { items }: Paper,
): SentFile[] {
  const pdf = files.find(({ format }) => format === 'pdf')
  const attached = paperItems({ items })
    .flatMap(({ attachments }) => attachments)
    .flatMap(({ id, file }) => (file === null ? [] : [{ ...file, attachment: id }]))
  const all = [...(pdf === undefined ? [] : [{ ...pdf, attachment: null }]), ...attached]
  const byHash = new Map(all.toReversed().map((file) => [file.hash, file]))
  return all
    .filter((file) => byHash.get(file.hash) === file)
    .map(({ hash, bytes, attachment }) => ({ hash, bytes, number, attachment }))
}

/** What a device is given without being asked: what is not too large, for as long as it is not too much. */
export function sensibleOf(files: readonly SentFile[]): SentFile[] {
  let left = MOST_OF_ALL
  return files.filter(({ bytes }) => {
    if (bytes > MOST_OF_ONE || bytes > left) return false
    left -= bytes
    return true
  })
}
