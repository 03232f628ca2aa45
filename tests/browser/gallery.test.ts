/** Every component in every state, on a screen and on a phone. */
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeOn } from '../support/axe.ts'
import { DESKTOP, launch, PHONE } from '../support/browser.ts'
import {
  type GalleryPage,
  openGallery,
  showInGallery,
  startGallery,
  type TestGallery,
} from '../support/gallery.ts'

let gallery: TestGallery
let browser: Browser
beforeAll(async () => {
  gallery = await startGallery()
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await gallery.close()
})

/** Of a page as a whole, which a gallery is not: the real pages are judged by them in other tests. */
const RULES_OF_PAGES = [
  'heading-order',
  'landmark-banner-is-top-level',
  'landmark-main-is-top-level',
  'landmark-no-duplicate-banner',
  'landmark-no-duplicate-main',
  'landmark-one-main',
  'landmark-unique',
  'page-has-heading-one',
  'region',
  // A column without a heading is the writer's own.
  'empty-table-header',
]

/** The slash menu is longer than a phone's screen; arrow keys in the text go through it, and it follows them. */
const SCROLLED_FROM_THE_TEXT = /^<div[^>]* class="menu slash-menu"/
/** What one holds is paler in its old place, for as long as one holds it. */
const HELD = '.being-dragged'

/** @returns one line for each fault, empty when there is none */
async function faultsOf(page: Page, shown: GalleryPage): Promise<string[]> {
  await showInGallery(page, shown)
  const { violations } = await axeOn(page).exclude(HELD).disableRules(RULES_OF_PAGES).analyze()
  const [width, room] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return [scrollWidth, clientWidth] as const
  })
  const wide = width > room ? [`${shown.name}: ${width} px wide where there are ${room}`] : []
  return [
    ...wide,
    ...violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ html }) => id !== 'scrollable-region-focusable' || !SCROLLED_FROM_THE_TEXT.test(html))
        .map(({ html }) => `${shown.name}: ${id}: ${html}`),
    ),
  ]
}

/** For all of them together (ms). */
const PATIENCE = 600_000

test.each([
  { width: 1440, viewport: DESKTOP, is: 'screen' },
  { width: 390, viewport: PHONE, is: 'phone' },
])(
  '[E70] every component in every state is without fault to axe and fits a screen of $width px',
  async ({ viewport, is }) => {
    const context = await browser.newContext({ viewport, locale: 'da-DK', reducedMotion: 'reduce' })
    const page = await context.newPage()
    const faults: string[] = []
    let shown = ''
    page.on('pageerror', (error) => faults.push(`${shown}: ${error}`))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${shown}: ${message.text()}`)
    })
    const pages = (await openGallery(page, gallery)).filter(({ only }) => only === null || only === is)
    expect(pages.length).toBeGreaterThan(20)
    for (const each of pages) {
      shown = each.name
      faults.push(...(await faultsOf(page, each)))
    }
    expect(faults).toEqual([])
    await context.close()
  },
  PATIENCE,
)

test('[E72] «Læs» of an empty agenda has no empty motto, and leads to where one writes', async () => {
  const page = await browser.newPage({ locale: 'da-DK' })
  await page.goto(`${gallery.url}?state=reading-empty`)
  await page.getByText('Dagsordenen har ingen punkter endnu.').waitFor()
  expect(await page.getByRole('link', { name: 'Skriv det første' }).count()).toBe(1)
  expect(await page.locator('.motto').count()).toBe(0)
  await page.close()
})
