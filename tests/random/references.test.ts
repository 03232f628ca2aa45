/** References and mentions in texts that several people write at once, while items move and go. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { toHtml } from '../../client/editor/toHtml.ts'
import { itemEntries, itemOf } from '../../shared/agenda/document.ts'
import { bringTextBack, deleteItem, moveItem, restoreItem, setCaseNumber } from '../../shared/agenda/edits.ts'
import { inWords } from '../../shared/agenda/inWords.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { mentionedIn, referredIn } from '../../shared/agenda/references.ts'
import { referrersOf } from '../../shared/agenda/referrers.ts'
import { searchAgenda } from '../../shared/agenda/search.ts'
import { readAgenda } from '../../shared/agenda/snapshot.ts'
import { plainText } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { agenda, item } from '../support/agenda.ts'
import { faultsInHtml } from '../support/inertHtml.ts'
import { RandomSource } from '../support/randomSource.ts'
import { TestNetwork } from '../support/testNetwork.ts'
import { refer, shownOf, TEXT_EDITS, Typist, textsIn } from './typist.ts'

const FIELD = 'background'
const STEPS = 60
const drawn = Array.from({ length: process.env.LONG === '1' ? 2_000 : 50 }, (_, at) => at + 1)
/** 127: what undo brought back stood elsewhere for one of them (`client/editor/exactUndo.ts`, 4). */
const seeds = [...new Set([...drawn, 127])]

const TO = [
  ...['id2', 'id3', 'id4', 'elsewhere'].map((id) => ({ type: 'itemRef', attrs: { item: id, word: null } })),
  { type: 'itemRef', attrs: { item: 'id3', word: 'Sag' } },
  ...['vibeke', 'nobody'].map((person) => ({ type: 'mention', attrs: { person } })),
]
const EDITS = { ...TEXT_EDITS, refer: refer(TO) }
const nameOf = (person: string) => (person === 'vibeke' ? 'Vibeke' : null)

const textIn = (doc: Y.Doc): Y.XmlFragment => textsIn(doc, [FIELD])[0]!

/** What somebody does to the items that are referred to. */
function changeItems(doc: Y.Doc, random: RandomSource): void {
  const shown = inOrder(readOutline(doc)).map(({ id }) => id)
  const id = random.pick(['id3', 'id4'])
  if (!shown.includes(id)) restoreItem(doc, id)
  else
    random.pick([
      () => deleteItem(doc, id, 1),
      () => setCaseNumber(doc, id, random.pick(['', 'SAG-1'])),
      () => moveItem(doc, id, { parent: random.pick(['id1', null]), index: random.below(3) }),
    ])()
}

test.each(seeds)('[F40] they come to all alike, and are in each form a text has (seed %i)', (seed) => {
  const random = new RandomSource(seed)
  random.whileSeeded(() => {
    const first = agenda().section('A', item('Et').field(FIELD, 'Først '), item('To'), item('Tre')).doc()
    const network = new TestNetwork(Y.encodeStateAsUpdate(first), ['vibeke', 'søren', 'lene'], random)
    const typists = network.people.map((person, at) => new Typist(person, 0x4e00 + at * 0x1000, random))
    for (const typist of typists) typist.colleagues = typists.filter((other) => other !== typist)
    let earlier = readRichText(textIn(typists[0]!.doc))
    for (let step = 0; step < STEPS; step += 1) {
      const typist = random.pick(typists)
      const { doc } = typist
      const text = textIn(doc)
      const chance = random.below(100)
      if (chance < 8) typist.undo.undo()
      else if (chance < 11) typist.undo.redo()
      else if (chance < 14) earlier = readRichText(text)
      else if (chance < 17) {
        const known = Y.decodeStateVector(Y.encodeStateVector(doc))
        bringTextBack(doc, { item: 'id2', field: FIELD }, earlier, known)
      } else if (chance < 30) changeItems(doc, random)
      else {
        const edit = random.chance(0.35) ? 'refer' : random.pick(Object.keys(EDITS))
        EDITS[edit as keyof typeof EDITS]!(typist, text)
        expect(shownOf(text).eq(typist.shown!)).toBe(true)
      }
      look(doc)
      const person = random.pick(network.people)
      while (random.chance(0.7) && person.sendNext());
      while (person.inbox.length > 0 && random.chance(0.7)) person.receiveAt(0)
    }
    network.rest()
    const [one, ...others] = network.docs.map((doc) => [readAgenda(doc, nameOf), toHtml(textIn(doc))])
    for (const other of others) expect(other).toEqual(one)
  })
})

/** Every reader says something of each of them, and knows no more than stands there. */
function look(doc: Y.Doc): void {
  const fragment = textIn(doc)
  const { content } = readRichText(fragment)
  const words = plainText(inWords(doc, nameOf)({ type: 'doc', content }))
  const html = toHtml(fragment)
  expect(faultsInHtml(html)).toEqual([])
  const referred = referredIn(content)
  for (const id of referred) expect(html).toContain(`data-item-ref="${id}"`)
  for (const id of mentionedIn(content)) expect(html).toContain(`data-mention="${id}"`)
  if (referred.includes('elsewhere')) expect(words).toContain('(slettet sag)')
  const isLiving = itemOf(doc, 'id2')?.get('deletedAt') == null
  for (const [id] of itemEntries(doc))
    expect(referrersOf(doc, new Set([id])).length > 0).toBe(isLiving && id !== 'id2' && referred.includes(id))
  if (words.includes('@Vibeke')) expect(searchAgenda(doc, '@vibeke', nameOf).length).toBeGreaterThan(0)
}
