/** What an editor writes is what it shows: random histories of two people with the real editor's commands. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { agenda, item } from '../support/agenda.ts'
import { RandomSource } from '../support/randomSource.ts'
import { TestNetwork } from '../support/testNetwork.ts'
import { shownOf, TEXT_EDITS, Typist, textsIn } from './typist.ts'

const FIELD = 'background'
const seeds = Array.from({ length: process.env.LONG === '1' ? 3_000 : 60 }, (_, at) => at + 1)

test.each(seeds)('[W15] after every edit the text holds what its editor shows (seed %i)', (seed) => {
  const random = new RandomSource(seed)
  random.whileSeeded(() => {
    const first = agenda().section('Sager', item('En').field(FIELD, 'Først ')).doc()
    const network = new TestNetwork(Y.encodeStateAsUpdate(first), ['vibeke', 'søren'], random)
    const typists = network.people.map((person, at) => new Typist(person, 0x4e00 + at * 0x1000, random))
    for (const typist of typists) typist.colleagues = typists.filter((other) => other !== typist)
    for (let step = 0; step < 60; step += 1) {
      const typist = random.pick(typists)
      const text = textsIn(typist.doc, [FIELD])[0]!
      TEXT_EDITS[random.chance(0.4) ? 'type' : random.pick(Object.keys(TEXT_EDITS))]!(typist, text)
      expect(shownOf(text).eq(typist.shown!)).toBe(true)
      const person = random.pick(network.people)
      while (random.chance(0.7) && person.sendNext());
      while (person.inbox.length > 0 && random.chance(0.7)) person.receiveAt(0)
    }
  })
})
