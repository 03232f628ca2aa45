/** `npm run dev`: the server on data of its own, with the sample; Node starts it anew when a file that it uses changes. */
import { join } from 'node:path'
import { run } from './run.ts'

process.env.DATA_DIR ??= join(import.meta.dirname, '../node_modules/.cache/dev-data')
await run({ dev: true })
