/** Threads about words, on random histories of three people at editors: where the words are found, by each of them. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { itemEntries } from '../../shared/agenda/document.ts'
import { bringTextBack } from '../../shared/agenda/edits.ts'
import { LetterRow } from '../../shared/richtext/letterRow.ts'
import { paragraphs, type RichText } from '../../shared/richtext/richText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { findAnchor, makeAnchor } from '../../shared/threads/anchor.ts'
import type { Anchor } from '../../shared/threads/thread.ts'
import { agenda, item } from '../support/agenda.ts'
import { RandomSource } from '../support/randomSource.ts'
import { TestNetwork } from '../support/testNetwork.ts'
import { TEXT_EDITS, Typist, textsIn } from './typist.ts'

const FIELD = 'background'
const OTHER_FIELD = 'presentation'
const STEPS = 60
const seeds = Array.from({ length: process.env.LONG === '1' ? 3_000 : 80 }, (_, at) => at + 1)

/** How often something was so; that each of it happened is a test of its own. */
const seen = { whole: 0, changed: 0, gone: 0, over: 0, back: 0, again: 0 }

const textIn = (doc: Y.Doc, field = FIELD): Y.XmlFragment => textsIn(doc, [field])[0]!

class Table {
  readonly random: RandomSource
  readonly network: TestNetwork
  readonly typists: Typist[]
  readonly anchors: Anchor[] = []
  readonly #goneOnce = new Set<Anchor>()
  #earlier: RichText

  constructor(random: RandomSource) {
    this.random = random
    const first = item('En')
      .field(FIELD, paragraphs('abcdef', 'ghijkl', 'mnopqr'))
      .field(OTHER_FIELD, 'xyz')
    const content = Y.encodeStateAsUpdate(agenda().section('Sager', first).doc())
    this.network = new TestNetwork(content, ['vibeke', 'søren', 'lene'], random)
    this.typists = this.network.people.map((person, at) => new Typist(person, 0x4e00 + at * 0x1000, random))
    for (const typist of this.typists) typist.colleagues = this.typists.filter((other) => other !== typist)
    this.#earlier = readRichText(textIn(this.typists[0]!.doc))
  }

  /** Something that one of them does. */
  step(): void {
    const typist = this.random.pick(this.typists)
    const text = textIn(typist.doc)
    const chance = this.random.below(100)
    if (chance < 20) this.#comment(text)
    else if (chance < 30) typist.undo.undo()
    else if (chance < 34) typist.undo.redo()
    else if (chance < 36) this.#earlier = readRichText(text)
    else if (chance < 39) this.#bringBack(typist.doc)
    else
      TEXT_EDITS[this.random.chance(0.4) ? 'type' : this.random.pick(Object.keys(TEXT_EDITS))]!(typist, text)
    const person = this.random.pick(this.network.people)
    while (this.random.chance(0.7) && person.sendNext());
    while (person.inbox.length > 0 && this.random.chance(0.7)) person.receiveAt(0)
    for (const anchor of this.anchors) this.#look(typist.doc, anchor)
  }

  #comment(text: Y.XmlFragment): void {
    const row = new LetterRow(text)
    if (row.length === 0) return
    const from = this.random.below(row.length)
    const to = Math.min(row.length - 1, from + this.random.below(6))
    const anchor = makeAnchor(row, row.before(from), row.behind(to))
    if (anchor !== null) this.anchors.push(anchor)
  }

  #bringBack(doc: Y.Doc): void {
    const [id] = itemEntries(doc).find(([, node]) => node.get('kind') === 'item')!
    const known = Y.decodeStateVector(Y.encodeStateVector(doc))
    bringTextBack(doc, { item: id, field: FIELD }, this.#earlier, known)
  }

  /** In the middle of it all, on one replica. */
  #look(doc: Y.Doc, anchor: Anchor): void {
    const row = new LetterRow(textIn(doc))
    const found = findAnchor(row, anchor)
    if (found !== null) expect(row.at(found.start)).toBeLessThan(row.at(found.end))
    findAnchor(new LetterRow(textIn(doc, OTHER_FIELD)), anchor)
    this.#count(row, anchor)
  }

  #count(row: LetterRow, anchor: Anchor): void {
    const found = findAnchor(row, anchor)
    const words = found && row.quote(row.at(found.start), row.at(found.end))
    if (words === null) {
      seen.gone += 1
      this.#goneOnce.add(anchor)
    } else if (withoutLines(words) !== withoutLines(anchor.quote)) seen.changed += 1
    else {
      seen.whole += 1
      if (words.includes('\n')) seen.over += 1
      if (this.#goneOnce.delete(anchor)) seen.back += 1
    }
  }
}

const withoutLines = (words: string): string => words.replace(/\s/g, '')

function expectLaws(table: Table): void {
  const docs = [...table.network.people, table.network.server].map(({ doc }) => doc)
  const [first, ...others] = docs.map((doc) => new LetterRow(textIn(doc)))
  const late = new Y.Doc()
  for (const update of table.network.server.log) Y.applyUpdate(late, update)
  const fresh = new Y.Doc()
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(late))
  others.push(new LetterRow(textIn(late)), new LetterRow(textIn(fresh)))
  for (const anchor of table.anchors) {
    const found = findAnchor(first!, anchor)
    for (const row of others) expect(findAnchor(row, anchor)).toEqual(found)
    const quote = withoutLines(anchor.quote)
    if (quote.length < 3 || !first!.words.text.includes(quote)) continue
    if (first!.words.text.split(quote).length > 2) seen.again += 1
    expect(withoutLines(first!.quote(first!.at(found!.start), first!.at(found!.end)))).toBe(quote)
  }
}

describe('three people who write, part, join, undo and bring back', () => {
  test.each(seeds)(
    '[T34] words are found wherever they stand, alike by everybody, and never in another field (seed %i)',
    (seed) => {
      const random = new RandomSource(seed)
      random.whileSeeded(() => {
        const table = new Table(random)
        for (let step = 0; step < STEPS; step += 1) table.step()
        table.network.rest()
        expectLaws(table)
      })
    },
  )

  test.each(Object.keys(seen))('[T34] these histories had words that were «%s»', (what) => {
    expect(seen[what as keyof typeof seen]).toBeGreaterThan(0)
  })
})
