/** What one does to a thread, and the way back. */
import { describe, expect, test } from 'vitest'
import { DocumentWatch } from '../../../client/agenda/documentWatch.ts'
import { newsOf } from '../../../client/news/newsStore.ts'
import { threadActions } from '../../../client/threads/threadActions.ts'
import { threadsOfSession } from '../../../client/threads/threadsWatch.ts'
import type { Notice } from '../../../client/ui/notice.ts'
import type { Role } from '../../../shared/protocol/api.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const AT_ONCE = { own: (tell: () => void) => tell(), others: (tell: () => void) => tell(), wrote() {} }

function sitting(role: Role = 'secretariat', task: string | null = null) {
  const doc = agenda().item(item('AI')).doc()
  const session = {
    ...{ doc, watch: new DocumentWatch(doc, AT_ONCE as never), personId: 'ida' },
    asker: () => ({ role, ids: ['ida'] }),
  }
  const told: Notice[] = []
  const seen: string[] = []
  newsOf(session).onSeen((place) => 'thread' in place && seen.push(place.thread))
  const actions = threadActions(session, (notice) => told.push(notice))
  const thread = () => threadsOfSession(session).of('t')
  actions.begin({ thread: 't', item: idOf(doc, 'AI'), field: null, anchor: null }, paragraphs('Ord'), task)
  return { actions, thread, told, seen, back: () => told.at(-1)!.action!.onPress() }
}

test('[O37] who answers, resolves or has done what a thread asks for has seen it', () => {
  const { actions, seen } = sitting('secretariat', 'ida')
  expect(seen).toEqual([])
  actions.reply('t', paragraphs('Svar'))
  actions.resolve('t')
  actions.setDone('t', false)
  expect(seen).toEqual(['t', 't', 't'])
})

describe('[P11] what is done to a thread', () => {
  test('resolving is told with a way back', () => {
    const { actions, thread, back } = sitting()
    actions.resolve('t')
    expect(thread()!.resolved).toMatchObject({ by: 'ida' })
    back()
    expect(thread()!.resolved).toBeNull()
  })

  test('what nobody answered goes whole, and comes back', () => {
    const { actions, thread, back } = sitting()
    actions.remove('t', thread()!.comments[0]!.id)
    expect(thread()).toBeNull()
    back()
    expect(thread()).toMatchObject({ deletedAt: null, comments: [{ deletedAt: null }] })
  })

  test('what was answered leaves a line; an answer leaves none', () => {
    const { actions, thread, back } = sitting()
    actions.reply('t', paragraphs('Svar'))
    const [first, answer] = thread()!.comments
    actions.remove('t', first!.id)
    expect(thread()!.comments.map(({ deletedAt }) => deletedAt !== null)).toEqual([true, false])
    back()
    actions.remove('t', answer!.id)
    expect(thread()!.comments.map(({ id }) => id)).toEqual([first!.id])
    back()
    expect(thread()!.comments).toHaveLength(2)
  })

  test('a task that is resolved is done, and one that is done is resolved; the way back is both', () => {
    const { actions, thread, back } = sitting('secretariat', 'ida')
    actions.resolve('t')
    expect(thread()).toMatchObject({ task: { done: { by: 'ida' } }, resolved: { by: 'ida' } })
    back()
    expect(thread()).toMatchObject({ task: { person: 'ida', done: null }, resolved: null })
    actions.setDone('t', true)
    expect(thread()).toMatchObject({ task: { done: { by: 'ida' } }, resolved: { by: 'ida' } })
    actions.setDone('t', false)
    expect(thread()).toMatchObject({ task: { done: null }, resolved: null })
  })

  test('is opened again with its task', () => {
    const { actions, thread } = sitting('secretariat', 'ida')
    actions.resolve('t')
    actions.reopen('t')
    expect(thread()).toMatchObject({ task: { done: null }, resolved: null })
  })

  test('a comment that is changed says when', () => {
    const { actions, thread } = sitting()
    actions.edit('t', thread()!.comments[0]!.id, paragraphs('Bedre ord'))
    expect(thread()!.comments[0]).toMatchObject({
      body: paragraphs('Bedre ord'),
      editedAt: expect.any(Number),
    })
  })
})
