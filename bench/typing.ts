/**
 * Does a crowd slow typing? One person types in the page: alone, and with fifty others in the agenda of whom twenty write
 * (three in the same field, three in the same item). The two phases take turns, so that whatever else the machine does meets both.
 */
import type { Page } from '@playwright/test'
import { type Crowd, openCrowd } from './crowd/crowd.ts'
import type { Place } from './crowd/person.ts'
import { asRatio, inMs, median, p95, printTable } from './figures.ts'
import { type Typed, typeAndMeasure, watchKeys } from './keyToPaint.ts'
import { openPage, slowDown } from './openPage.ts'
import { openStage, PEOPLE_IN_CROWD, type Stage } from './stage.ts'

const WRITERS = 20

export interface TypingOptions {
  /** In the agenda. */
  items: number
  rounds: number
  /** In each phase. */
  keys: number
  /** The processor is so many times slower than it is. */
  slower: number
}

interface Round {
  alone: Typed
  crowded: Typed
  /** That the crowd wrote in a second. */
  lettersPerSecond: number
}

export async function benchTyping(options: TypingOptions): Promise<void> {
  const stage = await openStage([options.items])
  const crowd = openCrowd(stage)
  try {
    const page = await stage.newPage()
    const places = await prepare(page, stage, options)
    const rounds: Round[] = []
    await typeAndMeasure(page, 20)
    for (let nth = 0; nth < options.rounds; nth += 1)
      rounds.push(await playRound(page, crowd, stage.agenda(options.items), places, options.keys))
    print(options, rounds)
  } finally {
    crowd.close()
    await stage.close()
  }
}

/** Opens the agenda, with the caret at the end of a field. @returns where the crowd's writers are to stand */
async function prepare(page: Page, stage: Stage, { items, slower }: TypingOptions): Promise<Place[]> {
  await watchKeys(page)
  await openPage(page, stage, items)
  const all = await placesOf(page)
  const own = all[4]!
  const field = page.locator(`[id="item-${own.item}/${own.field}"] .ProseMirror`)
  await field.click()
  await page.keyboard.press('Control+End')
  await slowDown(page, slower)
  const beside = all.filter(({ item, field }) => item === own.item && field !== own.field)
  const elsewhere = all.filter(({ item }) => item !== own.item)
  const spread = (nth: number) => elsewhere[Math.floor((nth * elsewhere.length) / WRITERS)]!
  const near = [own, own, own, ...beside, ...beside].slice(0, 6)
  return [...near, ...Array.from({ length: WRITERS - near.length }, (_, nth) => spread(nth))]
}

function placesOf(page: Page): Promise<Place[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.field[id]:has(.ProseMirror)')].map(({ id }) => {
      const [, item = '', field = ''] = /^item-(.*)\/(.*)$/.exec(id) ?? []
      return { item, field }
    }),
  )
}

async function playRound(
  page: Page,
  crowd: Crowd,
  agenda: string,
  places: readonly Place[],
  keys: number,
): Promise<Round> {
  const alone = await typeAndMeasure(page, keys)
  await crowd.come(agenda, places)
  await page.locator('.faces .more').waitFor()
  await crowd.write()
  const crowded = await typeAndMeasure(page, keys)
  const { letters, took } = await crowd.rest()
  await crowd.leave()
  await page.locator('.faces').waitFor({ state: 'detached' })
  return { alone, crowded, lettersPerSecond: (letters / took) * 1000 }
}

function print({ items, slower, keys }: TypingOptions, rounds: readonly Round[]): void {
  const machine = slower === 1 ? '' : `, processor ${slower} × slower`
  const row = (name: string, which: 'alone' | 'crowded') => {
    const phases = rounds.map((round) => round[which])
    const shown = phases.flatMap((phase) => phase.shown)
    return [
      name,
      inMs(median(shown)),
      inMs(median(phases.map((phase) => p95(phase.shown)))),
      inMs(p95(shown)),
      inMs(p95(phases.flatMap(({ told }) => told))),
      median(phases.map(({ framesPerSecond }) => framesPerSecond)).toFixed(0),
      inMs(median(phases.map(({ busy }) => busy))),
    ]
  }
  printTable(
    `Key to paint, ${items} items, ${rounds.length} rounds of ${keys} keys${machine}`,
    [
      '',
      'p50',
      'p95, median of rounds',
      'p95 of all',
      'p95 as the browser tells',
      'frames a second',
      'processor time of the page in a second',
    ],
    [row('alone', 'alone'), row(`${PEOPLE_IN_CROWD} people, ${WRITERS} write`, 'crowded')],
  )
  const p95s = (which: 'alone' | 'crowded') => p95(rounds.flatMap((round) => round[which].shown))
  const letters = median(rounds.map(({ lettersPerSecond }) => lettersPerSecond)).toFixed(0)
  console.log(
    `\nRatio of the p95: ${asRatio(p95s('crowded') / p95s('alone'))} (at most 1.3). The crowd wrote ${letters} letters a second.`,
  )
}
