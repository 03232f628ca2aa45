/** The table of what may stand where in an agenda: all that our own programs write, and nothing that they would not. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Place } from '../../../server/gate/places.ts'
import type { Refused } from '../../../server/gate/refused.ts'
import { AGENDA_PLACES } from '../../../server/sync/agendaPlaces.ts'
import { agendaOf, fieldOf, itemOf, LONGEST_WHY, ROOTS } from '../../../shared/agenda/document.ts'
import * as edits from '../../../shared/agenda/edits.ts'
import { sealOf } from '../../../shared/progress/seal.ts'
import { paragraphs, type RichText, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { PLACE_NAMES } from '../../../shared/rights/placeNames.ts'
import { commentsOf, LONGEST_QUOTE, threadOf } from '../../../shared/threads/thread.ts'
import * as threadEdits from '../../../shared/threads/threadEdits.ts'
import { beginThread } from '../../../shared/threads/threadEdits.ts'
import { agenda, colleagueOf, idOf, item } from '../../support/agenda.ts'
import { anchorAt } from '../../support/anchors.ts'
import { intoAgenda } from '../../support/intoAgenda.ts'
import { EVERYTHING } from '../../support/sampleTexts.ts'

const meeting = () =>
  agenda()
    .section('Sager', item('AI').field('background', EVERYTHING).attachments('A.pdf', 'B.pdf'), item('Sky'))
    .doc()

function verdict(doc: Y.Doc, update: Uint8Array): string {
  try {
    return intoAgenda(doc, update)
  } catch (error) {
    return (error as Refused).message
  }
}

/** What the server says of an edit that somebody makes. */
function edited(edit: (doc: Y.Doc, id: string) => unknown): string {
  const server = meeting()
  const client = colleagueOf(server)
  edit(client, idOf(client, 'AI'))
  return verdict(server, Y.encodeStateAsUpdate(client, Y.encodeStateVector(server)))
}

test('[G8] the names of the table’s places are those that rights are about', () => {
  const names = new Set<string>()
  const walk = (place: Place) => {
    names.add(place.name)
    if (place.is !== 'map') return
    for (const below of Object.values(place.entries)) walk(below)
    if (place.each) walk(place.each.place)
  }
  for (const root of Object.values(AGENDA_PLACES)) walk(root)
  expect([...names].sort()).toEqual([...PLACE_NAMES].sort())
  expect(Object.keys(AGENDA_PLACES)).toEqual([...ROOTS])
})

test('[G8] a whole agenda, with all that a text can hold, is what the table says', () => {
  const empty = new Y.Doc()
  for (const root of ROOTS) empty.getMap(root)
  expect(verdict(empty, Y.encodeStateAsUpdate(meeting()))).toBe('accepted')
})

const COMMENT = { id: 'c', author: 'karen', at: 1, body: paragraphs('Ord') }
const THREAD = { id: 't', item: 'x', field: null, anchor: null, comment: COMMENT }

describe('[G8] our own edits are accepted:', () => {
  const lock = { by: 'karen', at: 1, why: 'Sendes nu' }
  const all: Record<string, (doc: Y.Doc, id: string) => unknown> = {
    setFact: (doc) => edits.setFact(doc, 'numbering', { first: 7, style: 'continuous' }),
    setMeetingTime: (doc) => edits.setMeetingTime(doc, { startsAt: '2024-02-01T09:00', endsAt: null }),
    setDeadline: (doc) => edits.setDeadline(doc, 'items', '2024-01-17T12:00'),
    addItem: (doc) =>
      edits.addItem(doc, { id: 'ny', kind: 'item', title: paragraphs('Ny'), responsibles: ['ida'] }),
    moveItem: (doc, id) => edits.moveItem(doc, id, { parent: null, index: 0 }),
    duplicateItem: (doc, id) => edits.duplicateItem(doc, id, () => 'kopi'),
    deleteItem: (doc, id) => edits.deleteItem(doc, id, 1),
    restoreItem: (doc, id) => {
      edits.deleteItem(doc, id, 1)
      edits.restoreItem(doc, id)
    },
    setCaseNumber: (doc, id) => edits.setCaseNumber(doc, id, 'SAG-2023-03576'),
    setPresenter: (doc, id) => edits.setPresenter(doc, id, 'Peter fra KL'),
    assign: (doc, id) => edits.assign(doc, id, 'ida'),
    unassign: (doc, id) => {
      edits.assign(doc, id, 'ida')
      edits.unassign(doc, id, 'ida')
    },
    setStatus: (doc, id) =>
      edits.setStatus(doc, id, { is: 'returned', by: 'karen', at: 1, why: 'Bilag mangler' }),
    'setStatus to approved, with its seal': (doc, id) =>
      edits.setStatus(doc, id, { is: 'approved', by: 'karen', at: 1, seal: sealOf(doc, id)! }),
    lockItem: (doc, id) => edits.lockItem(doc, id, lock),
    unlockItem: (doc, id) => {
      edits.lockItem(doc, id, lock)
      edits.unlockItem(doc, id)
    },
    setDueAt: (doc, id) => edits.setDueAt(doc, id, '2024-01-17T12:00'),
    setLateReason: (doc, id) => edits.setLateReason(doc, id, 'Kom sent'),
    replaceTitle: (doc, id) => edits.replaceTitle(doc, id, 'En anden'),
    replaceField: (doc, id) => edits.replaceField(doc, id, 'presentation', EVERYTHING),
    bringTextBack: (doc, id) =>
      edits.bringTextBack(doc, { item: id, field: 'background' }, paragraphs('Før'), new Map()),
    bringValueBack: (doc, id) =>
      edits.bringValueBack(doc, { item: id, field: 'caseNumber' }, 'SAG-2023-03576', ''),
    addAttachment: (doc, id) => edits.addAttachment(doc, id, 'bilag', 'C.pdf'),
    'beginThread, and all that becomes of it': (doc, id) => {
      beginThread(doc, { ...THREAD, item: id, task: 'ida' })
      threadEdits.reply(doc, 't', { ...COMMENT, id: 'c2' })
      threadEdits.editComment(doc, 't', 'c', { body: COMMENT.body, at: 2 })
      threadEdits.deleteComment(doc, 't', 'c2', 2)
      threadEdits.restoreComment(doc, 't', 'c2')
      threadEdits.setTaskDone(doc, 't', { by: 'karen', at: 2 })
      threadEdits.assignThread(doc, 't', null)
      threadEdits.resolveThread(doc, 't', 'karen', 2)
      threadEdits.reopenThread(doc, 't')
      threadEdits.deleteThread(doc, 't', 2)
      threadEdits.restoreThread(doc, 't')
    },
    'beginThread, about words': (doc, id) => {
      const anchor = anchorAt(fieldOf(itemOf(doc, id)!, 'background')!, 'Formål')
      beginThread(doc, { ...THREAD, item: id, field: 'background', anchor })
    },
    deleteAttachment: (doc, id) => {
      const [first] = [...(itemOf(doc, id)!.get('attachments') as Y.Map<unknown>).keys()]
      edits.renameAttachment(doc, id, first!, 'D.pdf')
      edits.moveAttachment(doc, id, first!, 1)
      edits.deleteAttachment(doc, id, first!, 1)
      edits.restoreAttachment(doc, id, first!)
    },
  }
  test.each(Object.entries(all))('%s', (_name, edit) => {
    expect(edited(edit)).toBe('accepted')
  })
})

/** A thread whose anchor starts there. */
const anchoredAt =
  (start: unknown, more: object = {}) =>
  (doc: Y.Doc, id: string) => {
    const end = { item: { client: 1, clock: 1 }, assoc: -1 }
    beginThread(doc, { ...THREAD, item: id, anchor: { start, end, quote: 'ord', ...more } })
  }

/** Rich text with this in it, in a field. */
const holding =
  (...content: RichTextNode[]) =>
  (doc: Y.Doc, id: string) =>
    edits.replaceField(doc, id, 'background', { type: 'doc', content })

const linked = (attrs: Record<string, unknown>): RichTextNode => ({
  ...{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs }] }] },
})

const scripted: RichText = { type: 'doc', content: [linked({ href: 'javascript:alert(1)' })] }

const cellWith = (attrs: Record<string, unknown>): RichTextNode => ({
  ...{ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs, content: [] }] }] },
})

describe('[G8] what no program of ours writes is refused:', () => {
  const odd: Record<string, (doc: Y.Doc, id: string) => unknown> = {
    'a fact that is none': (doc) => agendaOf(doc).set('secret', 1),
    'a time that does not exist': (doc) => agendaOf(doc).set('startsAt', '2024-02-31T10:00'),
    'a position with more in it': (doc, id) =>
      itemOf(doc, id)!.set('position', { parent: null, order: 'a', x: 1 }),
    'a status that is none': (doc, id) => itemOf(doc, id)!.set('status', { is: 'done', by: null, at: null }),
    'an item that is a text': (doc) => doc.getMap('items').set('x', new Y.XmlFragment()),
    'an item under a key that every object has': (doc) => doc.getMap('items').set('constructor', new Y.Map()),
    'a thread with more in it': (doc, id) => {
      beginThread(doc, { ...THREAD, item: id })
      threadOf(doc, 't')!.set('title', 'x')
    },
    'a thread about no item’s name': (doc) => beginThread(doc, { ...THREAD, item: '__proto__' }),
    'a comment under a key that every object has': (doc, id) =>
      beginThread(doc, { ...THREAD, item: id, comment: { ...COMMENT, id: 'constructor' } }),
    'a comment that is a text': (doc, id) => {
      beginThread(doc, { ...THREAD, item: id })
      commentsOf(threadOf(doc, 't')!)!.set('x', new Y.XmlFragment())
    },
    'an anchor in a root': anchoredAt({ tname: 'items', item: { client: 1, clock: 1 }, assoc: 0 }),
    'an anchor at no place': anchoredAt({}),
    'an anchor with more in it': anchoredAt({ item: { client: 1, clock: 1, x: 1 }, assoc: 0 }),
    'an anchor at a place before the first': anchoredAt({ item: { client: -1, clock: 1 }, assoc: 0 }),
    'an anchor that quotes a whole text': anchoredAt(
      { item: { client: 1, clock: 1 }, assoc: 0 },
      { quote: 'x'.repeat(LONGEST_QUOTE + 1) },
    ),
    'a task for all': (doc, id) => {
      beginThread(doc, { ...THREAD, item: id })
      threadOf(doc, 't')!.set('task', { person: 'ida', done: true })
    },
    'a body with a script behind a link': (doc, id) =>
      beginThread(doc, { ...THREAD, item: id, comment: { ...COMMENT, body: scripted } }),
    'a link to a script': holding(linked({ href: 'javascript:alert(1)' })),
    'a link with the looks of something else': holding(linked({ href: 'https://kl.dk', class: 'button' })),
    'a cell over more columns than any browser can draw': holding(cellWith({ colspan: 1e9 })),
    'an alignment with more style behind it': holding(cellWith({ align: 'left;position:fixed;inset:0' })),
    'bold in a title': (doc, id) => {
      const [line] = (itemOf(doc, id)!.get('title') as Y.XmlFragment).toArray() as Y.XmlElement[]
      ;(line!.get(0) as Y.XmlText).format(0, 1, { bold: {} })
    },
  }
  test.each(Object.entries(odd))('%s', (_name, edit) => {
    expect(edited(edit)).toMatch(/^(malformed|not-allowed): /)
  })
})

describe('[B17] what a status says beside its name is no longer than what is meant', () => {
  const saying = (more: object) => (doc: Y.Doc, id: string) =>
    itemOf(doc, id)!.set('status', { is: 'returned', by: 'karen', at: 1, ...more })

  test('a word why has 1,000 signs at most', () => {
    expect(edited(saying({ why: 'x'.repeat(LONGEST_WHY) }))).toBe('accepted')
    expect(edited(saying({ why: 'x'.repeat(LONGEST_WHY + 1) }))).toMatch(/^malformed: /)
    expect(edited(saying({ why: null }))).toMatch(/^malformed: /)
  })

  test('a seal is one of 44 signs', () => {
    const seal = `${'a'.repeat(43)}=`
    expect(edited(saying({ seal }))).toBe('accepted')
    for (const other of ['', 'a', `${seal}=`, seal.replace('a', '<'), seal.repeat(200), 1, null])
      expect(edited(saying({ seal: other }))).toMatch(/^malformed: /)
  })
})
