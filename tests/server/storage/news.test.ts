/** What is new to somebody, against what a document of its own sees of the same updates; with compaction, and restarts. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { News, Seen, Storage } from '../../../server/storage/storage.ts'
import { fieldOf, itemOf, itemsOf, titleOf } from '../../../shared/agenda/document.ts'
import { assign, moveItem, setCaseNumber } from '../../../shared/agenda/edits.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread, reply, resolveThread } from '../../../shared/threads/threadEdits.ts'
import { agenda, item } from '../../support/agenda.ts'
import {
  type LoggedEntry,
  LoggedHistory,
  SECOND,
  storedWhole,
  writeInBits,
} from '../../support/loggedHistory.ts'
import { RandomSource } from '../../support/randomSource.ts'

const SEEDS = Array.from({ length: process.env.LONG ? 300 : 6 }, (_, n) => n + 1)
const ME = 'a'

const begun = (): LoggedHistory =>
  new LoggedHistory(
    agenda()
      .section('Sager', ...['En', 'To', 'Tre'].map((title) => item(title).field('background', 'Først')))
      .doc(),
  )

const title = (doc: Y.Doc, id: string): Y.XmlText =>
  (titleOf(itemOf(doc, id)!)!.get(0) as Y.XmlElement).get(0) as Y.XmlText

const background = (doc: Y.Doc, id: string): Y.XmlText =>
  (fieldOf(itemOf(doc, id)!, 'background')!.get(0) as Y.XmlElement).get(0) as Y.XmlText

const comment = (id: string, author: string) => ({ id, author, at: 1, body: paragraphs('Hvorfor?') })

const seenUpTo = (upTo: number, places: Record<string, number> = {}): Seen => ({
  ...{ upTo, places: new Map(Object.entries(places)) },
})

const newsOf = async (storage: Storage, seen: Seen | null, person = ME): Promise<News> =>
  (await storage.log.news('a', person, seen))!

/** The letters that ids stand for. */
function lettersIn(doc: Y.Doc, { items }: News, id: string, field: string): string {
  const { ids = [] } = items.find((one) => one.item === id)?.fields.find(({ key }) => key === field) ?? {}
  return ids
    .flatMap(([client, clock, length]) => Array.from({ length }, (_, at) => Y.createID(client, clock + at)))
    .map((one) => {
      const found = Y.getItem(doc.store, one)
      if (found.deleted) return '×'
      return found.content instanceof Y.ContentString ? found.content.str[one.clock - found.id.clock] : ''
    })
    .join('')
}

describe('[Y10] what others have done since one was there', () => {
  test('is told by item and field, with their letters that still stand; what one did oneself, or the server, is not', async () => {
    const history = begun()
    const [, one, two, three] = history.ids as [string, string, string, string]
    history.by('b', (doc) => background(doc, one).insert(5, ' andre'))
    history.by('b', (doc) => background(doc, one).delete(7, 2))
    history.by(ME, (doc) => background(doc, one).insert(0, 'Selv '))
    history.by('c', (doc) => setCaseNumber(doc, one, 'SAG-1'))
    history.by(ME, (doc) => background(doc, two).insert(0, 'Selv '))
    history.by(null, (doc) => background(doc, three).insert(0, 'Serveren '))
    const storage = await storedWhole(history)
    const news = await newsOf(storage, seenUpTo(1))
    expect(news).toMatchObject({ seq: 7, threads: [] })
    expect(news.items).toMatchObject([
      { item: one, at: 4 * SECOND, person: 'c', fields: [{ key: 'background' }, { key: 'caseNumber' }] },
    ])
    expect(lettersIn(history.doc, news, one, 'background')).toBe(' are')
    expect(lettersIn(history.doc, await newsOf(storage, seenUpTo(1), 'b'), one, 'background')).toBe('Selv ')
  })

  test('of what was only taken away the field is told, and a move, and who writes it', async () => {
    const history = begun()
    const [, one, two] = history.ids as [string, string, string]
    history.by('b', (doc) => title(doc, one).delete(0, 1))
    history.by('b', (doc) => moveItem(doc, two, { parent: null, index: 0 }))
    history.by('b', (doc) => assign(doc, two, 'b'))
    const news = await newsOf(await storedWhole(history), seenUpTo(1))
    expect(news.items.map(({ item, fields }) => [item, fields.map(({ key }) => key)])).toEqual([
      [one, ['title']],
      [two, ['position', 'responsibles']],
    ])
    expect(news.items[0]!.fields[0]!.ids).toEqual([])
  })

  test('of comments: the thread, and which of them; they are no change of their item', async () => {
    const history = begun()
    const [, one] = history.ids as [string, string]
    const begin = (id: string, author: string) => (doc: Y.Doc) =>
      beginThread(doc, {
        ...{ id, item: one, field: null, anchor: null },
        comment: comment(`${id}1`, author),
      })
    history.by(ME, begin('t', ME))
    history.by('b', (doc) => reply(doc, 't', comment('t2', 'b')))
    history.by('b', begin('u', 'b'))
    history.by('b', (doc) => resolveThread(doc, 't', 'b', 1))
    const storage = await storedWhole(history)
    const news = await newsOf(storage, seenUpTo(1))
    expect(news.items).toEqual([])
    expect(news.threads).toEqual([
      { thread: 't', at: 4 * SECOND, person: 'b', comments: ['t2'] },
      { thread: 'u', at: 3 * SECOND, person: 'b', comments: ['u1'] },
    ])
    const { threads } = await newsOf(storage, seenUpTo(1, { 'thread/t': 5 }))
    expect(threads.map(({ thread }) => thread)).toEqual(['u'])
  })

  test('nothing to who was never there, of what was seen, or in an agenda that is not there', async () => {
    const history = begun()
    const [, one, two] = history.ids as [string, string, string]
    history.by('b', (doc) => title(doc, one).insert(0, 'x'))
    history.by('b', (doc) => title(doc, two).insert(0, 'x'))
    const storage = await storedWhole(history)
    const items = async (seen: Seen | null) => (await newsOf(storage, seen)).items.map(({ item }) => item)
    expect(await items(null)).toEqual([])
    expect(await items(seenUpTo(3))).toEqual([])
    expect(await items(seenUpTo(2))).toEqual([two])
    expect(await items(seenUpTo(1, { [one]: 2 }))).toEqual([two])
    expect(await items(seenUpTo(1, { [one]: 1 }))).toEqual([one, two])
    expect(await storage.log.news('none', ME, seenUpTo(1))).toBeNull()
  })

  test.each(SEEDS)(
    'is what was seen to happen, with compaction and restarts between (seed %i)',
    async (seed) => {
      const source = new RandomSource(seed)
      const history = source.whileSeeded(() => {
        const made = begun()
        const edits: ((doc: Y.Doc, id: string) => void)[] = [
          (doc, id) => title(doc, id).insert(0, 'ord '),
          (doc, id) => background(doc, id).delete(0, Math.min(2, background(doc, id).length)),
          (doc, id) => setCaseNumber(doc, id, `SAG-${source.below(99)}`),
          (doc, id) => background(doc, id).insert(0, 'mere '),
        ]
        for (let step = 0; step < 60; step += 1)
          made.by(source.chance(0.05) ? null : source.pick([ME, 'b', 'c']), (doc) =>
            source.pick(edits)(doc, source.pick(made.ids.slice(1))),
          )
        return made
      })
      const { entries } = history
      await writeInBits(history, source, async (open, to) => {
        for (const after of [1, source.below(to) + 1, to]) {
          const { seq, items } = await newsOf(open, seenUpTo(after))
          expect(seq).toBe(to)
          expect(items.map(({ item }) => item).sort()).toEqual(changedByOthers(entries.slice(0, to), after))
        }
      })
    },
  )
})

/** By the events of a document that knows nothing of any log. */
function changedByOthers(entries: readonly LoggedEntry[], after: number): string[] {
  const doc = new Y.Doc()
  const changed = new Set<string>()
  let isNews = false
  itemsOf(doc).observeDeep((events) => {
    if (!isNews) return
    for (const event of events)
      for (const id of event.path.length > 0 ? [String(event.path[0])] : event.changes.keys.keys())
        changed.add(id)
  })
  for (const [index, { person, update }] of entries.entries()) {
    isNews = index >= after && person !== null && person !== ME
    Y.applyUpdate(doc, update)
  }
  return [...changed].sort()
}

describe('[Y11] what somebody has seen', () => {
  test('is kept for each person, never becomes less, and goes with the agenda', async () => {
    const history = begun()
    history.by('b', (doc) => title(doc, history.ids[1]!).insert(0, 'x'))
    history.by('b', (doc) => title(doc, history.ids[1]!).insert(0, 'x'))
    const storage = await storedWhole(history)
    const { seen } = storage
    expect(await seen.of('a', ME)).toBeNull()
    await seen.see('a', ME, { upTo: 1 })
    await seen.see('a', ME, { places: ['one', 'thread/t'] })
    expect(await seen.of('a', ME)).toEqual(seenUpTo(1, { one: 3, 'thread/t': 3 }))
    expect(await seen.of('a', 'b')).toBeNull()
    await seen.see('a', ME, { upTo: 2 })
    await seen.see('a', ME, { upTo: 1 })
    expect(await seen.of('a', ME)).toEqual(seenUpTo(2, { one: 3, 'thread/t': 3 }))
    // Nobody has seen what is not there yet; what was seen one by one is not kept twice.
    await seen.see('a', ME, { upTo: 99 })
    expect(await seen.of('a', ME)).toEqual(seenUpTo(3))
    await seen.see('none', ME, { upTo: 1 })
    await storage.directory.markAgendaDeleted('a')
    expect(await seen.of('a', ME)).toBeNull()
    await storage.directory.removeAgenda('a')
    expect(await seen.of('a', ME)).toBeNull()
  })
})
