/**
 * What this browser keeps of agendas that were sent out: the papers that were opened here, and one's own notes to them, for their own
 * person alone. As all of `Keep`, nothing here throws.
 */
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import { mergedNote } from '../../shared/protocol/mergedNote.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'
import type { KeptDatabase, KeptNote } from './database.ts'
import { ofAgenda } from './keptFiles.ts'

/** Does something with the database; `undefined` where there is none, or it cannot be. */
type Try = <T>(work: (database: KeptDatabase) => Promise<T>) => Promise<T | undefined>

/** An agenda that was sent out, and what of it can be read here. */
export interface KeptSent {
  agenda: AgendaId
  versions: readonly SentVersion[]
  /** Of the newest of them that was opened here. */
  head: Pick<Paper, 'council' | 'title' | 'startsAt' | 'endsAt' | 'place'>
}

export class KeptPapers {
  readonly #try: Try

  constructor(run: Try) {
    this.#try = run
  }

  async saveVersions(person: PersonId, agenda: AgendaId, versions: readonly SentVersion[]): Promise<void> {
    await this.#try((database) => database.put('versions', { agenda, person, versions }))
  }

  /** As they were told last; `null`: never. */
  async versionsOf(person: PersonId, agenda: AgendaId): Promise<readonly SentVersion[] | null> {
    return (await this.#try((database) => database.get('versions', [person, agenda])))?.versions ?? null
  }

  async savePaper(person: PersonId, { agenda, number, at, hash }: SentVersion, paper: Paper): Promise<void> {
    await this.#try((database) =>
      database.put('papers', { agenda, person, number, sign: `${at} ${hash}`, paper }),
    )
  }

  /** @returns the paper of this very version, and of no other that has its number since a backup was restored */
  async paperOf(person: PersonId, { agenda, number, at, hash }: SentVersion): Promise<Paper | null> {
    const row = await this.#try((database) => database.get('papers', [person, agenda, number]))
    return row?.sign === `${at} ${hash}` ? row.paper : null
  }

  /** What this person can read here without a server. */
  async all(person: PersonId): Promise<KeptSent[]> {
    const found = await this.#try(async (database) => {
      const [rows, papers] = await Promise.all([
        database.getAll('versions', IDBKeyRange.bound([person], [person, []])),
        database.getAll('papers', IDBKeyRange.bound([person], [person, []])),
      ])
      return rows.flatMap(({ agenda, versions }) => {
        const newest = papers.findLast((row) => row.agenda === agenda)?.paper
        if (newest === undefined) return []
        const { council, title, startsAt, endsAt, place } = newest
        return [{ agenda, versions, head: { council, title, startsAt, endsAt, place } }]
      })
    })
    return found ?? []
  }

  /** Whether this person can read something of it here without a server. */
  async has(person: PersonId, agenda: AgendaId): Promise<boolean> {
    const papers = await this.#try((database) => database.count('papers', ofAgenda(person, agenda)))
    return (papers ?? 0) > 0
  }

  /** This person may not read it any more, nor its files. Their notes stay: they are their own words. */
  async forget(person: PersonId, agenda: AgendaId): Promise<void> {
    await this.#try(async (database) => {
      const transaction = database.transaction(['versions', 'papers', 'files', 'fileBytes'], 'readwrite')
      await transaction.objectStore('versions').delete([person, agenda])
      for (const name of ['papers', 'files', 'fileBytes'] as const)
        await transaction.objectStore(name).delete(ofAgenda(person, agenda))
      await transaction.done
    })
  }

  async notesOf(person: PersonId, agenda: AgendaId): Promise<KeptNote[]> {
    return (await this.#try((database) => database.getAll('notes', ofAgenda(person, agenda)))) ?? []
  }

  /**
   * @param known the text that this tab has put in, or found, last: what another tab has put in since stays in the note too
   * @returns the note as it is kept now
   */
  async saveNote(note: KeptNote, known: string): Promise<KeptNote> {
    const kept = await this.#try(async (database) => {
      const transaction = database.transaction('notes', 'readwrite')
      const there = await transaction.store.get([note.person, note.agenda, note.item])
      const isOthers = there !== undefined && there.text !== known && there.text !== note.text
      const now = isOthers ? { ...note, text: mergedNote(known, note.text, there.text) } : note
      const base = there !== undefined && there.base.revision > now.base.revision ? there.base : now.base
      await transaction.store.put({ ...now, base })
      transaction.commit()
      await transaction.done
      return { ...now, base }
    })
    return kept ?? note
  }
}

/** It is on the server's disk as it is. */
export const isSaved = ({ text, base }: Pick<KeptNote, 'text' | 'base'>): boolean => text === base.text
