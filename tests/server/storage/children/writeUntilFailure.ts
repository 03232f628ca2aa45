/**
 * Owns the rooms of a data folder and writes into agenda `a` until a commit fails; says what was durable, and the error's name.
 * Then it tries once more.
 */
import { writeSync } from 'node:fs'
import * as Y from 'yjs'
import { openStorage } from '../../../../server/storage/open.ts'

const storage = await openStorage({ dataDir: process.argv[2]! })
const fence = await storage.log.takeOwnership()
const stored = (await storage.log.load('a'))!
const doc = new Y.Doc()
Y.applyUpdate(doc, stored.state)
let update: Uint8Array = new Uint8Array()
doc.on('update', (event: Uint8Array) => {
  update = event
})

for (let seq = stored.seq + 1; ; seq++) {
  doc.getMap('agenda').set(`entry${seq}`, true)
  if (!(await append(seq))) process.exit((await append(seq)) ? 0 : 1)
}

async function append(seq: number): Promise<boolean> {
  const entry = { agenda: 'a', seq, person: 'anna', connection: 'c1', at: seq, update }
  try {
    await storage.log.append(fence, { entries: [entry], bindings: [] })
    writeSync(1, `durable ${seq}\n`)
    return true
  } catch (error) {
    writeSync(1, `${(error as Error).name}\n`)
    return false
  }
}
