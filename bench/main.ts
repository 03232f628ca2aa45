/**
 * The benchmark: real server, real Chromium, the client as it is built. Prints tables for `docs/performance.md`, and writes
 * nothing. Nobody judges by it but a reader: figures of a busy machine are no test.
 *
 * `npm run bench` measures everything; `npm run bench -- typing opening --rounds 3` some of it, in less time.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { benchAcknowledging } from './acknowledging.ts'
import { benchDay } from './day.ts'
import { benchEarlier } from './earlier.ts'
import { benchExporting } from './exporting.ts'
import { benchGate } from './gate.ts'
import { benchOpening } from './opening.ts'
import { benchSize } from './size.ts'
import { benchThreads } from './threads.ts'
import { benchTyping } from './typing.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '8' },
    /** In each phase. */
    keys: { type: 'string', default: '60' },
    hours: { type: 'string', default: '8' },
    /** That colleagues write and remove in an hour. */
    paragraphs: { type: 'string', default: '200' },
    /** In the log whose texts are looked at. */
    updates: { type: 'string', default: '100000' },
    /** That go through the gate. */
    letters: { type: 'string', default: '20000' },
  },
})
const [rounds, keys] = [Number(values.rounds), Number(values.keys)]

/** As a weak laptop. */
const SLOWER = [1, 4]

const parts: Readonly<Record<string, () => Promise<void>>> = {
  size: benchSize,
  opening: async () => {
    for (const slower of SLOWER) await benchOpening({ rounds, slower })
  },
  typing: async () => {
    for (const slower of SLOWER) await benchTyping({ items: 13, rounds, keys, slower })
    await benchTyping({ items: 100, rounds, keys, slower: 1 })
  },
  threads: () => benchThreads({ threads: 500, rounds, keys }),
  acknowledging: () => benchAcknowledging({ rounds, keys }),
  earlier: () => benchEarlier({ rounds, updates: Number(values.updates) }),
  exporting: () => benchExporting({ rounds }),
  gate: () => benchGate({ letters: Number(values.letters) }),
  day: () => benchDay({ hours: Number(values.hours), paragraphs: Number(values.paragraphs) }),
}

const unknown = positionals.find((name) => parts[name] === undefined)
if (unknown !== undefined)
  throw new Error(`no such part: ${unknown}; there are ${Object.keys(parts).join(', ')}`)

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`)
for (const name of positionals.length === 0 ? Object.keys(parts) : positionals) await parts[name]!()
