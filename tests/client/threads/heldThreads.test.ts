/** Threads that stay in the panel's list while one writes in them, whatever a colleague does to them. */
import { describe, expect, test } from 'vitest'
import { DocumentWatch } from '../../../client/agenda/documentWatch.ts'
import { nameOfBeginning, nameOfEdit, nameOfReply } from '../../../client/threads/drafts.ts'
import { heldThreads } from '../../../client/threads/heldThreads.ts'
import { strandingOf } from '../../../client/threads/stranding.ts'
import { threadsOfSession } from '../../../client/threads/threadsWatch.ts'
import { deleteItem, restoreItem } from '../../../shared/agenda/edits.ts'
import type { Role } from '../../../shared/protocol/api.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import * as edits from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const AT_ONCE = { own: (tell: () => void) => tell(), others: (tell: () => void) => tell(), wrote() {} }
const HERE = { shows: 'open' as const, writes: null, answered: null, guest: null }

function opened(role: Role | null = 'secretariat') {
  const doc = agenda().item(item('AI')).doc()
  const session = {
    ...{ doc, watch: new DocumentWatch(doc, AT_ONCE as never) },
    asker: () => (role === null ? null : { role, ids: ['ida'] }),
  }
  const said = (id: string, at: number) => ({ id, author: 'ida', at, body: paragraphs('Ord') })
  const ai = idOf(doc, 'AI')
  edits.beginThread(doc, { ...{ id: 't', item: ai, field: null, anchor: null }, comment: said('c1', 1) })
  edits.reply(doc, 't', said('c2', 2))
  const threads = threadsOfSession(session)
  const held = (name: string | null, state: Partial<Parameters<typeof heldThreads>[1]> = {}) =>
    heldThreads(name === null ? [] : [{ name }], { ...HERE, ...state }, threads)
  const begins = { thread: 'new', item: ai, field: null, anchor: null }
  const stranding = (name: string) =>
    strandingOf(session, { name, begins: name === nameOfBeginning('new') ? begins : null })
  return { doc, ai, held, stranding }
}

const REPLY = nameOfReply('t')
const EDIT = nameOfEdit('t', 'c2')
const BEGIN = nameOfBeginning('new')

test('[P27] a resolved thread that something leads to stands among the open ones, while it is there', () => {
  const { doc, held } = opened()
  const guest = { guest: 't' }
  expect(held(null, guest)).toEqual([])
  edits.resolveThread(doc, 't', 'søren', 3)
  expect(held(null, guest)).toEqual(['t'])
  edits.deleteThread(doc, 't', 4)
  expect(held(null, guest)).toEqual([])
})

describe('[P17] a thread in which one writes stays where it is', () => {
  test('though somebody resolves it: with words among the open ones, empty while one is there', () => {
    const { doc, held } = opened()
    expect(held(REPLY)).toEqual([])
    edits.resolveThread(doc, 't', 'søren', 3)
    expect(held(REPLY)).toEqual(['t'])
    expect(held(EDIT)).toEqual(['t'])
    expect(held(null, { writes: REPLY })).toEqual(['t'])
    expect(held(null)).toEqual([])
    // There it belongs.
    expect(held(REPLY, { shows: 'resolved' })).toEqual([])
  })

  test('among the resolved ones, though somebody opens it again, while one is there', () => {
    const { held } = opened()
    expect(held(REPLY, { shows: 'resolved', writes: REPLY })).toEqual(['t'])
    expect(held(REPLY, { shows: 'resolved' })).toEqual([])
  })

  test('when one has answered, until one goes elsewhere; not once it is deleted', () => {
    const { doc, held } = opened()
    edits.resolveThread(doc, 't', 'søren', 3)
    expect(held(null, { answered: 't' })).toEqual(['t'])
    edits.deleteThread(doc, 't', 4)
    expect(held(null, { answered: 't' })).toEqual([])
  })
})

describe('[P18] what cannot be sent any more', () => {
  test('stays in every list, and says what is gone and whose doing that is', () => {
    const { doc, ai, held, stranding } = opened()
    const by = doc.clientID
    for (const name of [REPLY, EDIT, BEGIN]) expect(stranding(name)).toBeNull()
    edits.deleteComment(doc, 't', 'c2', 3)
    expect([REPLY, EDIT].map(stranding)).toEqual([null, { gone: 'comment', by }])
    edits.deleteComment(doc, 't', 'c1', 4)
    expect(stranding(REPLY)).toEqual({ gone: 'thread', by })
    edits.restoreComment(doc, 't', 'c1')
    edits.deleteThread(doc, 't', 5)
    expect(stranding(EDIT)).toEqual({ gone: 'thread', by })
    expect(held(REPLY)).toEqual(['t'])
    expect(held(REPLY, { shows: 'resolved' })).toEqual(['t'])
    edits.restoreThread(doc, 't')
    deleteItem(doc, ai, 6)
    for (const name of [REPLY, BEGIN]) expect(stranding(name)).toEqual({ gone: 'item', by })
    expect(held(REPLY)).toEqual(['t'])
    restoreItem(doc, ai)
    expect([REPLY, BEGIN].map(stranding)).toEqual([null, null])
    expect(held(REPLY)).toEqual([])
  })

  test('is what one may not say, once it is known who one is; and what was said to a thread that nobody knows', () => {
    const gone = { gone: 'may-not', by: null }
    expect([REPLY, BEGIN].map(opened('participant').stranding)).toEqual([gone, gone])
    expect([REPLY, BEGIN].map(opened(null).stranding)).toEqual([null, null])
    expect(opened().stranding(nameOfReply('unknown'))).toEqual({ gone: 'thread', by: null })
  })
})
