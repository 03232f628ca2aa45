/** Three people who move, make and delete at once while each writes: at rest everybody sees one agenda, with every word. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { expect } from '../support/expect.ts'
import { saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { handleOf, readRows, rowOf, takeByMouse } from '../support/outline.ts'
import { RandomSource } from '../support/randomSource.ts'

const TITLES = ['Alfa', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf', 'Hotel']
const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

let meeting: Meeting
beforeAll(async () => {
  const [a, b, c, d, e, f, g, h] = TITLES.map((title) => item(title)) as [...ReturnType<typeof item>[]]
  meeting = await openMeeting(() =>
    agenda().section('Et', a!, b!, c!, d!).section('To', e!, f!, g!, h!).doc(),
  )
})
afterAll(() => meeting.close())

async function moveByKeys(page: Page, random: RandomSource): Promise<void> {
  await rowOf(page, random.pick(TITLES)).getByRole('link').focus()
  await page.keyboard.press(`Alt+${random.pick(ARROWS)}`)
}

async function moveByMouse(page: Page, random: RandomSource): Promise<void> {
  const [moved, to] = [random.pick(TITLES), random.pick(TITLES)]
  const held = await takeByMouse(page, handleOf(page, moved))
  await held.to(rowOf(page, to), random.chance(0.5) ? 'above' : 'below', random.below(60) - 30)
  await held.letGo()
}

async function writeIn(page: Page, title: string, words: string): Promise<void> {
  const text = page
    .locator('.item', { has: page.locator('.item-head', { hasText: title }) })
    .getByRole('textbox', { name: /^Baggrund/ })
  await text.focus()
  await page.keyboard.type(words)
}

test('[N5][E10][E14] three people move at once, two of them while they write: outlines equal at rest, and every word there', async () => {
  const visitors = await Promise.all([
    meeting.visit('Karen Holm'),
    meeting.visit('Søren Madsen'),
    meeting.visit('Vibeke Normann'),
  ])
  const pages = visitors.map(({ page }) => page)
  const lives = pages.map(async (page, person) => {
    const random = new RandomSource(person + 7)
    for (let turn = 0; turn < 8; turn++) {
      await (random.chance(0.6) ? moveByKeys(page, random) : moveByMouse(page, random))
      if (person < 2) await writeIn(page, TITLES[person]!, `p${person}t${turn} `)
    }
  })
  await Promise.all(lives)
  for (const page of pages) await expect(saveState(page)).toHaveText(/Gemt/)
  const [karen, ...others] = pages as [Page, ...Page[]]
  for (const page of others)
    await expect.poll(async () => (await readRows(page)).join()).toBe((await readRows(karen)).join())
  const rows = await readRows(karen)
  expectValue(rows.map((row) => row.split(' ')[1]).sort()).toEqual([...TITLES, 'Et', 'To'].sort())
  for (const page of pages) {
    const words = (await page.locator('main').innerText()).match(/p\dt\d/g)
    expectValue(words?.sort()).toEqual(
      [0, 1].flatMap((p) => Array.from({ length: 8 }, (_, turn) => `p${p}t${turn}`)),
    )
  }
  expectValue(visitors.flatMap(({ faults }) => faults)).toEqual([])
})
