/** What a new user sees: the sample agenda, three people in three browsers, and a server that is killed under them. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { openBrowser, type TestBrowser, type Visitor } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { clickBefore, enter, field, saveState, titleField } from '../support/inPage.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let dataDir: string
let server: TestServer
let browser: TestBrowser
let visitors: Visitor[]

beforeAll(async () => {
  dataDir = await temporaryFolder()
  server = await startServer({ dataDir })
  browser = await openBrowser()
  visitors = await Promise.all(server.links.map((link) => browser.signIn(link)))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const occurrences = async (page: Page, words: string): Promise<number> =>
  (await page.locator('main').innerText()).split(words).length - 1

test('[N1][N2][N5][C1] three people write the sample agenda at once, in other items and in one sentence; kill -9; every word is there, once', async () => {
  const [karen, vibeke, soren] = visitors.map(({ page }) => page) as [Page, Page, Page]
  const pages = [karen, vibeke, soren]
  for (const page of pages) {
    await expect(saveState(page)).toHaveText(/Gemt/)
    await expect(page.getByRole('navigation', { name: 'Dagsorden' })).toContainText('Drøftelsessager')
    await expect(titleField(page, '2.3.1')).toHaveText(
      'Strategisk perspektiv - hvad vil vi med AI? Et kommunalt bud',
    )
  }

  await enter(field(karen, 'Baggrund', '1.1'))
  await karen.keyboard.type('Sekretariatet har holdt møde.')
  await clickBefore(vibeke, field(vibeke, 'Sagsfremstilling', '2.1'), 'giver Digitaliserings')
  await vibeke.keyboard.type('(Vibeke) ')
  await clickBefore(soren, field(soren, 'Baggrund', '2.2'), 'Til afklaring')
  await soren.keyboard.type('Temaet er nyt. ')
  for (const page of pages) {
    await expect(field(page, 'Baggrund', '1.1')).toHaveText('Sekretariatet har holdt møde.')
    await expect(field(page, 'Sagsfremstilling', '2.1')).toContainText('På mødet (Vibeke) giver')
    await expect(field(page, 'Baggrund', '2.2')).toContainText('Temaet er nyt. Til afklaring')
  }

  // 2.7 is Søren's: Vibeke reads it, until the secretariat makes her responsible too.
  await expect(field(vibeke, 'Baggrund', '2.7')).toHaveAttribute('aria-readonly', 'true')
  await karen.getByRole('button', { name: /^Ansvarlig: .*, punkt 2\.7$/ }).click()
  await karen.getByRole('option', { name: 'Vibeke Normann' }).click()
  await karen.keyboard.press('Escape')
  await expect(field(vibeke, 'Baggrund', '2.7')).not.toHaveAttribute('aria-readonly', 'true')

  const sentence = (page: Page) => field(page, 'Baggrund', '2.7')
  const places = [
    ['I takt', 'KAREN '],
    ['AI løsninger', 'VIBEKE '],
    ['i højere grad', 'SØREN '],
  ] as const
  // Everybody is in place before anybody types: words that arrive would move the place that one is about to click.
  for (const [n, page] of pages.entries()) await clickBefore(page, sentence(page), places[n]![0])
  await Promise.all(pages.map((page, n) => page.keyboard.type(places[n]![1], { delay: 5 })))
  for (const page of pages) {
    await expect(sentence(page)).toContainText('KAREN I takt med at VIBEKE AI løsninger SØREN i højere grad')
    await expect(saveState(page)).toHaveText(/Gemt/)
  }

  await server.kill()
  await karen.keyboard.type('imens ')
  await expect(saveState(karen)).toHaveText(/Ikke forbundet/)
  server = await startServer({ dataDir, port: server.port })
  for (const page of pages) {
    await expect(saveState(page)).toHaveText(/Gemt/, { timeout: 30_000 })
    await expect(sentence(page)).toContainText(
      'KAREN imens I takt med at VIBEKE AI løsninger SØREN i højere grad',
    )
  }

  const stranger = await browser.signIn(server.links[0]!)
  visitors.push(stranger)
  await expect(saveState(stranger.page)).toHaveText(/Gemt/)
  for (const words of [
    'KAREN imens',
    'VIBEKE',
    'SØREN',
    '(Vibeke)',
    'Sekretariatet har holdt møde.',
    'Temaet er nyt.',
  ])
    for (const page of [...pages, stranger.page]) expectValue(await occurrences(page, words), words).toBe(1)
  expectValue(visitors.flatMap(({ faults }) => faults)).toEqual([])
})
