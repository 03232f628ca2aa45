/**
 * What one tab keeps in this browser, and what it finds there. Nothing here throws: a browser that keeps nothing is a state
 * that the page tells of, before anybody relies on it.
 */
import type { IDBPObjectStore, StoreNames } from 'idb'
import { mergeUpdates } from 'yjs'
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import { newId } from '../../shared/ids.ts'
import type { CouncilPerson } from '../../shared/protocol/api.ts'
import type { Welcome } from '../../shared/protocol/messages.ts'
import { type Asker, askerOf } from '../../shared/rights/whyNot.ts'
import type { Draft } from '../threads/drafts.ts'
import {
  type Headline,
  type HeadlineRow,
  type KeptDatabase,
  type KeptSchema,
  type LeftWords,
  type Life,
  lifeKey,
  lifeOf,
  openDatabase,
  readLifeKey,
  retired,
  type WaitingRow,
} from './database.ts'
import { forgetEarlierLives } from './earlierLives.ts'
import { KeptFiles } from './keptFiles.ts'
import { isSaved, KeptPapers } from './keptSent.ts'
import { meetTabs, startTab, watchSignOut, whenGone } from './tabs.ts'

/** `unavailable`: the browser has no store, or forbids it; `failing`: what was to be kept could not be, as on a full disk. */
export type KeepProblem = 'unavailable' | 'failing'

const LONGEST_WAIT_MS = 2000

/** What was found of an agenda. */
export interface Kept {
  life: Life
  /** The document as the server had it, as one update. */
  state: Uint8Array
  /** The person as rights know them, by what the server said last. */
  asker: Asker
  /** What the council had decided, as the server said last. */
  settings?: Welcome['settings']
}

/** Words that wait, and the document that they were written in; `null` where that is not kept. */
export interface WaitingOutside {
  state: Uint8Array | null
  rows: readonly WaitingRow[]
}

/** An agenda that opens without a server. */
export type KeptAgenda = Headline & { id: AgendaId }

export class Keep {
  readonly #database: Promise<KeptDatabase | null>
  readonly #tab: string
  readonly #listeners = new Set<() => void>()
  #problem: KeepProblem | null = null
  /** Somebody signs out in another tab: what this one still has of theirs must not be kept any more. */
  #isSignedOut = false
  readonly #tellSignOut = watchSignOut(() => {
    this.#isSignedOut = true
  })
  /** What was sent out, and one's own notes to it. */
  readonly papers = new KeptPapers((work) => this.#try(work))
  readonly files = new KeptFiles((work) => this.#try(work))
  /** Words to be copied, where the browser keeps nothing: they live as long as this tab. */
  #leftHere: LeftWords[] = []

  constructor() {
    this.#tab = startTab()
    this.#database = openDatabase(() => this.#fail('failing')).catch(() => this.#fail('unavailable'))
  }

  /** Why what is written here may not survive this tab; `null` while it does. */
  readonly problem = (): KeepProblem | null => this.#problem

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * What this browser has of the agenda, by the last welcome; `null` when there is nothing to show. A store that does not answer
   * (browsers have such hours) must not keep an agenda from opening.
   */
  find(agenda: AgendaId): Promise<Kept | null> {
    return Promise.race([this.#find(agenda), after(LONGEST_WAIT_MS).then(() => null)])
  }

  async #find(agenda: AgendaId): Promise<Kept | null> {
    const found = await this.#try(async (database) => {
      const welcome = await lastWelcome(database, agenda)
      if (welcome === null) return null
      const life = lifeOf(agenda, welcome)
      const state = await stateOf(database, lifeKey(life))
      return state === null ? null : { life, asker: askerOf(welcome), settings: welcome.settings, state }
    })
    return found ?? null
  }

  async saveWelcome(agenda: AgendaId, welcome: Welcome): Promise<void> {
    this.#isSignedOut = false
    await this.#try(async (database) => {
      await database.put('welcomes', { agenda, welcome })
      await forgetEarlierLives(database, lifeOf(agenda, welcome))
    })
  }

  /** @param state the whole document, as one update @param has whether that holds another one */
  async saveCopy(life: Life, state: Uint8Array, has: (update: Uint8Array) => boolean): Promise<void> {
    await this.#try(async (database) => {
      await atOnce(database, 'copies', (store) => store.put({ life: lifeKey(life), state }))
      const { store, done } = database.transaction('confirmed', 'readwrite')
      const rows = await store.index('life').getAll(lifeKey(life))
      const held = rows.filter(({ update }) => has(update))
      await Promise.all([...held.map(({ id }) => store.delete(id!)), done])
    })
  }

  async saveHeadline(life: Life, headline: Headline): Promise<void> {
    await this.#try((database) => putBeside(database, life, { headline }))
  }

  /** Keeps the names of a council's people, for whoever has the agenda open; with the copy they go. */
  async savePeople(agenda: AgendaId, person: PersonId, people: readonly CouncilPerson[]): Promise<void> {
    await this.#try(async (database) => {
      const life = await lastLife(database, agenda)
      if (life?.person === person) await putBeside(database, life, { people })
    })
  }

  /** The people as they were last known to this person; `null` where nobody is remembered, or the store does not answer. */
  peopleOf(agenda: AgendaId, person: PersonId): Promise<readonly CouncilPerson[] | null> {
    return Promise.race([this.#peopleOf(agenda, person), after(LONGEST_WAIT_MS).then(() => null)])
  }

  async #peopleOf(agenda: AgendaId, person: PersonId): Promise<readonly CouncilPerson[] | null> {
    const row = await this.#try(async (database) => {
      const life = await lastLife(database, agenda)
      return life?.person === person ? database.get('headlines', lifeKey(life)) : undefined
    })
    return row?.people ?? null
  }

  /** The agendas of which this person has a copy here; none where the store does not answer. */
  agendasOf(person: PersonId): Promise<KeptAgenda[]> {
    return Promise.race([this.#agendasOf(person), after(LONGEST_WAIT_MS).then(() => [])])
  }

  async #agendasOf(person: PersonId): Promise<KeptAgenda[]> {
    const found = await this.#try(async (database) => {
      const lives = (await database.getAll('welcomes')).map(({ agenda, welcome }) => lifeOf(agenda, welcome))
      const theirs = lives.filter((life) => life.person === person)
      return Promise.all(
        theirs.map(async (life) => {
          const [row, copies] = await Promise.all([
            database.get('headlines', lifeKey(life)),
            database.count('copies', lifeKey(life)),
          ])
          return row?.headline && copies > 0 ? [{ id: life.agenda, ...row.headline }] : []
        }),
      )
    })
    return (found ?? []).flat()
  }

  /** @returns the row's number; `null` when it could not be kept */
  async addWaiting(life: Life, update: Uint8Array): Promise<number | null> {
    const row: WaitingRow = { life: lifeKey(life), tab: this.#tab, update }
    const id = await this.#try((database) => atOnce(database, 'waiting', (store) => store.add(row)))
    return id ?? null
  }

  /** These are on the server's disk: until a copy has them they belong to the last one, which a crash would leave behind. */
  async confirmWaiting(life: Life, rows: readonly { id: number; update: Uint8Array }[]): Promise<void> {
    await this.#try(async (database) => {
      const transaction = database.transaction(['waiting', 'confirmed'], 'readwrite')
      const [waiting, confirmed] = [transaction.objectStore('waiting'), transaction.objectStore('confirmed')]
      const moved = rows.flatMap(({ id, update }) => [
        waiting.delete(id),
        confirmed.add({ life: lifeKey(life), update }),
      ])
      await Promise.all([...moved, transaction.done])
    })
  }

  /**
   * Hands over the waiting words of every tab that is gone, or goes: to one tab alone.
   * @param take called for each such tab, with its rows in their order
   * @param signal ends it
   */
  async adopt(life: Life, take: (rows: WaitingRow[]) => void, signal: AbortSignal): Promise<void> {
    const watched = new Set([this.#tab])
    const watch = async (tab: string) => {
      if (watched.has(tab)) return
      watched.add(tab)
      await this.#adoptFrom(tab, life, take, signal)
    }
    meetTabs(this.#tab, lifeKey(life), watch, signal)
    const rows = await this.#try((database) => database.getAllFromIndex('waiting', 'life', lifeKey(life)))
    await Promise.all((rows ?? []).map(({ tab }) => watch(tab)))
  }

  async #adoptFrom(tab: string, life: Life, take: (rows: WaitingRow[]) => void, signal: AbortSignal) {
    const work = async () => {
      const rows = await this.#try(async (database) => {
        const store = database.transaction('waiting', 'readwrite').store
        const all = await store.index('life').getAll(lifeKey(life))
        const theirs = all.filter((row) => row.tab === tab)
        await Promise.all(theirs.map((row) => store.put({ ...row, tab: this.#tab })))
        return theirs
      })
      if (rows !== undefined && rows.length > 0) take(rows)
    }
    await whenGone(tab, work, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }

  /**
   * The server takes these changes no more as they are: they are kept apart, with what they were written in, until their words
   * stand somewhere else.
   * @param rows their numbers @param refused which of them the server itself refused @param state what they were made in
   * @returns the life under which they are kept
   */
  async retire(
    life: Life,
    rows: readonly number[],
    refused: ReadonlySet<number>,
    state: Uint8Array,
  ): Promise<Life> {
    const apart = retired(life, newId())
    await this.#try(async (database) => {
      const transaction = database.transaction(['waiting', 'copies'], 'readwrite')
      const waiting = transaction.objectStore('waiting')
      for (const id of rows) {
        const row = await waiting.get(id)
        if (row !== undefined) await waiting.put({ ...row, life: lifeKey(apart), isRefused: refused.has(id) })
      }
      await transaction.objectStore('copies').put({ life: lifeKey(apart), state })
      await transaction.done
    })
    return apart
  }

  /** Other lives of the agenda in which words of this person wait. */
  async otherLives(life: Life): Promise<Life[]> {
    const rows = await this.#try((database) => database.getAll('waiting'))
    const lives = new Set((rows ?? []).map((row) => row.life))
    return [...lives]
      .map(readLifeKey)
      .filter(
        ({ agenda, person, epoch }) =>
          agenda === life.agenda && person === life.person && epoch !== life.epoch,
      )
  }

  /** What the words of a life were written in; `null` where nothing of it is kept. */
  async copyOf(life: Life): Promise<Uint8Array | null> {
    return (await this.#try((database) => database.get('copies', lifeKey(life))))?.state ?? null
  }

  /**
   * What was kept in a life has been done again, or could not be: then its words are put where their author finds them.
   * @param rows the numbers of the changes, which are kept no more
   * @param left `null` where everything was done again
   */
  async settle(life: Life, rows: readonly number[], left: Omit<LeftWords, 'id'> | null): Promise<void> {
    const stored = await this.#try(async (database) => {
      const transaction = database.transaction(['left', 'waiting', 'copies'], 'readwrite')
      await transaction.objectStore('copies').delete(lifeKey(life))
      if (left !== null) await transaction.objectStore('left').add(left)
      for (const id of rows) await transaction.objectStore('waiting').delete(id)
      await transaction.done
      return true
    })
    if (stored === undefined && left !== null)
      this.#leftHere.push({ ...left, id: -1 - this.#leftHere.length })
    this.#tell()
  }

  async left(agenda: AgendaId): Promise<LeftWords[]> {
    const stored = await this.#try((database) => database.getAllFromIndex('left', 'agenda', agenda))
    return [...(stored ?? []), ...this.#leftHere.filter((left) => left.agenda === agenda)]
  }

  async removeLeft(id: number): Promise<void> {
    this.#leftHere = this.#leftHere.filter((left) => left.id !== id)
    if (id > 0) await this.#try((database) => database.delete('left', id))
    this.#tell()
  }

  /** What was removed is there again. */
  async putLeftBack(left: LeftWords): Promise<void> {
    const stored = left.id! > 0 ? await this.#try((database) => database.put('left', left)) : undefined
    if (stored === undefined) this.#leftHere.push(left)
    this.#tell()
  }

  /** Comments that this person has begun to write in an agenda, and not sent. */
  async draftsOf(agenda: AgendaId, person: PersonId): Promise<Draft[]> {
    const rows = await this.#try((database) =>
      database.getAll('drafts', IDBKeyRange.bound([agenda, person], [agenda, person, []])),
    )
    return (rows ?? [])
      .map(({ name, body, begins, at }) => ({ name, body, begins, at }))
      .sort((a, b) => a.at - b.at)
  }

  async saveDraft(agenda: AgendaId, person: PersonId, draft: Draft): Promise<void> {
    await this.#try((database) =>
      atOnce(database, 'drafts', (store) => store.put({ ...draft, agenda, person })),
    )
  }

  async removeDraft(agenda: AgendaId, person: PersonId, name: string): Promise<void> {
    await this.#try((database) => atOnce(database, 'drafts', (store) => store.delete([agenda, person, name])))
  }

  /** What waits of this person's in agendas other than these, and what it was written in. It stays kept. */
  async waitingOutside(person: PersonId, open: ReadonlySet<AgendaId>): Promise<WaitingOutside[]> {
    const found = await this.#try(async (database) => {
      const rows = (await database.getAll('waiting')).filter(({ life }) => {
        const of = readLifeKey(life)
        return of.person === person && !open.has(of.agenda)
      })
      return Promise.all(
        [...Map.groupBy(rows, ({ life }) => life)].map(async ([life, theirs]) => ({
          state: await stateOf(database, life),
          rows: theirs,
        })),
      )
    })
    return found ?? []
  }

  /** How many changes, set-aside words and notes that are not sent this browser holds, of whatever agenda. */
  async waitingEverywhere(): Promise<number> {
    const counts = await this.#try((database) =>
      Promise.all([
        database.count('waiting'),
        database.count('left'),
        database.getAll('notes').then((notes) => notes.filter((note) => !isSaved(note)).length),
      ]),
    )
    return (counts ?? []).reduce((sum, count) => sum + count, this.#leftHere.length)
  }

  /** Removes everything, as one signs out: the next person at this computer finds nothing. */
  async forget(): Promise<void> {
    this.#tellSignOut()
    this.#leftHere = []
    await this.#try(async (database) => {
      const copies = ['welcomes', 'copies', 'headlines', 'waiting', 'confirmed', 'left', 'drafts'] as const
      const stores = [...copies, 'versions', 'papers', 'notes', 'files', 'fileBytes'] as const
      const transaction = database.transaction(stores, 'readwrite')
      await Promise.all(stores.map((store) => transaction.objectStore(store).clear()))
      await transaction.done
    })
  }

  async #try<T>(work: (database: KeptDatabase) => Promise<T>): Promise<T | undefined> {
    const database = await this.#database
    if (database === null || this.#isSignedOut) return undefined
    try {
      return await work(database)
    } catch {
      this.#fail('failing')
      return undefined
    }
  }

  #fail(problem: KeepProblem): null {
    this.#problem ??= problem
    this.#tell()
    return null
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** The copy of a life, with what has come to the server's disk since; `null` where there is none. */
async function stateOf(database: KeptDatabase, life: string): Promise<Uint8Array | null> {
  const stores = database.transaction(['copies', 'confirmed'])
  const [copy, since] = await Promise.all([
    stores.objectStore('copies').get(life),
    stores.objectStore('confirmed').index('life').getAll(life),
  ])
  if (copy === undefined) return null
  return since.length === 0 ? copy.state : mergeUpdates([copy.state, ...since.map(({ update }) => update)])
}

async function lastWelcome(database: KeptDatabase, agenda: AgendaId): Promise<Welcome | null> {
  return (await database.get('welcomes', agenda))?.welcome ?? null
}

/** The life of the last welcome: the one that is opened. */
async function lastLife(database: KeptDatabase, agenda: AgendaId): Promise<Life | null> {
  const welcome = await lastWelcome(database, agenda)
  return welcome && lifeOf(agenda, welcome)
}

/** Writes one part of what stands beside a copy, and leaves the others. */
async function putBeside(database: KeptDatabase, life: Life, part: Partial<HeadlineRow>): Promise<void> {
  const { store, done } = database.transaction('headlines', 'readwrite')
  const before = await store.get(lifeKey(life))
  await Promise.all([store.put({ ...before, ...part, life: lifeKey(life) }), done])
}

/**
 * Writes, and has it committed without waiting to hear that it is written: a tab that is closed or loaded anew right after a key would
 * not hear it any more, and the browser takes back what was not committed.
 */
async function atOnce<Name extends StoreNames<KeptSchema>, T>(
  database: KeptDatabase,
  name: Name,
  write: (store: IDBPObjectStore<KeptSchema, [Name], Name, 'readwrite'>) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(name, 'readwrite')
  const written = write(transaction.store)
  transaction.commit()
  const [result] = await Promise.all([written, transaction.done])
  return result
}

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
