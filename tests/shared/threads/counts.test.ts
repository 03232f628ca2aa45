import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { type ItemThreads, NO_THREADS, readItemThreads } from '../../../shared/threads/counts.ts'
import { isOpen, readComments, readThreads, threadOf } from '../../../shared/threads/thread.ts'
import * as edits from '../../../shared/threads/threadEdits.ts'
import { RandomSource } from '../../support/randomSource.ts'

const DONE = { by: 'vibeke', at: 9 }

const said = (id: string, at: number, words = 'Skal vi nævne KOMBIT her?') => ({
  ...{ id, author: 'jakob', at, body: paragraphs(words) },
})

/** A document with one thread about the item `i`, which is Vibeke's task. */
function withTask(words?: string): Y.Doc {
  const doc = new Y.Doc()
  edits.beginThread(doc, {
    ...{ id: 't', item: 'i', field: null, anchor: null, task: 'vibeke', comment: said('c', 10, words) },
  })
  return doc
}

const about = (doc: Y.Doc, item = 'i'): ItemThreads => readItemThreads(doc).get(item) ?? NO_THREADS

describe('[Y1] of each item is told how many threads about it wait, and whose they are to do', () => {
  test('one that was begun waits, as a task with how it begins', () => {
    const doc = withTask('Skal  vi nævne\nKOMBIT her?')
    edits.reply(doc, 't', said('d', 20, 'Ja.'))
    expect(about(doc)).toEqual({
      open: 1,
      tasks: [{ thread: 't', person: 'vibeke', by: 'jakob', at: 10, words: 'Skal vi nævne KOMBIT her?' }],
    })
    expect(about(doc, 'another')).toEqual(NO_THREADS)
  })

  test.each<[string, (doc: Y.Doc) => void, { open: number; tasks: number }]>([
    ['resolved', (doc) => edits.resolveThread(doc, 't', 'jakob', 9), { open: 0, tasks: 0 }],
    ['deleted', (doc) => edits.deleteThread(doc, 't', 9), { open: 0, tasks: 0 }],
    ['without a comment that is left', (doc) => edits.deleteComment(doc, 't', 'c', 9), { open: 0, tasks: 0 }],
    ['done', (doc) => edits.setTaskDone(doc, 't', DONE), { open: 1, tasks: 0 }],
    ['nobody’s any more', (doc) => edits.assignThread(doc, 't', null), { open: 1, tasks: 0 }],
    [
      'resolved and opened again',
      (doc) => {
        edits.resolveThread(doc, 't', 'jakob', 9)
        edits.reopenThread(doc, 't')
      },
      { open: 1, tasks: 1 },
    ],
  ])('one that is %s', (_name, act, expected) => {
    const doc = withTask()
    act(doc)
    const { open, tasks } = about(doc)
    expect({ open, tasks: tasks.length }).toEqual(expected)
  })

  test('long words are cut where one ends', () => {
    const [task] = about(withTask('ord '.repeat(200))).tasks
    expect(task!.words).toMatch(/^(ord )+…$/)
    expect(task!.words.length).toBeLessThan(170)
    expect(about(withTask('o'.repeat(500))).tasks[0]!.words).toMatch(/^o{160} …$/)
  })

  test('what is no thread is passed over', () => {
    const doc = withTask()
    const threads = doc.getMap('threads')
    threads.set('odd', 'no map')
    threads.set('empty', new Y.Map())
    threads.set(
      'hostile',
      new Y.Map<unknown>([
        ['item', 'i'],
        ['comments', 'none'],
        ['task', 4],
      ]),
    )
    expect(about(doc).open).toBe(1)
    expect([...readItemThreads(doc).keys()]).toEqual(['i'])
  })

  test.each([1, 2, 3, 4])('the sums are those of the threads, whatever is done (seed %i)', (seed) => {
    const random = new RandomSource(seed)
    const doc = new Y.Doc()
    const acts: ((id: string) => void)[] = [
      (id) => edits.resolveThread(doc, id, 'jakob', 1),
      (id) => edits.reopenThread(doc, id),
      (id) => edits.deleteThread(doc, id, 1),
      (id) => edits.restoreThread(doc, id),
      (id) => edits.deleteComment(doc, id, `${id}c`, 1),
      (id) => edits.assignThread(doc, id, random.pick(['a', 'b', null])),
      (id) => edits.setTaskDone(doc, id, random.pick([DONE, null])),
    ]
    for (let n = 0; n < 60; n += 1) {
      const id = `t${n}`
      const comment = said(`${id}c`, random.below(5))
      edits.beginThread(doc, { id, item: random.pick(['i', 'j']), field: null, anchor: null, comment })
      try {
        random.pick(acts)(`t${random.below(n + 1)}`)
      } catch {
        // What is no task cannot be done.
      }
    }
    for (const item of ['i', 'j']) {
      const open = readThreads(doc).filter(
        (thread) =>
          thread.item === item &&
          isOpen(thread) &&
          readComments(threadOf(doc, thread.id)!).some(({ deletedAt }) => deletedAt === null),
      )
      const tasks = open.filter(({ task }) => task?.done === null)
      expect(about(doc, item).open).toBe(open.length)
      expect(about(doc, item).tasks.map(({ thread }) => thread)).toEqual(tasks.map(({ id }) => id))
    }
  })
})
