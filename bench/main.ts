/**
 * The benchmark: real server, real Chromium, the client as it is built. Prints tables for `docs/performance.md`, and writes
 * nothing. Nobody judges by it but a reader: figures of a busy machine are no test.
 */
import { parseArgs } from 'node:util'
import { benchOpening } from './opening.ts'
import { benchTyping } from './typing.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '8' },
    keys: { type: 'string', default: '60' },
    items: { type: 'string', default: '13' },
    slower: { type: 'string', default: '1' },
  },
})

const parts: Record<string, () => Promise<void>> = {
  opening: () => benchOpening({ rounds: Number(values.rounds), slower: Number(values.slower) }),
  typing: () =>
    benchTyping({
      items: Number(values.items),
      rounds: Number(values.rounds),
      keys: Number(values.keys),
      slower: Number(values.slower),
    }),
}

const wanted = positionals.length === 0 ? Object.keys(parts) : positionals
for (const name of wanted) {
  const part = parts[name]
  if (part === undefined) throw new Error(`no such part: ${name}; there are ${Object.keys(parts).join(', ')}`)
  await part()
}
