/** The threads that the page shows: in the agenda's order, counted by item, and read anew only where something changed. */
import { describe, expect, test } from 'vitest'
import { DocumentWatch } from '../../../client/agenda/documentWatch.ts'
import { threadsOfSession } from '../../../client/threads/threadsWatch.ts'
import { deleteItem, moveItem, restoreItem } from '../../../shared/agenda/edits.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import * as edits from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

/** Whoever shows it is told at once. */
const AT_ONCE = { own: (tell: () => void) => tell(), others: (tell: () => void) => tell(), wrote() {} }

function opened() {
  const doc = agenda().item(item('AI')).item(item('Sky')).doc()
  const watch = new DocumentWatch(doc, AT_ONCE as never)
  const threads = threadsOfSession({ doc, watch })
  const [ai, sky] = [idOf(doc, 'AI'), idOf(doc, 'Sky')]
  const said = (id: string, at: number) => ({ id, author: 'ida', at, body: paragraphs('Ord') })
  const begin = (id: string, about: string, field: string | null, at: number) =>
    edits.beginThread(doc, { id, item: about, field, anchor: null, comment: said(`${id}-1`, at) })
  return { doc, threads, ai, sky, said, begin }
}

describe('[P1] the threads of an agenda', () => {
  test('stand as one reads it: by item, then what is about all of it, then by field and time', () => {
    const { threads, doc, ai, sky, begin } = opened()
    begin('sky', sky, null, 1)
    begin('late', ai, 'background', 9)
    begin('early', ai, 'background', 2)
    begin('presentation', ai, 'presentation', 1)
    begin('unknown', ai, 'nobody-knows', 1)
    begin('title', ai, 'title', 5)
    begin('whole', ai, null, 8)
    const inItem = ['whole', 'title', 'early', 'late', 'presentation', 'unknown']
    expect(threads.inOrder()).toEqual([...inItem, 'sky'])
    moveItem(doc, sky, { parent: null, index: 0 })
    expect(threads.inOrder()).toEqual(['sky', ...inItem])
  })

  test('[P17] stand where they stood for who writes in one that is resolved or deleted', () => {
    const { threads, doc, ai, sky, begin } = opened()
    begin('a', ai, null, 1)
    begin('b', ai, null, 2)
    begin('c', ai, null, 3)
    begin('sky', sky, null, 4)
    edits.deleteThread(doc, 'b', 5)
    expect(threads.sorted(['sky', 'c', 'a', 'b'])).toEqual(['a', 'b', 'c', 'sky'])
    deleteItem(doc, sky, 6)
    expect(threads.sorted(['sky', 'a'])).toEqual(['a'])
  })

  test('go with their item, and come back with it', () => {
    const { threads, doc, ai, sky, begin } = opened()
    begin('a', ai, null, 1)
    begin('s', sky, null, 1)
    deleteItem(doc, ai, 5)
    expect(threads.inOrder()).toEqual(['s'])
    restoreItem(doc, ai)
    expect(threads.inOrder()).toEqual(['a', 's'])
  })

  test('are there for as long as somebody says something in them', () => {
    const { threads, doc, ai, said, begin } = opened()
    begin('a', ai, null, 1)
    edits.reply(doc, 'a', said('a-2', 2))
    edits.deleteComment(doc, 'a', 'a-1', 3)
    // What began it is told to be gone; an answer is not.
    expect(threads.of('a')!.comments.map(({ id }) => id)).toEqual(['a-1', 'a-2'])
    edits.deleteComment(doc, 'a', 'a-2', 4)
    expect(threads.of('a')).toBeNull()
    expect(threads.inOrder()).toEqual([])
    edits.restoreComment(doc, 'a', 'a-2')
    expect(threads.inOrder()).toEqual(['a'])
    edits.deleteThread(doc, 'a', 5)
    expect(threads.inOrder()).toEqual([])
  })
})

test('[P2] those that wait for somebody are counted, for each item and in all', () => {
  const { threads, doc, ai, sky, begin } = opened()
  begin('a', ai, null, 1)
  begin('b', ai, 'background', 2)
  begin('s', sky, null, 1)
  expect([threads.openIn(ai), threads.openIn(sky), threads.open()]).toEqual([2, 1, 3])
  edits.resolveThread(doc, 'a', 'ida', 3)
  edits.deleteThread(doc, 's', 4)
  expect([threads.openIn(ai), threads.openIn(sky), threads.open()]).toEqual([1, 0, 1])
  edits.reopenThread(doc, 'a')
  expect([threads.openIn(ai), threads.open()]).toEqual([2, 2])
})

test('[P3] a thread is the same until something in it changes; others do not make it another', () => {
  const { threads, doc, ai, sky, said, begin } = opened()
  begin('a', ai, null, 1)
  begin('s', sky, null, 1)
  const [a, order] = [threads.of('a'), threads.inOrder()]
  const told: string[] = []
  threads.subscribe('a', () => told.push('a'))
  threads.subscribeIn(ai, () => told.push('ai'))
  edits.reply(doc, 's', said('s-2', 2))
  expect(threads.of('a')).toBe(a)
  expect(threads.inOrder()).toBe(order)
  expect(told).toEqual([])
  edits.reply(doc, 'a', said('a-2', 2))
  expect(threads.of('a')!.comments).toHaveLength(2)
  expect(told).toEqual(['a', 'ai'])
})
