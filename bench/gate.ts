/**
 * What the gate costs for a typed character, beside `applyUpdate` of the same bytes, in agendas of different sizes: nothing else
 * runs, no socket and no disk. The three ways take turns, a few letters each, so that what disturbs one disturbs all.
 */
import * as Y from 'yjs'
import { admit, type Judge } from '../server/gate/admit.ts'
import { Places } from '../server/gate/places.ts'
import { AGENDA_PLACES } from '../server/sync/agendaPlaces.ts'
import { LiveDocument } from '../server/sync/liveDocument.ts'
import { Rights } from '../server/sync/rights.ts'
import { fieldOf, itemEntries, itemOf, ROOTS, responsiblesOf } from '../shared/agenda/document.ts'
import { momentOf } from '../shared/rights/moment.ts'
import { bigAgenda } from './bigAgenda.ts'
import { keyAt } from './crowd/typing.ts'
import { asRatio, median, printTable } from './figures.ts'

const SIZES = [5, 50, 500]
const ME = 'me'
const FIELD = 'presentation'
/** In one turn, and in a paragraph: people begin another one now and then. */
const [AT_ONCE, IN_PARAGRAPH] = [20, 400]
/** Letters after which the engine has compiled what it will. */
const WARM_UP = 4_000

export async function benchGate({ letters }: { letters: number }): Promise<void> {
  const rows: string[][] = []
  for (const items of SIZES) rows.push(rowOf(items, await measure(items, letters)))
  printTable(
    `A typed letter through the gate, ${letters} letters each, median`,
    ['items', 'document', '`applyUpdate` alone', 'gate and rights', '', 'the room’s document', ''],
    rows,
  )
}

/** Takes an update in one way. */
type Way = (update: Uint8Array) => void

interface Measured {
  bytes: number
  /** Microseconds for each letter, by the name of the way. */
  alone: number[]
  gate: number[]
  room: number[]
}

async function measure(items: number, letters: number): Promise<Measured> {
  const agenda = await bigAgenda(items)
  const item = itemEntries(agenda).findLast(([, node]) => node.get('kind') === 'item')![0]
  responsiblesOf(itemOf(agenda, item)!)!.set(ME, true)
  const state = Y.encodeStateAsUpdate(agenda)
  const samples = { alone: [], gate: [], room: [] } as Record<keyof Omit<Measured, 'bytes'>, number[]>
  const ways = { alone: applying(state), gate: judging(state), room: inRoom(state) }
  const typed = typeIn(state, item, WARM_UP + letters)
  for (let from = 0; from < typed.length; from += AT_ONCE) {
    const turn = typed.slice(from, from + AT_ONCE)
    for (const name of ['alone', 'gate', 'room'] as const) {
      const start = performance.now()
      for (const update of turn) ways[name](update)
      const micros = ((performance.now() - start) * 1000) / turn.length
      if (from >= WARM_UP) samples[name].push(micros)
    }
  }
  return { bytes: state.length, ...samples }
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  for (const root of ROOTS) doc.getMap(root)
  Y.applyUpdate(doc, state)
  return doc
}

function applying(state: Uint8Array): Way {
  const doc = docOf(state)
  return (update) => Y.applyUpdate(doc, update)
}

/** As a contributor who is responsible for the item: more is asked than of the secretariat. */
const judgeOf = (rights: Rights): Judge => {
  const asker = { role: 'contributor', ids: [ME] } as const
  return ({ touches }) => rights.judge(asker, touches)
}

function judging(state: Uint8Array): Way {
  const doc = docOf(state)
  const places = new Places(AGENDA_PLACES)
  const judge = judgeOf(
    new Rights((ids, about) => momentOf(doc, ids, about), performance.now.bind(performance)),
  )
  return (update) => void admit(doc, update, places, judge, ME)
}

/** With the look for words that a merge swallows. */
function inRoom(state: Uint8Array): Way {
  const document = new LiveDocument({ state, gone: [] })
  const rights = new Rights(
    (ids, about) => document.momentOf(ids, about, Date.now()),
    performance.now.bind(performance),
  )
  const judge = judgeOf(rights)
  return (update) => void document.admit(update, judge, ME)
}

/** @returns the update of each letter, at the end of one field */
function typeIn(state: Uint8Array, item: string, letters: number): Uint8Array[] {
  const doc = docOf(state)
  const text = fieldOf(itemOf(doc, item)!, FIELD)!
  let run = new Y.XmlText()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let n = 0; updates.length < letters; n += 1) {
    if (n % IN_PARAGRAPH === 0) {
      const paragraph = new Y.XmlElement('paragraph')
      run = new Y.XmlText()
      paragraph.insert(0, [run])
      text.insert(text.length, [paragraph])
    }
    run.insert(run.length, keyAt(n))
  }
  return updates
}

function rowOf(items: number, { bytes, alone, gate, room }: Measured): string[] {
  const micros = (samples: number[]) => `${median(samples).toFixed(1)} µs`
  const against = (samples: number[]) => asRatio(median(samples) / median(alone))
  return [
    ...[String(items), `${(bytes / 1000).toFixed(0)} kB`, micros(alone)],
    ...[gate, room].flatMap((samples) => [micros(samples), against(samples)]),
  ]
}
