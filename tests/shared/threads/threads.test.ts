import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { threadsOf } from '../../../shared/agenda/document.ts'
import { AlreadyInAgenda, NotInAgenda } from '../../../shared/agenda/edits.ts'
import { EMPTY_TEXT, paragraphs } from '../../../shared/richtext/richText.ts'
import { isOpen, readComments, readThread, readThreads, threadOf } from '../../../shared/threads/thread.ts'
import * as edits from '../../../shared/threads/threadEdits.ts'

const said = (id: string, at: number, words = 'Skal vi nævne KOMBIT her?', author = 'jakob') => ({
  ...{ id, author, at, body: paragraphs(words) },
})

function withThread(): Y.Doc {
  const doc = new Y.Doc()
  edits.beginThread(doc, { id: 't', item: 'i', field: 'background', anchor: null, comment: said('c', 10) })
  return doc
}

const thread = (doc: Y.Doc) => readThread('t', threadOf(doc, 't')!)
const comments = (doc: Y.Doc) => readComments(threadOf(doc, 't')!)

describe('[T1] a thread and its comments', () => {
  test('it begins with a comment, whose author and time are its own', () => {
    const doc = withThread()
    expect(readThreads(doc)).toEqual([
      {
        ...{ id: 't', item: 'i', field: 'background', anchor: null, author: 'jakob', at: 10 },
        ...{ task: null, resolved: null, deletedAt: null },
      },
    ])
    expect(comments(doc)).toEqual([{ ...said('c', 10), editedAt: null, deletedAt: null }])
  })

  test('answers stand by their time, and equal times by their ids, on every replica', () => {
    const one = withThread()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    edits.reply(one, 't', said('b', 20))
    edits.reply(other, 't', said('a', 20))
    edits.reply(other, 't', said('d', 15))
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    expect(comments(one).map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b'])
    expect(comments(other)).toEqual(comments(one))
  })

  test('what is deleted stays there, and comes back', () => {
    const doc = withThread()
    edits.deleteComment(doc, 't', 'c', 30)
    expect(comments(doc)[0]).toMatchObject({ deletedAt: 30, body: said('c', 10).body })
    edits.restoreComment(doc, 't', 'c')
    expect(comments(doc)[0]!.deletedAt).toBeNull()
    edits.deleteThread(doc, 't', 31)
    expect(isOpen(thread(doc))).toBe(false)
    edits.restoreThread(doc, 't')
    expect(isOpen(thread(doc))).toBe(true)
  })

  test('a comment that was edited says so', () => {
    const doc = withThread()
    edits.editComment(doc, 't', 'c', { body: paragraphs('Skal vi?'), at: 40 })
    expect(comments(doc)[0]).toMatchObject({ body: paragraphs('Skal vi?'), at: 10, editedAt: 40 })
  })

  test('it is resolved, and opened again', () => {
    const doc = withThread()
    edits.resolveThread(doc, 't', 'ida', 50)
    expect(thread(doc).resolved).toEqual({ by: 'ida', at: 50 })
    edits.reopenThread(doc, 't')
    expect(thread(doc).resolved).toBeNull()
  })

  test('it can be a task; who has it already keeps it as it is', () => {
    const doc = withThread()
    edits.assignThread(doc, 't', 'ida')
    edits.setTaskDone(doc, 't', { by: 'ida', at: 60 })
    edits.assignThread(doc, 't', 'ida')
    expect(thread(doc).task).toEqual({ person: 'ida', done: { by: 'ida', at: 60 } })
    edits.assignThread(doc, 't', 'jakob')
    expect(thread(doc).task).toEqual({ person: 'jakob', done: null })
    edits.assignThread(doc, 't', null)
    expect(thread(doc).task).toBeNull()
    expect(() => edits.setTaskDone(doc, 't', null)).toThrow(NotInAgenda)
  })

  test('nothing is put in the place of what is there, and nothing done to what is not', () => {
    const doc = withThread()
    const again = { id: 't', item: 'j', field: null, anchor: null, comment: said('x', 70) }
    expect(() => edits.beginThread(doc, again)).toThrow(AlreadyInAgenda)
    expect(() => edits.reply(doc, 't', said('c', 70))).toThrow(AlreadyInAgenda)
    expect(() => edits.reply(doc, 'u', said('y', 70))).toThrow(NotInAgenda)
    expect(() => edits.deleteComment(doc, 't', 'y', 70)).toThrow(NotInAgenda)
  })

  test('none of it is on the undo stack', () => {
    const doc = withThread()
    const undo = new Y.UndoManager(threadsOf(doc), { trackedOrigins: new Set(['person-edit']) })
    edits.reply(doc, 't', said('d', 80))
    expect(undo.undoStack).toEqual([])
  })

  test('whatever stands there is read, and nothing throws', () => {
    const doc = withThread()
    const odd = threadOf(doc, 't')!
    for (const key of ['item', 'field', 'anchor', 'author', 'at', 'task', 'resolved', 'deletedAt'])
      odd.set(key, [{ odd: true }])
    odd.set('comments', 'none')
    threadsOf(doc).set('u', 'none' as never)
    threadsOf(doc).set('v', new Y.Map<unknown>([['comments', new Y.Map([['c', new Y.Map()]])]]))
    expect(readThreads(doc).map(({ id, item }) => [id, item])).toEqual([
      ['t', ''],
      ['v', ''],
    ])
    expect(readComments(odd)).toEqual([])
    expect(readComments(threadOf(doc, 'v')!)[0]!.body).toEqual(EMPTY_TEXT)
  })
})
