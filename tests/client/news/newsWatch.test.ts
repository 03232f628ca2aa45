/** What is new in an open agenda: what the server tells, and what happens while one is there. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { EVERY } from '../../../client/board/together.ts'
import { HEAD, NewsStore } from '../../../client/news/newsStore.ts'
import { ASK_EVERY, NewsWatch, type Sources, TELL_EVERY } from '../../../client/news/newsWatch.ts'
import { fieldOf, itemOf } from '../../../shared/agenda/document.ts'
import { setCaseNumber } from '../../../shared/agenda/edits.ts'
import type { AgendaNews, SeenNow } from '../../../shared/protocol/news.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread, reply } from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'
import { HandTimer } from '../board/handTimer.ts'

const VIBEKE = { id: 'vibeke', name: 'Vibeke Sand' }
const NOTHING: AgendaNews = { seq: 5, isFirst: false, items: [], threads: [] }

/** Lets everything happen that waits for a promise. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

async function opened(answer: Partial<AgendaNews> = {}) {
  const doc = agenda()
    .item(item('En').field('background', 'Ord').field('presentation', 'Ord'))
    .item(item('To').field('background', 'Ord'))
    .doc()
  const [one, two] = [idOf(doc, 'En'), idOf(doc, 'To')]
  const timer = new HandTimer()
  const store = new NewsStore()
  const told: SeenNow[] = []
  const page = {
    ...{ answer: { ...NOTHING, ...answer } as AgendaNews | null, asked: 0, inSight: null as string | null },
    owner: VIBEKE as { id: string; name: string } | null,
    isDown: false,
  }
  const sources: Sources = {
    doc,
    ownerOf: async () => page.owner,
    own: () => 'karen',
    ask: async () => {
      page.asked += 1
      if (page.answer === null) throw new Error('no server')
      return page.answer
    },
    tell: async (seen) => {
      if (page.isDown) throw new Error('no server')
      told.push(seen)
    },
    now: () => 7,
    isLookedAt: (place) => 'item' in place && page.inSight === `${place.item}/${place.part}`,
    isField: (key) => ['background', 'presentation'].includes(key),
  }
  const watch = new NewsWatch(sources, store, timer)
  timer.passes(0)
  await settled()
  timer.passes(EVERY)
  await settled()
  /** Somebody else does it, on another computer. */
  const others = async (act: (other: Y.Doc) => void) => {
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    act(other)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    await settled()
    timer.passes(EVERY)
  }
  const passes = async (milliseconds: number) => {
    timer.passes(milliseconds)
    await settled()
  }
  return { doc, one, two, timer, store, told, page, watch, others, passes }
}

const typeIn = (doc: Y.Doc, id: string, field: string): void =>
  ((fieldOf(itemOf(doc, id)!, field)!.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Nyt ')

const newIn = (item: string, ...keys: string[]): AgendaNews['items'][number] => ({
  ...{ item, at: 1, by: VIBEKE, fields: keys.map((key) => ({ key, ids: [[3, 4, 5] as const] })) },
})

const partsOf = (store: NewsStore, id: string) => [...(store.item(id)?.parts.keys() ?? [])]

describe('[Y13] what is new', () => {
  test('is what the server tells, by the part of the item that shows it', async () => {
    const { store, one, two } = await opened({
      threads: [{ thread: 't', at: 2, by: VIBEKE, comments: ['c'] }],
    })
    expect([store.items().size, store.thread('t')?.comments]).toEqual([0, ['c']])
    const other = await opened({ items: [newIn(one, 'background', 'caseNumber', 'position')] })
    expect(partsOf(other.store, one)).toEqual(['background', HEAD])
    expect(other.store.shownIn(one, 'background')).toEqual([[3, 4, 5]])
    expect(other.store.item(two)).toBeNull()
  })

  test('to who comes the first time is nothing, and it is told that they were there', async () => {
    const { store, told } = await opened({ isFirst: true })
    expect(store.items().size).toBe(0)
    expect(told).toEqual([{ upTo: 5 }])
  })

  test('comes as colleagues do it elsewhere; not what one does oneself, in whichever tab', async () => {
    const { doc, store, one, two, others, page } = await opened()
    await others((other) => typeIn(other, one, 'background'))
    expect(store.item(one)).toMatchObject({ at: 7, by: VIBEKE })
    expect(partsOf(store, one)).toEqual(['background'])
    const before = store.item(one)
    typeIn(doc, two, 'background')
    page.owner = { id: 'karen', name: 'Karen' }
    await others((other) => typeIn(other, two, 'background'))
    expect(store.item(two)).toBeNull()
    expect(store.item(one)).toBe(before)
    page.owner = VIBEKE
    await others((other) => setCaseNumber(other, one, 'SAG-1'))
    expect(partsOf(store, one)).toEqual(['background', HEAD])
  })

  test('is no item for a comment, but the thread', async () => {
    const { store, one, others } = await opened()
    const comment = (id: string) => ({ id, author: 'vibeke', at: 1, body: paragraphs('Hvorfor?') })
    await others((other) => {
      beginThread(other, { id: 't', item: one, field: null, anchor: null, comment: comment('a') })
      reply(other, 't', comment('b'))
    })
    expect(store.item(one)).toBeNull()
    expect(store.thread('t')?.comments.toSorted()).toEqual(['a', 'b'])
  })

  test('of what is only taken away is asked for, and not each time', async () => {
    const { store, one, others, page, passes } = await opened()
    const asked = page.asked
    const remove = (other: Y.Doc) => fieldOf(itemOf(other, one)!, 'background')!.delete(0, 1)
    page.answer = {
      ...NOTHING,
      items: [{ ...newIn(one, 'background'), fields: [{ key: 'background', ids: [] }] }],
    }
    await others(remove)
    await passes(ASK_EVERY)
    expect([page.asked, partsOf(store, one)]).toEqual([asked + 1, ['background']])
  })

  test('is nothing as long as no answer comes', async () => {
    const { store, page, watch, passes } = await opened()
    page.answer = null
    watch.refresh()
    await passes(ASK_EVERY)
    expect(store.items().size).toBe(0)
  })
})

describe('[Y14] what was seen', () => {
  test('is new no more when all of it was looked at, is told together, and stands until one goes on', async () => {
    const { one, two, store, told, passes } = await opened({})
    const other = await opened({ items: [newIn(one, 'background', 'title'), newIn(two, 'background')] })
    other.store.see({ item: one, part: 'background' })
    expect(other.store.item(one)).not.toBeNull()
    other.store.see({ item: one, part: HEAD })
    expect(other.store.item(one)).toBeNull()
    expect(other.store.shownIn(one, 'background')).toEqual([[3, 4, 5]])
    other.store.goOn(one, 'background')
    expect(other.store.shownIn(one, 'background')).toBeNull()
    await other.passes(TELL_EVERY)
    expect(other.told).toEqual([{ places: [one] }])
    // With nothing left, single items need not be remembered.
    other.store.see({ item: two, part: 'background' })
    await other.passes(TELL_EVERY)
    expect(other.told.at(-1)).toEqual({ upTo: 5, places: [two] })
    await passes(TELL_EVERY)
    expect([store.items().size, told]).toEqual([0, [{ upTo: 5 }]])
  })

  test('is what happens where one looks, and of the rest of that item it is not', async () => {
    const { store, one, others, page, told, passes } = await opened()
    page.inSight = `${one}/background`
    await others((other) => typeIn(other, one, 'background'))
    expect(store.item(one)).toBeNull()
    await passes(TELL_EVERY)
    expect(told.at(-1)?.places).toEqual([one])
    await others((other) => typeIn(other, one, 'presentation'))
    expect(partsOf(store, one)).toEqual(['presentation'])
    await others((other) => typeIn(other, one, 'background'))
    expect(partsOf(store, one)).toContain('presentation')
  })

  test('stays seen though an answer that was asked for before tells of it; new again with the next change', async () => {
    const { store, one, others, passes, page, watch, told } = await opened({})
    page.answer = { ...NOTHING, items: [newIn(one, 'background')] }
    watch.refresh()
    await passes(ASK_EVERY)
    watch.seeAll()
    expect(store.item(one)).toBeNull()
    await others((other) => typeIn(other, one, 'background'))
    expect(partsOf(store, one)).toEqual(['background'])
    // Before it is asked again it is told what was seen.
    page.answer = NOTHING
    watch.refresh()
    await passes(ASK_EVERY)
    expect([told.at(-1)?.places, store.item(one)]).toEqual([[one], null])
  })

  test('[Y16] all of it that is said to be seen is shown nowhere any more, not where one reads it either', async () => {
    const { store, one, two, page, passes, watch } = await opened({})
    const by = { at: 1, by: VIBEKE }
    page.answer = {
      ...NOTHING,
      items: [newIn(one, 'background'), newIn(two, 'background')],
      threads: ['read', 'unread'].map((thread) => ({ thread, comments: [], ...by })),
    }
    watch.refresh()
    await passes(ASK_EVERY)
    store.see({ item: one, part: 'background' })
    store.see({ thread: 'read' })
    const shown = () => [
      ...[one, two].map((id) => store.shownIn(id, 'background') !== null),
      ...['read', 'unread'].map((id) => store.shownOf(id) !== null),
    ]
    // What one reads just now is marked until one goes on.
    expect([store.item(one), store.thread('read'), shown()]).toEqual([null, null, [true, true, true, true]])
    store.goOnFrom('read')
    expect(shown()).toEqual([true, true, false, true])
    watch.seeAll()
    expect(shown()).toEqual([false, false, false, false])
  })

  test('is told later where there is no server, and on leaving', async () => {
    const { store, one, told, page, passes, watch } = await opened({ items: [] })
    page.answer = { ...NOTHING, items: [newIn(one, 'background')] }
    watch.refresh()
    await passes(ASK_EVERY)
    page.isDown = true
    told.length = 0
    store.see({ item: one, part: 'background' })
    await watch.tellNow()
    expect(told).toEqual([])
    page.isDown = false
    await watch.tellNow()
    expect(told[0]?.places).toEqual([one])
    watch.destroy()
  })
})
