/** A history: several people edit one agenda at random, through bad weather, until all is at rest. The seed says it all. */
import * as Y from 'yjs'
import { agenda, item, section } from '../support/agenda.ts'
import { RandomSource } from '../support/randomSource.ts'
import { TestNetwork } from '../support/testNetwork.ts'
import { EDITS } from './randomEdits.ts'
import { WEATHER } from './weather.ts'
import { Ledger, Writer } from './writer.ts'

const NAMES = ['vibeke', 'søren', 'lene', 'mogens']

/** Typing is what people do most; without it the other edits would meet no text. */
const OFTEN = [
  'type',
  'type',
  'type',
  'type',
  'erase',
  'format',
  'undo',
  'redo',
  'addItem',
  'moveItem',
  'moveItem',
]
const EDIT_NAMES = [...Object.keys(EDITS), ...OFTEN]
const WEATHER_NAMES = [...Object.keys(WEATHER), 'send', 'send', 'receive', 'receive', 'come back']

export interface History {
  network: TestNetwork
  ledger: Ledger
  /** How often each edit and each kind of weather did something. */
  counts: Map<string, number>
}

/** @param operations by each person */
export function randomHistory(seed: number, operations: number): History {
  const random = new RandomSource(seed)
  return random.whileSeeded(() => {
    const network = new TestNetwork(firstContent(), NAMES, random)
    const ledger = new Ledger()
    ledger.noteMade(network.server.doc)
    const writers = network.people.map((person) => new Writer(person, ledger, random))
    const counts = new Map<string, number>()
    const count = (name: string, did: boolean) => did && counts.set(name, (counts.get(name) ?? 0) + 1)
    for (let done = 0; done < operations * writers.length; done++) {
      const writer = random.pick(writers)
      const edit = random.pick(EDIT_NAMES)
      count(edit, EDITS[edit]!(writer))
      const weather = random.pick(WEATHER_NAMES)
      count(weather, WEATHER[weather]!(random.pick(network.people), random))
    }
    network.rest()
    return { network, ledger, counts }
  })
}

function firstContent(): Uint8Array {
  const written = (title: string) => item(title).field('background', 'Tekst ').field('presentation', 'Tekst ')
  const doc = agenda()
    .section('Godkendelse', written('Dagsorden '))
    .section('Drøftelse', written('AI ').with(written('Model ')), written('Data ').attachments('Bilag 1.pdf'))
    .item(section('Eventuelt'))
    .doc()
  return Y.encodeStateAsUpdate(doc)
}
