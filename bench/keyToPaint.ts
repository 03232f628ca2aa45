/**
 * From a key to its letter on the screen, taken inside the page: from the moment at which the browser got the key
 * (`timeStamp` of its event) until the frame that shows the change has been drawn. Beside it the browser's own measure
 * (Event Timing: until the frame is presented), in steps of 8 ms.
 *
 * An idle browser draws no frames, and is slow to begin: a person alone would be measured slower than one in a crowd. So a
 * dot of one pixel changes in every frame, whoever is there, and the frames of each phase are counted.
 */
import type { CDPSession, Page } from '@playwright/test'
import { keyAt, nextKeyIn, sleep } from './crowd/typing.ts'

export interface Typed {
  /** For each key (ms): until its frame was drawn. */
  drawn: number[]
  /** For each key (ms): the browser's own measure; `PRESENTED_AT_LEAST` where it was faster than the browser tells. */
  presented: number[]
  framesPerSecond: number
  /** Of the page's main thread, in a second (ms of processor time). */
  busy: number
}

/** Event Timing tells of nothing faster (ms). */
export const PRESENTED_AT_LEAST = 16

interface Probe {
  drawn: number[]
  presented: number[]
  frames: number
  since: number
}

/** To be called before the page is opened. */
export async function watchKeys(page: Page): Promise<void> {
  await page.addInitScript((atLeast) => {
    const probe: Probe = { drawn: [], presented: [], frames: 0, since: 0 }
    Object.assign(window, { probe })
    let pressedAt: number | null = null
    const afterFrame = (then: () => void) => {
      const channel = new MessageChannel()
      channel.port1.onmessage = then
      requestAnimationFrame(() => channel.port2.postMessage(null))
    }
    addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key.length === 1) pressedAt = timeStamp
      },
      { capture: true },
    )
    addEventListener(
      'input',
      () => {
        const began = pressedAt
        pressedAt = null
        if (began !== null) afterFrame(() => probe.drawn.push(performance.now() - began))
      },
      { capture: true },
    )
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === 'keydown') probe.presented.push(duration)
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
  }, PRESENTED_AT_LEAST)
}

/** Types as a fast typist does, at the caret. @throws when a key did not come to the screen */
export async function typeAndMeasure(page: Page, keys: number): Promise<Typed> {
  await page.keyboard.press('Enter')
  await sleep(300)
  await page.evaluate(() => {
    const { probe } = window as unknown as { probe: Probe }
    Object.assign(probe, { drawn: [], presented: [], frames: 0, since: performance.now() })
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
  const { drawn, presented, frames, seconds } = await page.evaluate(() => {
    const { probe } = window as unknown as { probe: Probe }
    return { ...probe, seconds: (performance.now() - probe.since) / 1000 }
  })
  if (drawn.length !== keys) throw new Error(`${keys} keys, but ${drawn.length} came to the screen`)
  const told = [...presented, ...Array<number>(Math.max(0, keys - presented.length)).fill(PRESENTED_AT_LEAST)]
  return { drawn, presented: told, framesPerSecond: frames / seconds, busy: busy / seconds }
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
