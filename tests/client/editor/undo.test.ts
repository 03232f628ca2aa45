/** One undo for the whole agenda: one's own changes alone, in their order, whatever field they were made in. */
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndoManager, MOST_STEPS, undoManagerForEditor } from '../../../client/editor/undo.ts'
import { fieldOf, itemOf, readFacts, readItem } from '../../../shared/agenda/document.ts'
import {
  assign,
  deleteItem,
  restoreItem,
  setCaseNumber,
  setFact,
  setMeetingTime,
} from '../../../shared/agenda/edits.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { readRichText } from '../../../shared/richtext/yText.ts'
import { agenda, colleagueOf, idOf, item } from '../../support/agenda.ts'

function opened() {
  const doc = agenda()
    .section('Sager', item('AI').field('background', 'a').field('recommendation', 'b'))
    .doc()
  const id = idOf(doc, 'AI')
  const undo = createUndoManager(doc)
  const textIn = (at: Y.Doc, key: string) =>
    (fieldOf(itemOf(at, id)!, key)!.get(0) as Y.XmlElement).get(0) as Y.XmlText
  return {
    doc,
    id,
    undo,
    /** As an editor does. */
    type: (key: string, words: string) =>
      doc.transact(() => textIn(doc, key).insert(textIn(doc, key).length, words), ySyncPluginKey),
    /** A colleague types at the beginning, and it comes over the network. */
    colleagueTypes: (key: string, words: string) => {
      const theirs = colleagueOf(doc)
      textIn(theirs, key).insert(0, words)
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), 'network')
    },
    read: (key: string) => plainText(readRichText(fieldOf(itemOf(doc, id)!, key))),
  }
}

test('[C5] goes back across fields, and leaves what colleagues wrote', () => {
  const { undo, type, colleagueTypes, read } = opened()
  type('background', 'A')
  undo.stopCapturing()
  type('recommendation', 'B')
  colleagueTypes('background', 'x')
  undo.undo()
  expect([read('background'), read('recommendation')]).toEqual(['xaA', 'b'])
  undo.undo()
  expect([read('background'), read('recommendation')]).toEqual(['xa', 'b'])
  undo.redo()
  undo.redo()
  expect([read('background'), read('recommendation')]).toEqual(['xaA', 'bB'])
})

test('a change of a plain value is one step, however fast it follows on typing', () => {
  const { doc, id, undo, type, read } = opened()
  type('background', 'A')
  setCaseNumber(doc, id, 'SAG-1')
  setFact(doc, 'place', 'Teams')
  type('background', 'B')
  undo.undo()
  expect(read('background')).toBe('aA')
  undo.undo()
  expect([readFacts(doc).place, readItem(id, itemOf(doc, id)!).caseNumber]).toEqual([
    'KL. lokale 2-01',
    'SAG-1',
  ])
  undo.undo()
  expect([read('background'), readItem(id, itemOf(doc, id)!).caseNumber]).toEqual(['aA', ''])
  undo.undo()
  expect(read('background')).toBe('a')
})

test('[E73] a long day is remembered to a limit, and the last steps in their order', () => {
  const { doc, id, undo } = opened()
  for (let step = 0; step <= MOST_STEPS + 100; step += 1) {
    setCaseNumber(doc, id, `SAG-${step}`)
    undo.stopCapturing()
  }
  expect(undo.undoStack.length).toBe(MOST_STEPS)
  while (undo.undo() !== null);
  expect(readItem(id, itemOf(doc, id)!).caseNumber).toBe('SAG-100')
  expect(undo.redoStack.length).toBe(MOST_STEPS)
})

test('a value that a colleague has changed since is not taken back', () => {
  const { doc, undo } = opened()
  setFact(doc, 'place', 'Teams')
  const theirs = colleagueOf(doc)
  setFact(theirs, 'place', 'Odense')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), 'network')
  undo.undo()
  expect(readFacts(doc).place).toBe('Odense')
})

test('an editor that goes does not take the manager with it', () => {
  const { undo, type, read } = opened()
  type('background', 'A')
  const whole = { manager: undo, undo: () => undo.undo() !== null, redo: () => undo.redo() !== null }
  undoManagerForEditor(whole).destroy()
  undo.stopCapturing()
  type('recommendation', 'B')
  undoManagerForEditor(whole).undo()
  expect([read('background'), read('recommendation')]).toEqual(['aA', 'b'])
})

test('[C5] deleting, restoring and deleting again are three steps, however fast', () => {
  const { doc, id, undo } = opened()
  deleteItem(doc, id, 1)
  restoreItem(doc, id)
  deleteItem(doc, id, 2)
  undo.undo()
  expect(readItem(id, itemOf(doc, id)!).deletedAt).toBeNull()
  undo.undo()
  expect(readItem(id, itemOf(doc, id)!).deletedAt).toBe(1)
})

test('[C5] what is typed into a small input is one step', () => {
  const { doc, undo } = opened()
  const before = readFacts(doc).place
  for (const place of ['T', 'Te', 'Tea']) setFact(doc, 'place', place)
  undo.undo()
  expect(readFacts(doc).place).toBe(before)
})

test('[C5][E55] a day that is typed moves beginning and end in one step', () => {
  const { doc, undo } = opened()
  const before = readFacts(doc)
  for (const day of ['2024-01-03', '2024-01-31'])
    setMeetingTime(doc, { startsAt: `${day}T10:00`, endsAt: `${day}T14:00` })
  undo.undo()
  expect(readFacts(doc)).toEqual(before)
})

test('[E50] each responsible that is chosen is a step, and a colleague’s choice stays', () => {
  const { doc, id, undo } = opened()
  const chosen = () => readItem(id, itemOf(doc, id)!).responsibles
  assign(doc, id, 'vibeke')
  assign(doc, id, 'karen')
  const theirs = colleagueOf(doc)
  assign(theirs, id, 'ida')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), 'network')
  undo.undo()
  expect(chosen()).toEqual(['ida', 'vibeke'])
  undo.undo()
  expect(chosen()).toEqual(['ida'])
})
