/** Holds a data folder as a server does, until it is killed. */
import { writeSync } from 'node:fs'
import { holdDataDir } from '../../../../server/storage/sqlite/lock.ts'

holdDataDir(process.argv[2]!)
writeSync(1, 'held\n')
setInterval(() => {}, 60_000)
