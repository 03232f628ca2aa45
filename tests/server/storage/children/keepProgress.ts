/** Writes an agenda on, and keeps its progress, turn by turn. */
import { openStorage } from '../../../../server/storage/open.ts'
import { randomHistory } from '../../../suites/randomHistory.ts'
import { logEntry } from '../../../suites/testDatabase.ts'

const AT_ONCE = 5

const [, , dataDir] = process.argv
const storage = await openStorage({ dataDir: dataDir! })
const fence = await storage.log.takeOwnership()
const { entries } = randomHistory(1)
for (let from = 1; from < entries.length; from += AT_ONCE) {
  const some = entries.slice(from, from + AT_ONCE).map((entry, n) => logEntry('a', from + n + 1, entry))
  await storage.log.append(fence, { entries: some, bindings: [] })
  while ((await storage.progress.readOn()) !== null);
}
await storage.close()
