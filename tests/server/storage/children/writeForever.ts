/** Owns the rooms of a data folder and writes into agenda `a` until it is killed; says which entries are durable. */
import { writeSync } from 'node:fs'
import * as Y from 'yjs'
import { openStorage } from '../../../../server/storage/open.ts'

const IN_FLIGHT = 8
const ENTRIES_BETWEEN_COMPACTIONS = 60

const storage = await openStorage({ dataDir: process.argv[2]! })
const fence = await storage.log.takeOwnership()
const stored = (await storage.log.load('a'))!
const doc = new Y.Doc()
Y.applyUpdate(doc, stored.state)

let seq = stored.seq
const appended: Promise<void>[] = []
doc.on('update', (update: Uint8Array) => appended.push(append(++seq, update)))
let compacted = Promise.resolve()

for (;;) {
  doc.getMap('agenda').set(`entry${seq + 1}`, true)
  if (appended.length >= IN_FLIGHT) await appended.shift()
  if (seq % ENTRIES_BETWEEN_COMPACTIONS === 0) {
    await compacted
    compacted = storage.log.compact(fence, 'a', seq - 10)
  }
}

async function append(number: number, update: Uint8Array): Promise<void> {
  const entry = { agenda: 'a', seq: number, person: 'anna', connection: 'c1', at: number, update }
  await storage.log.append(fence, { entries: [entry], bindings: [] })
  writeSync(1, `durable ${number}\n`)
}
