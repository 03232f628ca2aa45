/** What sends agendas out, on a database, with rooms as the server has them; in one format alone, as that is quick. */
import { type Exporting, exportHere } from '../../server/exchange/exporting.ts'
import { createLog } from '../../server/observability/log.ts'
import { createMetrics } from '../../server/observability/metrics.ts'
import { Readiness } from '../../server/observability/readiness.ts'
import { readSettings } from '../../server/settings.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { startSync } from '../../server/sync/sync.ts'
import { Sender, type SenderParts } from '../../server/versions/sender.ts'

export interface SenderOn extends AsyncDisposable {
  sender: Sender
}

const here = exportHere(() => {})

/** Of the formats only the JSON. */
export const ONE_FORMAT: Exporting = {
  ...here,
  write: (from, formats, watch) =>
    here.write(
      from,
      formats.filter((format) => format === 'json'),
      watch,
    ),
}

/** Nobody waits for words on their way; mail stays in the outbox. */
export async function senderOn(storage: Storage, more: Partial<SenderParts> = {}): Promise<SenderOn> {
  const log = createLog('silent')
  const rooms = await startSync({
    ...{ storage, sessions: {} as never, settings: readSettings({}), log, now: Date.now },
    ...{ readiness: new Readiness(), metrics: createMetrics() },
    onBroken: (error) => {
      throw error
    },
  })
  const sender = new Sender({
    ...{ storage, rooms, exporting: ONE_FORMAT, log, now: () => 9 },
    outbox: { look: async () => {} },
    address: () => 'https://dagsorden.eksempel.dk',
    grace: async () => {},
    ...more,
  })
  return {
    sender,
    [Symbol.asyncDispose]: async () => {
      await sender.stop()
      await rooms.stop()
    },
  }
}
