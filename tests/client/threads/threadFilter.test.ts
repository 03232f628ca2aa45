/** Which threads one looks at, and the addresses of what one looks at. */
import { describe, expect, test } from 'vitest'
import { readThreadAddress, threadAddress, threadsPath } from '../../../client/threads/threadAddress.ts'
import {
  filterAddress,
  isWanted,
  peopleIn,
  readFilter,
  type ThreadFilter,
} from '../../../client/threads/threadFilter.ts'
import type { Thread } from '../../../client/threads/threadsWatch.ts'
import { paragraphs, type RichText } from '../../../shared/richtext/richText.ts'

const MENTIONING: RichText = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { person: 'ida' } }] }],
}
const comment = (author: string, body = paragraphs('Ord'), deletedAt: number | null = null) => ({
  ...{ id: author, author, at: 1, body, editedAt: null, deletedAt },
})
const thread = (more: Partial<Thread> = {}): Thread => ({
  ...{ id: 't', item: 'i', field: null, anchor: null, author: 'jakob', at: 1, task: null, resolved: null },
  ...{ deletedAt: null, comments: [comment('jakob'), comment('vibeke', MENTIONING)] },
  ...more,
})
const RESOLVED = thread({ resolved: { by: 'ida', at: 2 } })

describe('[P12] the page of all threads', () => {
  test('shows those that are open, resolved, or all', () => {
    const wanted = (of: Thread, state: ThreadFilter['state']) =>
      isWanted(of, { state, person: null, only: null })
    expect([wanted(thread(), 'open'), wanted(thread(), 'resolved'), wanted(thread(), 'all')]).toEqual([
      true,
      false,
      true,
    ])
    expect([wanted(RESOLVED, 'open'), wanted(RESOLVED, 'resolved'), wanted(RESOLVED, 'all')]).toEqual([
      ...[false, true, true],
    ])
  })

  test('shows those of a person who says something, is mentioned or has the task', () => {
    expect(peopleIn(thread({ task: { person: 'karen', done: null } }))).toEqual([
      'jakob',
      'vibeke',
      'ida',
      'karen',
    ])
    const isOf = (person: string, of = thread()) => isWanted(of, { state: 'all', person, only: null })
    expect([isOf('jakob'), isOf('ida'), isOf('karen')]).toEqual([true, true, false])
    const gone = thread({ comments: [comment('jakob'), comment('vibeke', MENTIONING, 5)] })
    expect([isOf('vibeke', gone), isOf('ida', gone)]).toEqual([false, false])
  })

  test('[P28] shows tasks alone, or what is new to who looks', () => {
    const task = thread({ id: 'task', task: { person: 'karen', done: null } })
    const wanted = (only: ThreadFilter['only']) =>
      [thread(), task]
        .filter((of) => isWanted(of, { state: 'all', person: null, only }, undefined, (id) => id === 't'))
        .map(({ id }) => id)
    expect([wanted(null), wanted('tasks'), wanted('new')]).toEqual([['t', 'task'], ['task'], ['t']])
  })

  test('knows a person under the ids of names that were joined with theirs', () => {
    const own = (id: string) => (id === 'name-of-jakob' ? 'jakob' : id)
    expect(
      isWanted(
        thread({ author: 'name-of-jakob', comments: [] }),
        { state: 'all', person: 'jakob', only: null },
        own,
      ),
    ).toBe(true)
  })

  test.each<[ThreadFilter, string]>([
    [{ state: 'open', person: null, only: null }, ''],
    [{ state: 'resolved', person: 'ida', only: null }, '?state=resolved&person=ida'],
    [{ state: 'all', person: null, only: null }, '?state=all'],
    [{ state: 'open', person: null, only: 'tasks' }, '?only=tasks'],
  ])('has an address that says what is chosen: %j', (filter, address) => {
    expect(filterAddress(filter)).toBe(address)
    expect(readFilter(address)).toEqual(filter)
  })

  test('reads what nobody knows as what one sees first', () => {
    expect(readFilter('?state=lost&person=')).toEqual({ state: 'open', person: null, only: null })
  })

  test('is reached from any view of the agenda', () => {
    expect(['/agenda/a', '/agenda/a/laes', '/agenda/a/'].map(threadsPath)).toEqual(
      new Array(3).fill('/agenda/a/kommentarer'),
    )
  })
})

test('[P10] a thread has an address, and what is said in it too', () => {
  const whole = { thread: 't1', comment: null }
  const one = { thread: 't1', comment: 'c1' }
  expect(threadAddress('a', whole)).toBe('/agenda/a#comment-t1')
  expect(threadAddress('a', one)).toBe('/agenda/a#comment-t1/c1')
  expect([readThreadAddress('#comment-t1'), readThreadAddress('comment-t1/c1')]).toEqual([whole, one])
  expect(['', '#item-1', '#comment-'].map(readThreadAddress)).toEqual([null, null, null])
})
