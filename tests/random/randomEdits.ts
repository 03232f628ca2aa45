/** Everything that a person can do, drawn by chance: each function of `edits.ts` and `threadEdits.ts`, typing, formatting, undo and redo. */

import { expect } from 'vitest'
import type * as Y from 'yjs'
import { attachmentsOf, type ItemId, itemEntries, itemOf, readItem } from '../../shared/agenda/document.ts'
import * as edits from '../../shared/agenda/edits.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import type { RandomSource } from '../support/randomSource.ts'
import { THREAD_EDITS, type ThreadEdit } from './threadEdits.ts'
import { stringOf, TYPED_FIELDS, textsOfItem, type Writer } from './writer.ts'

const PEOPLE = ['vibeke', 'søren', 'lene']
const MARKS = ['bold', 'italic']

/** @returns whether there was anything to do it to */
type RandomEdit = (writer: Writer) => boolean

const shownItem = ({ doc, random, mayWriteIn }: Writer): ItemId | undefined =>
  pickFrom(random, shownIds(doc).filter(mayWriteIn))
const shownIds = (doc: Y.Doc): ItemId[] => inOrder(readOutline(doc)).map((node) => node.id)
const pickFrom = <T>(random: RandomSource, values: readonly T[]): T | undefined =>
  values.length === 0 ? undefined : random.pick(values)

/** An edit of some item that is shown. */
const ofItem =
  (edit: (writer: Writer, id: ItemId) => unknown): RandomEdit =>
  (writer) => {
    const id = shownItem(writer)
    return id !== undefined && edit(writer, id) !== false
  }

/** An edit in some text of some item. */
const ofText = (edit: (writer: Writer, text: Y.XmlText) => unknown): RandomEdit =>
  ofItem((writer, id) => {
    const text = pickFrom(writer.random, textsOfItem(writer.doc, id))
    return text !== undefined && edit(writer, text)
  })

const ofAttachment = (edit: (writer: Writer, id: ItemId, attachment: string) => void): RandomEdit =>
  ofItem((writer, id) => {
    const attachment = pickFrom(writer.random, [...attachmentsOf(itemOf(writer.doc, id)!)!.keys()])
    if (attachment !== undefined) edit(writer, id, attachment)
    return attachment !== undefined
  })

/** Where words begin: only whole words are typed and erased, so that each can be found again. */
const wordStarts = (text: string): number[] => [
  0,
  ...Array.from(text.matchAll(/ /g), (space) => space.index + 1),
]

function someWords({ random }: Writer, text: Y.XmlText): { from: number; length: number } {
  const [from, to] = [0, 0].map(() => random.pick(wordStarts(stringOf(text)))).sort((a, b) => a - b)
  return { from: from!, length: to! - from! }
}

function somePlace(writer: Writer): edits.Place {
  const parent = writer.random.chance(0.4) ? null : (shownItem(writer) ?? null)
  return { parent, index: writer.random.below(4) }
}

const typingPlaces = () => Object.fromEntries(TYPED_FIELDS.map((key) => [key, paragraphs('Tekst ')]))

function addItem(writer: Writer): boolean {
  const kind = writer.random.chance(0.2) ? 'section' : 'item'
  const id = writer.ledger.newId()
  const fields = kind === 'item' ? typingPlaces() : {}
  return orImpossible(() => {
    edits.addItem(writer.doc, { id, kind, title: paragraphs(`${id} `), fields }, somePlace(writer))
    writer.ledger.noteMade(writer.doc)
  })
}

/** A move is a write of positions, and touches nothing else. */
function moveItem(writer: Writer, id: ItemId): boolean {
  const written: unknown[] = []
  const note = (transaction: Y.Transaction) => {
    for (const keys of transaction.changed.values()) written.push(...keys)
  }
  writer.doc.on('afterTransaction', note)
  const moved = orImpossible(() => edits.moveItem(writer.doc, id, somePlace(writer)))
  writer.doc.off('afterTransaction', note)
  expect(written.filter((key) => key !== 'position')).toEqual([])
  return moved && written.length > 0
}

/** The copy's words are made new ones in the same step: each word of the ledger stands in one place. */
function duplicateItem({ doc, ledger }: Writer, id: ItemId): boolean {
  const before = new Set(shownIds(doc))
  if (before.size > 40) return false
  doc.transact(() => {
    edits.duplicateItem(doc, id, () => ledger.newId())
    const copies = shownIds(doc).filter((copy) => !before.has(copy))
    for (const text of copies.flatMap((copy) => textsOfItem(doc, copy))) {
      const words = stringOf(text)
      text.delete(0, words.length)
      text.insert(
        0,
        words.replace(/ord\d+/g, () => ledger.newWord()),
      )
    }
  }, edits.LASTING_EDIT)
  ledger.noteMade(doc)
  return true
}

function orImpossible(edit: () => void): boolean {
  try {
    edit()
    return true
  } catch (error) {
    if (error instanceof edits.ImpossibleMove) return false
    throw error
  }
}

function restoreItem({ doc, random }: Writer): boolean {
  const deleted = itemEntries(doc).filter(([id, item]) => readItem(id, item).deletedAt !== null)
  const found = pickFrom(random, deleted)
  if (found !== undefined) edits.restoreItem(doc, found[0])
  return found !== undefined
}

/** As one of the secretariat: nobody asks for rights here. */
const inComments =
  (edit: ThreadEdit): RandomEdit =>
  ({ doc, random, ledger, person }) =>
    edit({ doc, random, ledger, asker: { role: 'secretariat', ids: [person.name] } })

export const EDITS: Readonly<Record<string, RandomEdit>> = {
  type: ofText((writer, text) => {
    const at = writer.random.pick(wordStarts(stringOf(text)))
    writer.write(() => text.insert(at, `${writer.ledger.newWord()} `))
  }),
  erase: ofText((writer, text) => {
    const { from, length } = someWords(writer, text)
    if (length > 0) writer.takingAway(() => writer.write(() => text.delete(from, length)))
    return length > 0
  }),
  format: ofText((writer, text) => {
    const { from, length } = someWords(writer, text)
    const value = writer.random.chance(0.5) ? {} : null
    if (length > 0) writer.write(() => text.format(from, length, { [writer.random.pick(MARKS)]: value }))
    return length > 0
  }),
  undo: (writer) => takesAway(writer, 'undo'),
  redo: (writer) => takesAway(writer, 'redo'),
  setFact: ({ doc, random }) => {
    edits.setFact(doc, 'place', `Lokale ${random.below(9)}`)
    return true
  },
  setMeetingTime: ({ doc, random }) => {
    const day = `2024-02-0${1 + random.below(9)}`
    edits.setMeetingTime(doc, { startsAt: `${day}T10:00`, endsAt: random.pick([`${day}T15:00`, null]) })
    return true
  },
  setDeadline: ({ doc, random }) => {
    edits.setDeadline(
      doc,
      random.pick(['items', 'material'] as const),
      random.pick(['2024-01-17T12:00', null]),
    )
    return true
  },
  addItem,
  moveItem: ofItem(moveItem),
  duplicateItem: ofItem(duplicateItem),
  deleteItem: ofItem(({ doc, ledger }, id) => edits.deleteItem(doc, id, ledger.now())),
  restoreItem,
  setCaseNumber: ofItem(({ doc, random }, id) => edits.setCaseNumber(doc, id, `SAG-${random.below(9)}`)),
  setPresenter: ofItem(({ doc, random }, id) => edits.setPresenter(doc, id, random.pick(PEOPLE))),
  assign: ofItem(({ doc, random }, id) => edits.assign(doc, id, random.pick(PEOPLE))),
  unassign: ofItem(({ doc, random }, id) => edits.unassign(doc, id, random.pick(PEOPLE))),
  setStatus: ofItem(({ doc, random, person, ledger }, id) => {
    const is = random.pick(['drafting', 'ready', 'approved', 'returned'] as const)
    edits.setStatus(doc, id, { is, by: person.name, at: ledger.now() })
  }),
  lockItem: ofItem(({ doc, person, ledger }, id) => {
    edits.lockItem(doc, id, { by: person.name, at: ledger.now(), why: 'Sendes i dag' })
  }),
  unlockItem: ofItem(({ doc }, id) => edits.unlockItem(doc, id)),
  setDueAt: ofItem(({ doc, random }, id) => edits.setDueAt(doc, id, random.pick(['2024-01-17T12:00', null]))),
  setLateReason: ofItem(({ doc, random }, id) => edits.setLateReason(doc, id, `Grund ${random.below(9)}`)),
  replaceTitle: ofItem(({ doc, random }, id) => {
    const isSection = readItem(id, itemOf(doc, id)!).kind === 'section'
    if (isSection) edits.replaceTitle(doc, id, `Afsnit ${random.below(9)}`)
    return isSection
  }),
  replaceField: ofItem(({ doc, random }, id) => {
    const isItem = readItem(id, itemOf(doc, id)!).kind === 'item'
    if (isItem) edits.replaceField(doc, id, 'decision', paragraphs(`Beslutning ${random.below(9)}`))
    return isItem
  }),
  addAttachment: ofItem(({ doc, ledger }, id) => {
    edits.addAttachment(doc, id, ledger.newId(), 'Bilag.pdf')
    ledger.noteMade(doc)
  }),
  renameAttachment: ofAttachment(({ doc, random }, id, attachment) =>
    edits.renameAttachment(doc, id, attachment, `Bilag ${random.below(9)}.pdf`),
  ),
  moveAttachment: ofAttachment(({ doc, random }, id, attachment) =>
    edits.moveAttachment(doc, id, attachment, random.below(4)),
  ),
  deleteAttachment: ofAttachment(({ doc, ledger }, id, attachment) =>
    edits.deleteAttachment(doc, id, attachment, ledger.now()),
  ),
  ...Object.fromEntries(Object.entries(THREAD_EDITS).map(([name, edit]) => [name, inComments(edit)])),
  restoreAttachment: ofAttachment(({ doc }, id, attachment) => edits.restoreAttachment(doc, id, attachment)),
}

/** What the writer's own undo takes back may be words that they typed, or bring words back. */
function takesAway(writer: Writer, how: 'undo' | 'redo'): boolean {
  let did = false
  writer.takingAway(() => {
    did = writer.undo[how]() !== null
  })
  return did
}
