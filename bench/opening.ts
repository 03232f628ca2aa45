/**
 * How quickly is an agenda there? From the start of the navigation until its text can be read, and until the first letter
 * that somebody types stands in a field in view: they click as soon as they see text, and do not wait for the editor. The
 * sizes take turns. The browser knows the program's files already; a computer that does not has `size.ts` to download.
 */
import type { Page } from '@playwright/test'
import { asRatio, inMs, median, p95, printTable } from './figures.ts'
import { slowDown } from './openPage.ts'
import { openStage, type Stage } from './stage.ts'

const SIZES = [10, 100, 200] as const

interface Opened {
  readable: number
  firstLetter: number
}

/** @param slower the processor is so many times slower than it is */
export async function benchOpening({ rounds, slower }: { rounds: number; slower: number }): Promise<void> {
  const stage = await openStage(SIZES)
  try {
    const page = await stage.newPage()
    await watchOpening(page)
    await slowDown(page, slower)
    const opened = new Map(SIZES.map((size): [number, Opened[]] => [size, []]))
    for (const size of SIZES) await openAndType(page, stage, size)
    for (let nth = 0; nth < rounds; nth += 1)
      for (const size of SIZES) opened.get(size)!.push(await openAndType(page, stage, size))
    print(opened, rounds, slower)
  } finally {
    await stage.close()
  }
}

interface Probe {
  readable: number | null
  firstLetter: number | null
}

/** A letter that no agenda holds. */
const LETTER = '¤'

async function watchOpening(page: Page): Promise<void> {
  await page.addInitScript((letter) => {
    const probe: Probe = { readable: null, firstLetter: null }
    Object.assign(window, { probe })
    const afterFrame = (then: (now: number) => void) => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => then(performance.now())
      requestAnimationFrame(() => channel.port2.postMessage(null))
    }
    let seen = 0
    new MutationObserver(() => {
      if (seen === 0 && document.querySelector('.field .ProseMirror p')) {
        seen = 1
        afterFrame((now) => {
          probe.readable = now
        })
      }
      if (seen === 1 && document.activeElement?.textContent?.includes(letter)) {
        seen = 2
        afterFrame((now) => {
          probe.firstLetter = now
        })
      }
    }).observe(document, { childList: true, subtree: true, characterData: true })
  }, LETTER)
}

async function openAndType(page: Page, stage: Stage, items: number): Promise<Opened> {
  const has = (key: keyof Probe) =>
    page.waitForFunction((which) => (window as unknown as { probe?: Probe }).probe?.[which] ?? null, key)
  await page.goto(`${stage.url}/agenda/${stage.agenda(items)}`, { waitUntil: 'commit' })
  await has('readable')
  const { x, y } = await page.evaluate(() => {
    const text = document.querySelector('.field .ProseMirror p')!.getBoundingClientRect()
    return { x: text.left + 4, y: text.top + text.height / 2 }
  })
  await page.mouse.click(x, y)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key: LETTER, text: LETTER })
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: LETTER })
  await devtools.detach()
  await has('firstLetter')
  const { readable, firstLetter } = await page.evaluate(
    () => (window as unknown as { probe: Record<keyof Probe, number> }).probe,
  )
  await page.keyboard.press('Backspace')
  await page.locator('.save-indicator', { hasText: 'Gemt' }).waitFor()
  return { readable, firstLetter }
}

function print(opened: ReadonlyMap<number, readonly Opened[]>, rounds: number, slower: number): void {
  const of = (size: number, what: keyof Opened) => opened.get(size)!.map((one) => one[what])
  const first = (size: number) => median(of(size, 'firstLetter'))
  const machine = slower === 1 ? '' : `, processor ${slower} × slower`
  printTable(
    `Opening, median of ${rounds}${machine}`,
    [
      'items',
      'readable',
      'first letter on the screen',
      'the slowest of twenty',
      'first letter against 10 items',
    ],
    SIZES.map((size) => [
      String(size),
      inMs(median(of(size, 'readable'))),
      inMs(first(size)),
      inMs(p95(of(size, 'firstLetter'))),
      asRatio(first(size) / first(SIZES[0])),
    ]),
  )
}
