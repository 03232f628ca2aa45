/**
 * How long until somebody sees what a text was before, on a long log? Asked of the storage as the server asks it: the first
 * page of one field, at first when nothing of the agenda is in memory, then of another field, then the next page. Beside it,
 * how long the event loop was held up meanwhile at most.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import * as Y from 'yjs'
import { openStorage } from '../server/storage/open.ts'
import type { LogEntry, Storage } from '../server/storage/storage.ts'
import { fieldOf, itemEntries, itemOf, readFacts } from '../shared/agenda/document.ts'
import type { FieldPlace } from '../shared/agenda/fieldPlace.ts'
import { newId } from '../shared/ids.ts'
import { bigAgenda } from './bigAgenda.ts'
import { inMB, inMs, median, printTable } from './figures.ts'

const ITEMS = 13
const PEOPLE = 12
const FIELD = 'presentation'
/** Between two letters of one person, and between two of their sittings (milliseconds). */
const [LETTER, REST] = [250, 3 * 60 * 60_000]
const LETTERS_AT_ONE_SITTING = 400

interface Asked {
  first: number
  other: number
  next: number
  heldUp: number
}

/** @param updates that were logged */
export async function benchEarlier({ rounds, updates }: { rounds: number; updates: number }): Promise<void> {
  const rows: string[][] = []
  for (const compacted of [true, false]) {
    const dataDir = await mkdtemp(join(tmpdir(), 'dagsorden-bench-'))
    const made = await prepare(dataDir, updates, compacted)
    const asked: Asked[] = []
    for (let nth = 0; nth < rounds; nth += 1) asked.push(await ask(dataDir, made))
    const of = (what: keyof Asked) => inMs(median(asked.map((one) => one[what])))
    const kind = compacted ? 'compacted, as it is in use' : 'every update a row of its own'
    rows.push([kind, inMB(made.bytes), of('first'), of('other'), of('next'), of('heldUp')])
    await rm(dataDir, { recursive: true, force: true })
  }
  printTable(
    `Earlier text, ${updates} logged updates of ${PEOPLE} people, median of ${rounds}`,
    ['log', 'size', 'first page of a field', 'of another field', 'next page', 'event loop held up at most'],
    rows,
  )
}

interface Made {
  agenda: string
  places: readonly FieldPlace[]
  bytes: number
}

async function prepare(dataDir: string, updates: number, compacted: boolean): Promise<Made> {
  const storage = await openStorage({ dataDir })
  const { directory, log } = storage
  const council = { id: newId(), name: 'It-Arkitekturrådet' }
  await directory.saveCouncil(council)
  const doc = await bigAgenda(ITEMS)
  const agenda = newId()
  const first = { person: null, connection: 'bench', at: 0, update: Y.encodeStateAsUpdate(doc) }
  const head = { facts: readFacts(doc), state: 'drafting' as const }
  await directory.createAgenda({ id: agenda, council: council.id, epoch: newId(), ...head, first })
  const places = itemEntries(doc).flatMap(([item, node]) =>
    node.get('kind') === 'item' ? [{ item, field: FIELD }] : [],
  )
  const { entries, people } = write(agenda, doc, places, updates)
  const fence = await log.takeOwnership()
  const bindings = people.map(({ doc: { clientID }, id }) => ({ agenda, client: clientID, person: id }))
  for (let at = 0; at < entries.length; at += 500) {
    await log.append(fence, { entries: entries.slice(at, at + 500), bindings: at === 0 ? bindings : [] })
  }
  if (compacted) await log.compact(fence, agenda, Number.MAX_SAFE_INTEGER)
  await storage.close()
  const bytes = entries.reduce((sum, { update }) => sum + update.length, 0)
  return { agenda, places, bytes }
}

/** Everybody types in two items, at the end of the text, and takes some letters back; two write in each. */
function write(agenda: string, first: Y.Doc, places: readonly FieldPlace[], updates: number) {
  const state = Y.encodeStateAsUpdate(first)
  const entries: LogEntry[] = []
  let at = REST
  const people = Array.from({ length: PEOPLE }, (_, nth) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    const id = `person-${nth}`
    doc.on('update', (update: Uint8Array) =>
      entries.push({ agenda, seq: entries.length + 2, person: id, connection: 'bench', at, update }),
    )
    const texts = [0, 1].map((more) => lastLineOf(doc, places[(nth + more) % places.length]!))
    return { id, doc, texts }
  })
  for (let nth = 0; entries.length < updates; nth += 1) {
    const sitting = Math.floor(nth / LETTERS_AT_ONE_SITTING)
    const { texts } = people[nth % PEOPLE]!
    const text = texts[sitting % texts.length]!
    if (nth % 13 === 0 && text.length > 0) text.delete(text.length - 1, 1)
    else text.insert(text.length, 'abcdef '[nth % 7]!)
    at += nth % LETTERS_AT_ONE_SITTING === 0 ? REST : LETTER
  }
  return { entries, people }
}

function lastLineOf(doc: Y.Doc, { item, field }: FieldPlace): Y.XmlText {
  const text = fieldOf(itemOf(doc, item)!, field)!
  const line = new Y.XmlText()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [line])
  text.insert(text.length, [paragraph])
  return line
}

async function ask(dataDir: string, { agenda, places }: Made): Promise<Asked> {
  const storage = await openStorage({ dataDir })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const [first, page] = await timed(storage, agenda, places[0]!, null)
  const [other] = await timed(storage, agenda, places[1]!, null)
  const [next] = await timed(storage, agenda, places[0]!, page?.before ?? null)
  delay.disable()
  await storage.close()
  return { first, other, next, heldUp: delay.max / 1e6 }
}

async function timed(storage: Storage, agenda: string, place: FieldPlace, before: number | null) {
  const start = performance.now()
  const page = await storage.log.earlierStates(agenda, place, before)
  return [performance.now() - start, page] as const
}
