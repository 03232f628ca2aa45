/** Makes an agenda's log short, then a backup. */
import { openStorage } from '../../../../server/storage/open.ts'

const [, , dataDir, file] = process.argv
const storage = await openStorage({ dataDir: dataDir! })
const fence = await storage.log.takeOwnership()
await storage.log.compact(fence, 'a', Number.MAX_SAFE_INTEGER)
await storage.backup(file!)
await storage.close()
