/** The page that an agenda goes out as, opened as a file by whoever got it: on a screen, on a phone, read aloud and printed. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paperToHtml } from '../../server/exchange/formats/html/paperToHtml.ts'
import { axeOn } from '../support/axe.ts'
import { DESKTOP, launch, PHONE } from '../support/browser.ts'
import { ODD_AGENDAS, sourceOf } from '../support/oddAgendas.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let browser: Browser
let page: Page
let folder: string
const asked: string[] = []
const said: string[] = []

beforeAll(async () => {
  folder = await temporaryFolder()
  browser = await launch()
  page = await browser.newPage({ viewport: DESKTOP })
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => said.push(message.text()))
})
afterAll(() => browser.close())

/** Opens the page of an agenda. @returns the file's address */
async function open(name: string): Promise<string> {
  const path = join(folder, 'dagsorden.html')
  writeFileSync(path, paperToHtml(sourceOf(ODD_AGENDAS[name]!()).paper, null))
  const { href } = pathToFileURL(path)
  await page.goto(href)
  return href
}

/** Between them they have everything that axe knows of; the others only have more of it. */
const LOOKED_AT = ['facts of every kind', 'references', 'merged cells', 'items nine levels deep']
const NAMES = [
  ...LOOKED_AT,
  'a table of thirty columns',
  'lists thirty levels deep',
  'long words',
  'hostile words',
]

test.each(NAMES)(
  '[Z41][Z43] «%s» runs nothing, fetches nothing, fits a phone, and axe finds nothing wrong',
  async (name) => {
    asked.length = said.length = 0
    await page.setViewportSize(PHONE)
    const href = await open(name)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over).toBeLessThanOrEqual(0)
    const violations = LOOKED_AT.includes(name) ? (await axeOn(page).analyze()).violations : []
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    expect(await page.evaluate(() => 'pasted' in window)).toBe(false)
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([href])
    expect(said).toEqual([])
  },
)

test('[Z43][Z44] keys lead past the contents and to a reference; its letters are there; print shows neither', async () => {
  await page.setViewportSize(DESKTOP)
  await open('references')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('punkter')
  await page.getByRole('link', { name: './. Notat om rammerne.pdf' }).click()
  expect(await page.evaluate(() => document.querySelector(':target')?.textContent)).toBe(
    'Notat om rammerne.pdf',
  )
  expect(await page.evaluate(() => document.fonts.check('12px "Source Serif 4"'))).toBe(true)
  const skip = page.locator('.skip')
  await page.emulateMedia({ media: 'print' })
  expect(await skip.isVisible()).toBe(false)
})
