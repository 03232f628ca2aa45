/** Laws of bringing an earlier text back, on random histories of two people at editors. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { itemEntries } from '../../shared/agenda/document.ts'
import { bringTextBack } from '../../shared/agenda/edits.ts'
import type { RichText } from '../../shared/richtext/richText.ts'
import { joinRuns, withoutNothing } from '../../shared/richtext/sameText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { agenda, item } from '../support/agenda.ts'
import { RandomSource } from '../support/randomSource.ts'
import { TestNetwork } from '../support/testNetwork.ts'
import { TEXT_EDITS, Typist, textsIn } from './typist.ts'

const FIELD = 'background'
const seeds = Array.from({ length: process.env.LONG === '1' ? 3_000 : 100 }, (_, at) => at + 1)

/** The words that only the other one writes: one sign each, that no two share. */
const [OWN, COLLEAGUES] = [0x4e00, 0x8000]

function meeting(seed: number) {
  const random = new RandomSource(seed)
  return random.whileSeeded(() => {
    const first = agenda().section('Sager', item('En').field(FIELD, 'Først ')).doc()
    const network = new TestNetwork(Y.encodeStateAsUpdate(first), ['v', 's'], random)
    const [vibeke, soren] = network.people
    return {
      random,
      network,
      vibeke: new Typist(vibeke!, OWN, random),
      soren: new Typist(soren!, COLLEAGUES, random),
    }
  })
}

type Meeting = ReturnType<typeof meeting>

/** Everybody has everything. */
function settle({ network }: Meeting): void {
  for (const person of network.people) while (person.sendNext());
  for (const person of network.people) while (person.inbox.length > 0) person.receiveAt(0)
}

function write({ random }: Meeting, typist: Typist, steps: number, only?: string): void {
  for (let step = 0; step < steps; step += 1) {
    const name = only ?? (random.chance(0.6) ? 'type' : random.pick(Object.keys(TEXT_EDITS)))
    TEXT_EDITS[name]!(typist, textIn(typist.doc))
  }
}

const textIn = (doc: Y.Doc): Y.XmlFragment => textsIn(doc, [FIELD])[0]!
const placeIn = (doc: Y.Doc) => ({
  item: itemEntries(doc).find(([, node]) => node.get('kind') === 'item')![0],
  field: FIELD,
})
const seenBy = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc))
const colleaguesWords = (doc: Y.Doc): string[] =>
  [...textIn(doc).toString()].filter((sign) => sign.codePointAt(0)! >= COLLEAGUES).sort()

const linesIn = (parent: Y.XmlFragment): Y.XmlText[] =>
  parent
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? linesIn(child) : [],
    )

/** As a reader sees it. */
const seen = ({ content }: RichText) => withoutNothing(joinRuns(content))

/** A text that was, and what has been written since. */
function withHistory(seed: number) {
  const here = meeting(seed)
  const both = () => {
    write(here, here.vibeke, 6)
    write(here, here.soren, 6)
    settle(here)
  }
  both()
  const earlier = readRichText(textIn(here.vibeke.doc))
  both()
  return { ...here, here, earlier }
}

describe('an earlier text that is brought back', () => {
  test.each(seeds)('[H8] is what it was, to the letter (seed %i)', (seed) => {
    const { here, vibeke, soren, earlier, random } = withHistory(seed)
    random.whileSeeded(() => bringTextBack(vibeke.doc, placeIn(vibeke.doc), earlier, seenBy(vibeke.doc)))
    settle(here)
    for (const { doc } of [vibeke, soren]) expect(seen(readRichText(textIn(doc)))).toEqual(seen(earlier))
  })

  test.each(seeds)('[H9] leaves every word that came since one looked (seed %i)', (seed) => {
    const { here, vibeke, soren, earlier, random } = withHistory(seed)
    random.whileSeeded(() => {
      const looked = seenBy(vibeke.doc)
      const before = new Set(colleaguesWords(soren.doc))
      write(here, soren, 8)
      settle(here)
      const since = colleaguesWords(soren.doc).filter((word) => !before.has(word))
      bringTextBack(vibeke.doc, placeIn(vibeke.doc), earlier, looked)
      settle(here)
      for (const { doc } of [vibeke, soren])
        expect(colleaguesWords(doc)).toEqual(expect.arrayContaining(since))
    })
  })

  test.each(seeds)('[H9] leaves what a colleague types at that very moment (seed %i)', (seed) => {
    const { here, vibeke, soren, random } = withHistory(seed)
    random.whileSeeded(() => {
      // The same lines, other words.
      const earlier = readRichText(textIn(vibeke.doc))
      write(here, vibeke, 4, 'type')
      write(here, soren, 4, 'erase')
      settle(here)
      const before = new Set(colleaguesWords(soren.doc))
      write(here, soren, 4, 'type')
      const since = colleaguesWords(soren.doc).filter((word) => !before.has(word))
      bringTextBack(vibeke.doc, placeIn(vibeke.doc), earlier, seenBy(vibeke.doc))
      settle(here)
      expect(since).toHaveLength(4)
      for (const { doc } of [vibeke, soren])
        expect(colleaguesWords(doc)).toEqual(expect.arrayContaining(since))
    })
  })

  test.each(seeds)('[H9] leaves the first letter of who is about to write (seed %i)', (seed) => {
    const { here, vibeke, soren, earlier, random } = withHistory(seed)
    random.whileSeeded(() => {
      const lines = linesIn(textIn(vibeke.doc))
      if (lines.length === 0) return
      const line = random.pick(lines)
      const caret = Y.createRelativePositionFromTypeIndex(line, random.below(line.length + 1))
      const place = Y.createAbsolutePositionFromRelativePosition(caret, soren.doc)!
      const word = soren.newWord()
      ;(place.type as Y.XmlText).insert(place.index, word)
      bringTextBack(vibeke.doc, placeIn(vibeke.doc), earlier, seenBy(vibeke.doc), new Set([line]))
      settle(here)
      for (const { doc } of [vibeke, soren]) expect(colleaguesWords(doc)).toContain(word)
    })
  })

  test.each(seeds)('[H10] is one step of undo (seed %i)', (seed) => {
    const { vibeke, earlier, random } = withHistory(seed)
    random.whileSeeded(() => {
      const before = seen(readRichText(textIn(vibeke.doc)))
      if (JSON.stringify(before) === JSON.stringify(seen(earlier))) return
      bringTextBack(vibeke.doc, placeIn(vibeke.doc), earlier, seenBy(vibeke.doc))
      vibeke.undo.undo()
      expect(seen(readRichText(textIn(vibeke.doc)))).toEqual(before)
    })
  })
})
