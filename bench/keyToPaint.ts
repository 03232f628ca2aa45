/**
 * From a key to its letter on the screen, as the browser itself follows each key through all its processes: from the moment
 * at which it got the key until the frame that shows what it did was presented (Chromium's `EventLatency` trace). Beside it
 * the measure that any page can take (Event Timing), in steps of 8 ms.
 *
 * A measure of one's own inside the page, by a message after the frame, is none: after a key Chromium lets messages and timers
 * wait until the next frame, so that it tells how long the *next* frame took.
 *
 * An idle browser draws no frames, and is slow to begin: a person alone would be measured slower than one in a crowd. So a
 * dot of one pixel changes in every frame, whoever is there, and the frames of each phase are counted.
 */
import type { CDPSession, Page } from '@playwright/test'
import { keyAt, nextKeyIn, sleep } from './crowd/typing.ts'

export interface Typed {
  /** For each key (ms): until its frame was presented. */
  shown: number[]
  /** For each key (ms): what Event Timing tells; `TOLD_AT_LEAST` where it was faster than that tells. */
  told: number[]
  framesPerSecond: number
  /** Of the page's main thread, in a second (ms of processor time). */
  busy: number
}

/** Event Timing tells of nothing faster (ms). */
export const TOLD_AT_LEAST = 16

interface Probe {
  told: number[]
  frames: number
  since: number
}

/** To be called before the page is opened. */
export async function watchKeys(page: Page): Promise<void> {
  await page.addInitScript((atLeast) => {
    const probe: Probe = { told: [], frames: 0, since: 0 }
    Object.assign(window, { probe })
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') probe.told.push(duration)
    }).observe({ type: 'event', durationThreshold: atLeast } as PerformanceObserverInit)
    addEventListener('DOMContentLoaded', () => {
      const dot = document.body.appendChild(document.createElement('i'))
      dot.style.cssText = 'position:fixed;left:0;bottom:0;width:1px;height:1px;z-index:9'
      const draw = () => {
        probe.frames += 1
        dot.style.background = probe.frames % 2 === 0 ? '#fefefe' : '#fff'
        requestAnimationFrame(draw)
      }
      draw()
    })
  }, TOLD_AT_LEAST)
}

/** Types as a fast typist does, at the caret. @throws when a key did not come to the screen */
export async function typeAndMeasure(page: Page, keys: number): Promise<Typed> {
  await page.keyboard.press('Enter')
  await sleep(300)
  const stopTracing = await traceKeys(page)
  await page.evaluate(() => {
    const { probe } = window as unknown as { probe: Probe }
    Object.assign(probe, { told: [], frames: 0, since: performance.now() })
  })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const before = await threadTime(devtools)
  for (let n = 0; n < keys; n += 1) {
    await press(devtools, keyAt(n))
    await sleep(nextKeyIn())
  }
  const busy = (await threadTime(devtools)) - before
  await devtools.detach()
  const { told, frames, seconds } = await page.evaluate(() => {
    const { probe } = window as unknown as { probe: Probe }
    return { ...probe, seconds: (performance.now() - probe.since) / 1000 }
  })
  const shown = await stopTracing()
  if (shown.length !== keys) throw new Error(`${keys} keys, but ${shown.length} came to the screen`)
  const untold = Array<number>(Math.max(0, keys - told.length)).fill(TOLD_AT_LEAST)
  return { shown, told: [...told, ...untold], framesPerSecond: frames / seconds, busy: busy / seconds }
}

/** A part of the trace: a key begins (`b`), or its frame is presented (`e`). */
interface KeyTrace {
  name: string
  ph: string
  /** Microseconds. */
  ts: number
  pid: number
  id2?: { local?: string }
  args: { event_latency?: { event_type?: string } }
}

/** @returns what ends it, and gives for each key how long it took (ms) */
async function traceKeys(page: Page): Promise<() => Promise<number[]>> {
  const devtools = await page.context().browser()!.newBrowserCDPSession()
  const trace: KeyTrace[] = []
  devtools.on('Tracing.dataCollected', ({ value }) => trace.push(...(value as unknown as KeyTrace[])))
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['input.scrolling'] },
  })
  return async () => {
    const complete = new Promise<void>((resolve) => devtools.once('Tracing.tracingComplete', () => resolve()))
    await devtools.send('Tracing.end')
    await complete
    await devtools.detach()
    return latencies(trace)
  }
}

function latencies(trace: readonly KeyTrace[]): number[] {
  const began = new Map<string, number>()
  const took: number[] = []
  const latency = trace.filter(({ name }) => name === 'EventLatency').toSorted((a, b) => a.ts - b.ts)
  for (const { ph, ts, pid, id2, args } of latency) {
    const key = `${pid} ${id2?.local}`
    if (ph === 'b' && args.event_latency?.event_type === 'KEY_PRESSED') began.set(key, ts)
    const since = ph === 'e' ? began.get(key) : undefined
    if (since === undefined) continue
    began.delete(key)
    took.push((ts - since) / 1000)
  }
  return took
}

/** Playwright's own keyboard has no æ, ø and å. */
async function press(devtools: CDPSession, key: string): Promise<void> {
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, unmodifiedText: key })
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
}

/** Of the page's main thread, since it began (ms of processor time). */
async function threadTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ThreadTime')!.value * 1000
}
