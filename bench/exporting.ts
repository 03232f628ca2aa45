/**
 * What it takes to write an agenda as a file: how long, how large, how much memory, and how long the server's own thread is held up by it.
 * The sample and one of two hundred pages take turns, each in the process in which the server has it done.
 */
import type { ChildProcess } from 'node:child_process'
import { channel } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import * as Y from 'yjs'
import { type Exporting, exportInProcess } from '../server/exchange/exporting.ts'
import type { AgendaToExport } from '../server/exchange/exportSource.ts'
import { createLog } from '../server/observability/log.ts'
import { DEFAULT_LOOK } from '../shared/council/paperLook.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../shared/record/recordEvent.ts'
import { bigAgenda } from './bigAgenda.ts'
import { asRatio, inKB, inMB, inMs, median, printTable } from './figures.ts'

/** Of the sample's items; the second are two hundred pages and some more. */
const ITEMS = [13, 300]

interface Written {
  took: number[]
  bytes: number
  pages: number
}

export async function benchExporting({ rounds }: { rounds: number }): Promise<void> {
  const agendas = await Promise.all(ITEMS.map(async (count) => toExport(await bigAgenda(count))))
  const processes: ChildProcess[] = []
  const keep = (started: unknown) => void processes.push((started as { process: ChildProcess }).process)
  channel('child_process').subscribe(keep)
  const exporting = exportInProcess({ log: createLog('warn') })
  const written = new Map<string, Written>()
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const before = process.memoryUsage.rss()
  let most = 0
  const measure = () => {
    most = Math.max(most, ...processes.map(takenBy))
  }
  const watching = setInterval(measure, 20)
  try {
    // Whoever asks first waits for the process and the letters too.
    const first = await timed(exporting, agendas[0]!, 'pdf')
    delay.enable()
    for (let nth = 0; nth < rounds; nth += 1)
      for (const [at, agenda] of agendas.entries())
        for (const format of EXPORT_FORMATS) {
          const { took, bytes } = await timed(exporting, agenda, format)
          const key = `${ITEMS[at]} ${format}`
          const known = written.get(key) ?? { took: [], bytes: bytes.length, pages: pagesIn(bytes) }
          written.set(key, { ...known, took: [...known.took, took] })
        }
    delay.disable()
    print(written, rounds)
    const pdf = (items: number) => written.get(`${items} pdf`)!
    const aPage = (items: number) => median(pdf(items).took) / pdf(items).pages
    console.log(
      `\nA page of the long PDF against one of the sample's: ${asRatio(aPage(ITEMS[1]!) / aPage(ITEMS[0]!))}`,
    )
    console.log(`The first PDF of a process: ${inMs(first.took)}`)
    console.log(
      `The server's own thread was held up for ${inMs(delay.percentile(99.9) / 1e6)} at most (p99.9)`,
    )
    console.log(
      `Memory of a process that writes: ${inMB(most)} at most, of ${processes.length} one after the other`,
    )
    console.log(`The server's own: ${inMB(before)} before, ${inMB(process.memoryUsage.rss())} after`)
  } finally {
    clearInterval(watching)
    channel('child_process').unsubscribe(keep)
    await exporting[Symbol.asyncDispose]()
  }
}

const toExport = (doc: Y.Doc): AgendaToExport => ({
  ...{ id: 'agenda', state: Y.encodeStateAsUpdate(doc), look: DEFAULT_LOOK, logo: null },
  people: { names: new Map(), joined: new Map(), mentioned: new Map() },
  edition: { is: 'draft', at: Date.UTC(2024, 0, 15, 8, 30), seq: 1, next: 1 },
})

async function timed(exporting: Exporting, agenda: AgendaToExport, format: ExportFormat) {
  const start = performance.now()
  const files = await exporting.write(agenda, [format])
  return { took: performance.now() - start, bytes: files![0]!.bytes }
}

/** @returns bytes that it took at most so far; 0 when it has ended, or where the system does not tell */
function takenBy({ pid }: ChildProcess): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

const pagesIn = (bytes: Uint8Array): number =>
  Buffer.from(bytes)
    .toString('latin1')
    .match(/\/Type ?\/Page\b/g)?.length ?? 0

function print(written: ReadonlyMap<string, Written>, rounds: number): void {
  const rows = ITEMS.flatMap((items) =>
    EXPORT_FORMATS.map((format) => {
      const { took, bytes, pages } = written.get(`${items} ${format}`)!
      return [
        `${items} items as ${format}`,
        inMs(median(took)),
        bytes < 1e5 ? inKB(bytes) : inMB(bytes),
        pages > 0 ? String(pages) : '',
      ]
    }),
  )
  printTable(`An agenda as a file, ${rounds} rounds`, ['', 'p50', 'size', 'pages'], rows)
}
