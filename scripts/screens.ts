/**
 * Pictures of every view at desktop and phone width, from the sample agenda with three people in it, and of the gallery, into
 * `docs/images/`: for the README, and for one's own eyes beside the design. `npm run screens gallery` takes the gallery's alone.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { DESKTOP, launch, openBrowser, PHONE, type TestBrowser } from '../tests/support/browser.ts'
import { openGallery, showInGallery, startGallery } from '../tests/support/gallery.ts'
import { startServer, type TestServer } from '../tests/support/startServer.ts'

const FOLDER = resolve(import.meta.dirname, '../docs/images')
const SIZES = { 1440: DESKTOP, 390: PHONE }

await mkdir(FOLDER, { recursive: true })
if (process.argv[2] !== 'gallery') await takeViews()
await takeGallery()

async function takeViews(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dagsorden-screens-'))
  const server = await startServer({ dataDir })
  const browser = await openBrowser()
  try {
    await takeAll(server, browser)
  } finally {
    await browser.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function takeGallery(): Promise<void> {
  const gallery = await startGallery()
  const browser = await launch()
  try {
    for (const [width, viewport] of Object.entries(SIZES)) {
      const page = await browser.newPage({ viewport, locale: 'da-DK', reducedMotion: 'reduce' })
      for (const shown of await openGallery(page, gallery)) {
        if (shown.only === (viewport === PHONE ? 'screen' : 'phone')) continue
        await showInGallery(page, shown)
        await take(page, `gallery-${shown.name}-${width}`, shown.search.startsWith('?group='))
      }
      await page.close()
    }
  } finally {
    await browser.close()
    await gallery.close()
  }
}

async function takeAll({ url, links }: TestServer, { signIn }: TestBrowser): Promise<void> {
  const [karen, vibeke, soren] = await Promise.all(links.map((link) => signIn(link)))
  const { page, context } = karen!
  // A picture in the middle of a smooth scroll shows what nobody sees.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await writeIn(vibeke!.page, 'Sagsfremstilling, punkt 2.1')
  await writeIn(soren!.page, 'Indstilling, punkt 2.3')
  const agenda = page.url().split('#')[0]!
  for (const [width, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size)
    await page.goto(agenda)
    await agendaIsThere(page)
    await page.evaluate(() => globalThis.scrollTo(0, 0))
    await take(page, `agenda-top-${width}`)
    await scrollTo(page, '2.3')
    await page.getByText('Søren skriver her').waitFor()
    await page.getByRole('textbox', { name: 'Baggrund, punkt 2.3', exact: true }).click()
    await page.getByRole('toolbar').waitFor()
    await scrollTo(page, '2.3')
    await take(page, `agenda-${width}`)
    await page.goto(`${agenda}/laes`)
    await page.getByRole('heading', { name: /Eventuelt/ }).waitFor()
    await take(page, `reading-${width}`)
    await page.goto(`${agenda}/fremdrift`)
    await page.locator('.board-writing').nth(1).waitFor()
    await take(page, `board-${width}`)
    await page.goto(url)
    await page
      .getByRole('link', { name: /It-Arkitekturrådet/ })
      .first()
      .waitFor()
    await take(page, `agendas-${width}`)
  }
  await takeSignIn(await context.browser()!.newPage({ locale: 'da-DK' }), url)
}

async function takeSignIn(page: Page, url: string): Promise<void> {
  for (const [width, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size)
    await page.goto(`${url}/sign-in?to=/`)
    await take(page, `sign-in-${width}`)
  }
}

async function agendaIsThere(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Titel, punkt 3' }).waitFor()
  await page.getByText('Gemt').first().waitFor()
}

async function scrollTo(page: Page, number: string): Promise<void> {
  const title = page.getByRole('textbox', { name: `Titel, punkt ${number}`, exact: true })
  await title.evaluate((element) => element.closest('section')!.scrollIntoView())
}

async function writeIn(page: Page, name: string): Promise<void> {
  await agendaIsThere(page)
  await page.getByRole('textbox', { name, exact: true }).click()
}

/** @param fullPage what is below the screen's foot too */
async function take(page: Page, name: string, fullPage = false): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => {}))
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage })
  console.log(`docs/images/${name}.png`)
}
