/** Opens a data folder as the command line does, writes one thing into it, and leaves. */
import { openStorage } from '../../../../server/storage/open.ts'

const [, , dataDir, name] = process.argv
const storage = await openStorage({ dataDir: dataDir! })
await storage.directory.saveCouncil({ id: name!, name: name! })
await storage.close()
