/** Laws of undo, on random histories of two people who type, make lists and tables, move and delete. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { itemOf, readItem } from '../../shared/agenda/document.ts'
import {
  deleteItem,
  ImpossibleMove,
  moveItem,
  restoreItem,
  setCaseNumber,
} from '../../shared/agenda/edits.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { readAgenda } from '../../shared/agenda/snapshot.ts'
import { agenda, item } from '../support/agenda.ts'
import { RandomSource } from '../support/randomSource.ts'
import { TestNetwork } from '../support/testNetwork.ts'
import { idsOf, TEXT_EDITS, Typist, textsIn, wordsIn } from './typist.ts'

const FIELDS = ['background', 'recommendation', 'presentation']
const STEPS = 60

const shownIds = (doc: Y.Doc) => inOrder(readOutline(doc)).map(({ id }) => id)
const seeds = Array.from({ length: process.env.LONG === '1' ? 3_000 : 60 }, (_, at) => at + 1)

interface Meeting {
  network: TestNetwork
  vibeke: Typist
  soren: Typist
  random: RandomSource
}

function meeting(seed: number): Meeting {
  const random = new RandomSource(seed)
  return random.whileSeeded(() => {
    const first = agenda()
      .section('Sager', item('En').field('background', 'Først '), item('To').with(item('Tre')))
      .doc()
    const network = new TestNetwork(Y.encodeStateAsUpdate(first), ['v', 's'], random)
    const [vibeke, soren] = network.people
    return {
      network,
      vibeke: new Typist(vibeke!, 0x4e00, random),
      soren: new Typist(soren!, 0x8000, random),
      random,
    }
  })
}

/** What comes back is in the order in which it was sent, as on one connection. */
function exchange({ network, random }: Meeting): void {
  const person = random.pick(network.people)
  while (person.sendNext());
  while (person.inbox.length > 0 && random.chance(0.9)) person.receiveAt(0)
}

function writeIn(typist: Typist, fields: readonly string[]): void {
  const { random } = typist
  // Typing is what people do most.
  const name = random.chance(0.5) ? 'type' : random.pick(Object.keys(TEXT_EDITS))
  TEXT_EDITS[name]!(typist, random.pick(textsIn(typist.doc, fields)))
  if (random.chance(0.5)) typist.undo.stopCapturing()
}

function arrange({ doc, random }: Typist): void {
  const id = random.pick(idsOf(doc))
  const { deletedAt } = readItem(id, itemOf(doc, id)!)
  try {
    if (deletedAt !== null) restoreItem(doc, id)
    else if (random.chance(0.25)) deleteItem(doc, id, random.below(1e9))
    else if (random.chance(0.3)) setCaseNumber(doc, id, `SAG-${random.below(9)}`)
    else moveItem(doc, id, { parent: random.pick([null, ...shownIds(doc)]), index: random.below(4) })
  } catch (error) {
    if (!(error instanceof ImpossibleMove)) throw error
  }
}

/** Takes steps back or does them again; no word of the other may go. */
function takeSteps(typist: Typist, times: number): void {
  for (let count = 0; count < times; count += 1) {
    const before = wordsIn(typist.doc, FIELDS)
    typist.undo[typist.random.chance(0.7) ? 'undo' : 'redo']()
    const after = wordsIn(typist.doc, FIELDS)
    expect([...before].filter((word) => !typist.isOwn(word) && !after.has(word))).toEqual([])
  }
}

describe('two who write, arrange and undo in the same agenda', () => {
  test.each(seeds)('[E42] no undo and no redo takes a colleague’s word (seed %i)', (seed) => {
    const made = meeting(seed)
    const { random, vibeke, soren } = made
    random.whileSeeded(() => {
      for (let step = 0; step < STEPS; step += 1) {
        const typist = random.pick([vibeke, soren])
        if (random.chance(0.6)) writeIn(typist, FIELDS)
        else if (random.chance(0.4)) arrange(typist)
        else takeSteps(typist, 1 + random.below(4))
        exchange(made)
      }
    })
  })

  test.each(seeds)('[E42] who undoes all of it leaves the colleague’s changes alone (seed %i)', (seed) => {
    const made = meeting(seed)
    const { random, vibeke, soren, network } = made
    const onlySoren = new Y.Doc()
    Y.applyUpdate(onlySoren, network.server.log[0]!)
    soren.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network') Y.applyUpdate(onlySoren, update)
    })
    random.whileSeeded(() => {
      for (let step = 0; step < STEPS; step += 1) {
        const act = random.below(10)
        if (act < 4) writeIn(soren, ['presentation'])
        else if (act < 7) writeIn(vibeke, ['background', 'recommendation'])
        else if (act < 9) arrange(vibeke)
        else takeSteps(vibeke, 1 + random.below(4))
        exchange(made)
      }
      network.rest()
      while (vibeke.undo.undo() !== null);
    })
    expect(readAgenda(vibeke.doc)).toEqual(readAgenda(onlySoren))
    while (vibeke.undo.redo() !== null);
    while (vibeke.undo.undo() !== null);
    expect(readAgenda(vibeke.doc)).toEqual(readAgenda(onlySoren))
  })
})
