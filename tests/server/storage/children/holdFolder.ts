/** Holds a data folder as a server does, until it is killed. */
import { writeSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { holdDataDir } from '../../../../server/storage/sqlite/lock.ts'

holdDataDir(process.argv[2]!)
// The lock must not hang on what the caller keeps of it.
setFlagsFromString('--expose-gc')
runInNewContext('gc')()
writeSync(1, 'held\n')
setInterval(() => {}, 60_000)
