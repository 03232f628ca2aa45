/**
 * Do many comments slow typing? One person types in a long agenda without a comment, and in the same with five hundred, whose panel is open.
 * The two take turns, so that whatever else the machine does meets both.
 */
import type { Page } from '@playwright/test'
import { asRatio, inMs, median, p95, printTable } from './figures.ts'
import { type Typed, typeAndMeasure, watchKeys } from './keyToPaint.ts'
import { openPage } from './openPage.ts'
import { openStage, type Stage } from './stage.ts'

const ITEMS = 100

export interface ThreadsOptions {
  threads: number
  rounds: number
  /** In each phase. */
  keys: number
}

export async function benchThreads({ threads, rounds, keys }: ThreadsOptions): Promise<void> {
  const stages = [await openStage([ITEMS]), await openStage([ITEMS], { threads })] as const
  const typed: Record<'without' | 'with', Typed[]> = { without: [], with: [] }
  try {
    const [without, withThreads] = [await prepare(stages[0]), await prepare(stages[1])]
    // Where there are comments it is open from the beginning.
    await withThreads.locator('.thread').first().waitFor()
    for (let nth = 0; nth < rounds; nth += 1) {
      typed.without.push(await typeAndMeasure(without, keys))
      typed.with.push(await typeAndMeasure(withThreads, keys))
    }
  } finally {
    for (const stage of stages) await stage.close()
  }
  const shown = (which: 'without' | 'with') => typed[which].flatMap((phase) => phase.shown)
  const row = (name: string, which: 'without' | 'with') => [
    name,
    inMs(median(shown(which))),
    inMs(p95(shown(which))),
    inMs(median(typed[which].map(({ busy }) => busy))),
  ]
  printTable(
    `Key to paint, ${ITEMS} items, ${rounds} rounds of ${keys} keys`,
    ['', 'p50', 'p95 of all', 'processor time of the page in a second'],
    [row('no comment', 'without'), row(`${threads} threads, the panel open`, 'with')],
  )
  console.log(`\nRatio of the p95: ${asRatio(p95(shown('with')) / p95(shown('without')))}`)
}

/** Opens the agenda, with the caret at the end of a field. */
async function prepare(stage: Stage): Promise<Page> {
  const page = await stage.newPage()
  await watchKeys(page)
  await openPage(page, stage, ITEMS)
  await beginWriting(page)
  await typeAndMeasure(page, 20)
  return page
}

async function beginWriting(page: Page): Promise<void> {
  await page.locator('.field .ProseMirror').nth(4).click()
  await page.keyboard.press('Control+End')
}
