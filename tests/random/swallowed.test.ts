/**
 * No word is swallowed in silence: random histories of people with the real editor commands, who write plain values too, and the
 * real gate between them.
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { itemEntries, readFacts, readItem } from '../../shared/agenda/document.ts'
import { deleteItem, moveItem, restoreItem, setCaseNumber, setFact } from '../../shared/agenda/edits.ts'
import { wordsAt } from '../../shared/agenda/wordValues.ts'
import { agenda, item } from '../support/agenda.ts'
import { RandomSource } from '../support/randomSource.ts'
import { exchange, TestNetwork } from '../support/testNetwork.ts'
import { WatchingServer } from '../support/watchingServer.ts'
import { TEXT_EDITS, Typist, textsIn, wordsIn } from './typist.ts'

const FIELDS = ['background', 'presentation']
const STEPS = 80
const NAMES = ['vibeke', 'søren', 'lene']
const seeds = Array.from({ length: process.env.LONG === '1' ? 5_000 : 60 }, (_, at) => at + 1)

interface Meeting {
  random: RandomSource
  server: WatchingServer
  network: TestNetwork
  typists: Typist[]
  /** Words that somebody erased, replaced or undid. */
  takenAway: Set<string>
}

function meeting(seed: number): Meeting {
  const random = new RandomSource(seed)
  return random.whileSeeded(() => {
    const first = agenda()
      .section('Sager', item('En').field('background', 'Først '), item('To').with(item('Tre')))
      .doc()
    const content = Y.encodeStateAsUpdate(first)
    const server = new WatchingServer(content)
    const network = new TestNetwork(content, NAMES, random, server)
    const typists = network.people.map((person, index) => new Typist(person, 0x4e00 + index * 0x1000, random))
    // Of half of them nobody sees where the others write: that is told beside the words, sooner or later.
    if (seed % 2 === 0)
      for (const typist of typists) typist.colleagues = typists.filter((other) => other !== typist)
    return { random, server, network, typists, takenAway: new Set<string>() }
  })
}

/** A few of what is seen: a hand selects over what stands there. */
const REPLACE: (typist: Typist, text: Y.XmlFragment) => void = (typist, text) =>
  typist.edit(text, (tr, { node, pos }) => {
    const from = pos + 1 + typist.random.below(node.content.size + 1)
    const to = from + typist.random.below(pos + 1 + node.content.size - from + 1)
    if (to > from) tr.delete(from, to)
  })
const JOIN: (typist: Typist, text: Y.XmlFragment) => void = (typist, text) =>
  typist.edit(text, (tr, { pos }) => {
    const at = tr.doc.resolve(pos)
    if (at.nodeBefore?.isTextblock && at.nodeAfter?.isTextblock) tr.join(pos)
  })
const EMPTY_ALL: (typist: Typist, text: Y.XmlFragment) => void = (typist, text) =>
  typist.edit(text, (tr) => void tr.delete(0, tr.doc.content.size))

const WRITING = { ...TEXT_EDITS, replace: REPLACE, join: JOIN, list2: TEXT_EDITS.list!, empty: EMPTY_ALL }

/** Of texts and of plain values. */
function allWords(doc: Y.Doc): Set<string> {
  const values = itemEntries(doc).flatMap(([id, map]) => {
    const { presenter, caseNumber } = readItem(id, map)
    return [presenter, caseNumber]
  })
  return new Set([...wordsIn(doc, FIELDS), ...[readFacts(doc).place, ...values].join('')])
}

type Value = [item: string, field: string, set: (words: string) => void]

/** A word more, first, last or alone; or nothing at all. */
function writeValue(typist: Typist): void {
  const { doc, random } = typist
  const newWord = () => typist.newWord()
  const [id] = random.pick(itemEntries(doc))
  const values: Value[] = [
    ['agenda', 'place', (words) => setFact(doc, 'place', words)],
    [id, 'caseNumber', (words) => setCaseNumber(doc, id, words)],
  ]
  const [item, field, set] = random.pick(values)
  const stands = wordsAt(doc, { item, field }) ?? ''
  const what = random.below(8)
  if (what < 5) set(`${stands} ${newWord()}`)
  else if (what === 5) set(`${newWord()} ${stands}`)
  else set(what === 6 ? newWord() : '')
}

function act({ random, takenAway }: Meeting, typist: Typist): void {
  const before = allWords(typist.doc)
  const what = random.below(24)
  if (what >= 20) writeValue(typist)
  else if (what < 10) TEXT_EDITS.type!(typist, random.pick(textsIn(typist.doc, FIELDS)))
  else if (what < 16) {
    const name = random.pick(Object.keys(WRITING) as (keyof typeof WRITING)[])
    WRITING[name]!(typist, random.pick(textsIn(typist.doc, FIELDS)))
  } else if (what < 18) typist.undo[random.chance(0.7) ? 'undo' : 'redo']()
  else arrange(typist)
  if (random.chance(0.5)) typist.undo.stopCapturing()
  const after = allWords(typist.doc)
  for (const word of before) if (!after.has(word)) takenAway.add(word)
}

function arrange({ doc, random }: Typist): void {
  const [id, map] = random.pick(itemEntries(doc))
  if (map.get('deletedAt') != null) restoreItem(doc, id)
  else if (random.chance(0.3)) deleteItem(doc, id, random.below(1e9))
  else moveItem(doc, id, { parent: null, index: random.below(4) })
}

const typedBy = (typist: Typist): string[] => {
  const words: string[] = []
  const next = typist.newWord().codePointAt(0)!
  for (let at = next - 1; typist.isOwn(String.fromCodePoint(at)); at -= 1)
    words.push(String.fromCodePoint(at))
  return words
}

let handedBackInAll = 0
let valuesInAll = 0

describe('three who write, make lists and headings, join, delete and undo in the same texts', () => {
  test.each(seeds)('[W1][W20] typed = present + deleted by a person + handed back (seed %i)', (seed) => {
    const made = meeting(seed)
    const { random, network, server, typists, takenAway } = made
    random.whileSeeded(() => {
      for (let step = 0; step < STEPS; step += 1) {
        act(made, random.pick(typists))
        exchange(network, random)
      }
      network.rest()
    })
    const present = allWords(server.doc)
    // Who makes a list of a paragraph writes its words anew: when these are swallowed in turn, they are that person's.
    const back = new Set(NAMES.flatMap((name) => server.wordsFor(name)))
    handedBackInAll += back.size
    valuesInAll += NAMES.flatMap((name) => server.handedBack.values.of(name)).length
    for (const typist of typists) {
      const missing = typedBy(typist).filter(
        (word) => !present.has(word) && !takenAway.has(word) && !back.has(word),
      )
      expect(missing).toEqual([])
    }
  })

  test('[W1] these histories did swallow words', () => {
    expect(handedBackInAll).toBeGreaterThan(seeds.length)
    expect(valuesInAll).toBeGreaterThan(seeds.length)
  })

  test.each(seeds)(
    '[W2][W21] when each sees what the others did before, nothing is handed back (seed %i)',
    (seed) => {
      const made = meeting(seed)
      const { random, network, server, typists } = made
      random.whileSeeded(() => {
        for (let step = 0; step < STEPS; step += 1) {
          const typist = random.pick(typists)
          act(made, typist)
          const person = network.people[typists.indexOf(typist)]!
          // Now and then with a new connection, which sends everything that was deleted once more.
          if (random.chance(0.2)) {
            network.rest()
            person.disconnect()
            person.connect()
          }
          network.rest()
        }
      })
      for (const name of NAMES) expect(server.wordsFor(name)).toEqual([])
    },
  )
})
