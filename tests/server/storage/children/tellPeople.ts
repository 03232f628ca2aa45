/** Comments on an agenda's item, tells who is responsible for it, and puts in a mail about each, turn by turn. */
import * as Y from 'yjs'
import { openStorage } from '../../../../server/storage/open.ts'
import { paragraphs } from '../../../../shared/richtext/richText.ts'
import { beginThread } from '../../../../shared/threads/threadEdits.ts'
import { logEntry } from '../../../suites/testDatabase.ts'
import { mailEach } from '../../../support/mailEach.ts'

const COMMENTS = 10

const [, , dataDir] = process.argv
const storage = await openStorage({ dataDir: dataDir! })
const fence = await storage.log.takeOwnership()
const stored = (await storage.log.load('a'))!
const doc = new Y.Doc()
Y.applyUpdate(doc, stored.state)
const updates: Uint8Array[] = []
doc.on('update', (update: Uint8Array) => void updates.push(update))
for (let n = 1; n <= COMMENTS; n += 1) {
  const comment = { id: `c${n}`, author: 'søren', at: n, body: paragraphs(`Ord ${n}`) }
  beginThread(doc, { id: `t${n}`, item: 'id1', field: null, anchor: null, comment })
  const entry = logEntry('a', stored.seq + n, { person: 'søren', update: updates.at(-1)! })
  await storage.log.append(fence, { entries: [entry], bindings: [] })
  while ((await storage.notifications.readOn()) !== null);
  await mailEach(storage)
}
await storage.close()
