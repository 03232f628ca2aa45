/** Two people who make the same lines anew at once, over the server's own document. */
import type { Editor } from '@tiptap/core'
import type {} from '@tiptap/starter-kit'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ExactUndoManager } from '../../../client/editor/exactUndo.ts'
import { MadeTwice } from '../../../client/madeTwice/madeTwice.ts'
import { LiveDocument } from '../../../server/sync/liveDocument.ts'
import { itemsOf } from '../../../shared/agenda/document.ts'
import { paragraphs, type RichText, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { EditorDesk } from '../../support/editorDesk.ts'

const LINES = ['Alfa et', 'Bravo to', 'Charlie tre']
const BULLETS = ({ commands }: Editor) => commands.toggleBulletList()
const NUMBERS = ({ commands }: Editor) => commands.toggleOrderedList()
const QUOTE = ({ commands }: Editor) => commands.toggleBlockquote()

const shape = ({ type, text, content = [] }: RichTextNode): string =>
  type === 'text'
    ? text!
    : type === 'paragraph'
      ? content.map(shape).join('')
      : `${type}(${content.map(shape).join(' | ')})`
const shapeOf = ({ content }: RichText): string => content.map(shape).join(' | ')
const LISTED = 'bulletList(listItem(Alfa et) | listItem(Bravo to) | listItem(Charlie tre))'

/** Two desks and the server between them; nothing arrives before it is said. */
class Table {
  readonly first: Uint8Array
  readonly anna: Seat
  readonly bo: Seat
  readonly #live: LiveDocument

  constructor(text = paragraphs(...LINES)) {
    this.first = EditorDesk.firstOf(text)
    this.#live = new LiveDocument({ state: this.first, gone: [] })
    this.anna = new Seat(this.first)
    this.bo = new Seat(this.first)
  }

  /** What one has made goes to the server, and comes to the other. @returns what the server showed */
  bring(from: Seat, to: Seat): Uint8Array[] {
    const shown = from.desk.sent
      .splice(0)
      .flatMap((update) => this.#live.admit(update, () => [], 'p').emitted ?? [])
    for (const update of shown) to.receive(update, false)
    return shown
  }

  /** First Anna's, then Bo's, and what comes of it. */
  exchange(): void {
    this.bring(this.anna, this.bo)
    for (let times = 0; times < 2; times += 1) {
      this.bring(this.bo, this.anna)
      this.bring(this.anna, this.bo)
    }
    expect(shapeOf(this.bo.desk.read())).toBe(shapeOf(this.anna.desk.read()))
  }

  answer(seat: Seat): Uint8Array {
    return this.#live.encodeFor(seat.twice.ask())
  }
}

class Seat {
  readonly desk: EditorDesk
  readonly undo: ExactUndoManager
  readonly twice: MadeTwice

  constructor(first: Uint8Array) {
    this.desk = new EditorDesk(first)
    const { doc } = this.desk
    this.twice = new MadeTwice(doc, { next: 1, isDurable: () => false })
    this.undo = new ExactUndoManager([itemsOf(doc)], {
      captureTimeout: 0,
      trackedOrigins: new Set([null]),
    })
  }

  receive(update: Uint8Array, isAnswer: boolean): void {
    const own = this.desk.sent.length
    Y.applyUpdate(this.desk.doc, update, 'server')
    // What came is not one's own.
    this.desk.sent.splice(own)
    this.twice.came(update, isAnswer)
  }

  get shown(): string {
    return shapeOf(this.desk.read())
  }
}

test('[W19] the server names a line that two deleted with the update of the first alone', () => {
  const table = new Table()
  const line = (table.anna.desk.text.get(0) as Y.XmlElement)._item!.id
  for (const { desk } of [table.anna, table.bo]) desk.command(BULLETS, LINES)
  const [anna] = table.bring(table.anna, table.bo)
  const [bo] = table.bring(table.bo, table.anna)
  expect(Y.isDeleted(Y.decodeUpdate(anna!).ds, line)).toBe(true)
  expect(Y.isDeleted(Y.decodeUpdate(bo!).ds, line)).toBe(false)
})

test.each([
  { first: BULLETS, second: BULLETS, stays: LISTED },
  { first: BULLETS, second: NUMBERS, stays: LISTED },
  { first: QUOTE, second: BULLETS, stays: 'blockquote(Alfa et | Bravo to | Charlie tre)' },
])('[W16] the lines of the first stay, as $stays', ({ first, second, stays }) => {
  const table = new Table()
  table.anna.desk.command(first, LINES)
  table.bo.desk.command(second, LINES)
  table.exchange()
  expect(table.anna.shown).toBe(stays)
})

/** Both list the lines and type on; Bo's words are two letters of one sign. */
function bothTypeOn(): Table {
  const table = new Table()
  for (const { desk } of [table.anna, table.bo]) desk.command(BULLETS, LINES)
  table.anna.desk.typeIn('Alfa', ' ANNA')
  table.bo.desk.typeIn('Alfa', ' BO')
  table.bo.desk.typeIn('Bravo', ' 🐻')
  return table
}

test('[W16] what the second has typed goes along', () => {
  const table = bothTypeOn()
  table.exchange()
  expect(table.anna.shown).toBe(LISTED.replace('Alfa', 'Alfa ANNA BO').replace('Bravo', 'Bravo 🐻'))
})

test('[W16] where each has words that the other has not, both lines stay', () => {
  const table = bothTypeOn()
  table.bring(table.anna, new Seat(table.first))
  table.bo.receive(table.answer(table.bo), true)
  table.exchange()
  for (const words of ['Alfa ANNA et', 'Alfa BO et', 'Bravo 🐻 to', 'Charlie tre'])
    expect(table.bo.shown.split(words)).toHaveLength(2)
})

test.each(['anna', 'bo'] as const)(
  '[W16] a line of which only the beginning had come when a colleague listed it stands once, and whole (first: %s)',
  (first) => {
    const table = new Table()
    table.anna.desk.typeIn('Charlie tre', ' og her er alt det som Anna nåede at skrive')
    for (const { desk } of [table.anna, table.bo]) desk.command(BULLETS, LINES)
    const second = first === 'anna' ? 'bo' : 'anna'
    table.bring(table[first], table[second])
    table.bring(table[second], table[first])
    table.exchange()
    expect(table.anna.shown).toBe(LISTED.replace('tre', 'tre og her er alt det som Anna nåede at skrive'))
  },
)

test('[W16] lines that a colleague wrote again beside them are not the same', () => {
  const table = new Table()
  table.anna.desk.command(({ commands }) => commands.insertContentAt(0, paragraphs(...LINES).content), LINES)
  table.bo.desk.command(BULLETS, LINES)
  table.exchange()
  expect(table.anna.shown.match(/Bravo to/g)).toHaveLength(2)
})

test('[W16] the first takes the command back at once, and the lines stand once', () => {
  const table = new Table()
  for (const { desk } of [table.anna, table.bo]) desk.command(BULLETS, LINES)
  table.anna.undo.undo()
  table.exchange()
  expect(table.anna.shown.match(/Bravo to/g)).toHaveLength(1)
})

test('[W16] the second has taken it back already, and the lines stand once, as the first made them', () => {
  const table = new Table()
  for (const { desk } of [table.anna, table.bo]) desk.command(BULLETS, LINES)
  table.bo.undo.undo()
  table.exchange()
  expect(table.anna.shown).toBe(LISTED)
})

test('[W16] an answer to step 1 without one’s own lines tells that the colleague was first; with them it does not', () => {
  for (const wasThere of [true, false]) {
    const table = new Table()
    const nobody = new Seat(table.first)
    for (const { desk } of [table.anna, table.bo]) desk.command(BULLETS, LINES)
    if (wasThere) table.bring(table.bo, nobody)
    table.bring(table.anna, nobody)
    table.bo.receive(table.answer(table.bo), true)
    expect(table.bo.shown.match(/Bravo to/g)).toHaveLength(wasThere ? 2 : 1)
  }
})

test('[W18] neither undo nor redo of the second brings the lines back, or takes the colleague’s', () => {
  const table = new Table()
  for (const { desk } of [table.anna, table.bo]) desk.command(BULLETS, LINES)
  table.exchange()
  while (table.bo.undo.undo() !== null);
  table.exchange()
  expect(table.anna.shown).toBe(LISTED)
  while (table.bo.undo.redo() !== null);
  table.exchange()
  expect(table.anna.shown).toBe(LISTED)
})

test('[W18] a list that both dissolve does not come back empty', () => {
  const listed = new Table()
  listed.anna.desk.command(BULLETS, LINES)
  const table = new Table(listed.anna.desk.read())
  for (const { desk } of [table.anna, table.bo]) desk.command(BULLETS, LINES)
  table.exchange()
  expect(table.anna.shown).toBe(LINES.join(' | '))
  while (table.bo.undo.undo() !== null);
  table.exchange()
  expect(table.anna.shown).toBe(LINES.join(' | '))
  table.anna.undo.undo()
  table.exchange()
  expect(table.anna.shown).toBe(LISTED)
})
