/** «Søg» over the agenda. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { DESKTOP, PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'

let meeting: Meeting
const LONG = Array.from({ length: 30 }, () => 'Et langt afsnit. '.repeat(12)).join(' ')

beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section(
        'Sager',
        item('Første').field('background', 'En god idé om rådets arbejde.'),
        item('Lang').field('background', LONG),
        item('Sidste').field('background', 'Ideer er der nok af; én ide til.'),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())

async function search(words: string, viewport = DESKTOP): Promise<Page> {
  const { page } = await meeting.visit('Vibeke Normann', { viewport, touch: viewport === PHONE })
  await expect(saveState(page)).toHaveText(/Gemt/)
  await page.getByRole('button', { name: 'Søg', exact: true }).click()
  await page.keyboard.type(words)
  return page
}

const marked = (page: Page, name: string): Promise<string[]> =>
  page.evaluate(
    (key) => [...(CSS.highlights.get(key) ?? [])].map((range) => (range as Range).toString()),
    name,
  )
const hits = (page: Page) => page.locator('.hit')
const currentHit = (page: Page) => page.locator('.hit[aria-current="true"]')

test('[E23] lists the hits by item, whatever their case and accents', async () => {
  const page = await search('IDE')
  await expect(hits(page)).toHaveText(['En god idé om rådets arbejde.', /^Ideer er der/, /én ide til\.$/])
  await expect(page.locator('.hit-item')).toHaveText(['1.1 Første', '1.3 Sidste'])
  await expect(page.locator('.search-count')).toHaveText('3 steder')
  expectValue(await marked(page, 'found')).toEqual(['idé', 'Ide', 'ide'])
})

test('[E23] å is not a, and what is not there is said in words', async () => {
  const page = await search('radet')
  await expect(page.locator('.search-count')).toHaveText('«radet» står ikke i dagsordenen.')
})

test('[E24] Enter and arrows walk from hit to hit and around; Escape puts the caret there, and nothing stays marked', async () => {
  const page = await search('ide')
  await expect(currentHit(page)).toHaveText('En god idé om rådets arbejde.')
  await page.keyboard.press('Enter')
  await expect(currentHit(page)).toHaveText(/^Ideer/)
  await expect(field(page, 'Baggrund', '1.3')).toBeInViewport()
  expectValue(await marked(page, 'found-now')).toEqual(['Ide'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(currentHit(page)).toHaveText('En god idé om rådets arbejde.')
  await page.keyboard.press('Shift+Enter')
  await expect(currentHit(page)).toHaveText(/én ide til/)
  await page.keyboard.press('Escape')
  await expect(hits(page)).toHaveCount(0)
  expectValue(await marked(page, 'found')).toEqual([])
  await expect(field(page, 'Baggrund', '1.3')).toBeFocused()
  await page.keyboard.type('idéer')
  await expect(field(page, 'Baggrund', '1.3')).toHaveText('Ideer er der nok af; én idéer til.')
  await page.keyboard.press('Control+Shift+F')
  await page.keyboard.type('idéer til')
  await expect(hits(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.keyboard.type('ide til')
  await expect(field(page, 'Baggrund', '1.3')).toHaveText('Ideer er der nok af; én ide til.')
})

test('[E24] where nothing is found, Escape goes back to the button', async () => {
  const page = await search('findes ikke')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Søg', exact: true })).toBeFocused()
})

test('[E24] hits follow what is written meanwhile', async () => {
  const page = await search('hejsa')
  await field(page, 'Sagsfremstilling', '1.1').click()
  await page.keyboard.type('Hejsa her')
  await expect(hits(page)).toHaveText(['Hejsa her'])
  expectValue(await marked(page, 'found')).toEqual(['Hejsa'])
  await expect(field(page, 'Sagsfremstilling', '1.1')).toBeFocused()
})

test('[E24] the browser’s own search finds text in every field, far down too', async () => {
  const page = await search('')
  await page.keyboard.press('Escape')
  const found = await page.evaluate(() =>
    (window as unknown as { find(words: string): boolean }).find('Ideer er der nok'),
  )
  expectValue(found).toBe(true)
})

test.each([
  ['a desk', DESKTOP],
  ['a phone', PHONE],
])('[C6] on %s the panel is without fault to axe, and the hit is in sight', async (_where, viewport) => {
  const page = await search('ide til', viewport)
  await expect(hits(page)).toHaveCount(1)
  // A colleague's name at a caret fades, and is half gone for a moment.
  const { violations } = await axeOn(page).analyze()
  expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    viewport.width,
  )
  await expect
    .poll(() =>
      page.evaluate(() => {
        const [range] = CSS.highlights.get('found-now') ?? []
        const panel = document.querySelector('.search-panel')!.getBoundingClientRect()
        const box = (range as Range).getBoundingClientRect()
        return box.top > 50 && (box.bottom < panel.top || box.right < panel.left) && box.bottom < innerHeight
      }),
    )
    .toBe(true)
})
