/** What the page says about saving, and what becomes of words that the server does not get: nothing may be lost. */
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect as expectValue, test } from 'vitest'
import { agenda, item, wordsOf } from '../support/agenda.ts'
import { cli } from '../support/cli.ts'
import { expect } from '../support/expect.ts'
import { asksBeforeClosing, enter, field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { readStored } from '../support/storedAgenda.ts'

let meeting: Meeting

beforeEach(async () => {
  meeting = await openMeeting(() => agenda().section('Sager', item('AI')).doc())
})
afterEach(() => meeting.close())

async function visit(): Promise<Page> {
  const { page } = await meeting.visit('Vibeke Normann')
  await expect(saveState(page)).toHaveText(/Gemt/)
  // The editors' code has come before the server goes.
  await enter(field(page, 'Baggrund', '1.1'))
  return page
}

async function write(page: Page, words: string): Promise<void> {
  await enter(field(page, 'Baggrund', '1.1'))
  await page.keyboard.type(words)
}

async function wordsOnDisk(): Promise<string> {
  const doc = await readStored(meeting.dataDir, meeting.agenda)
  return wordsOf(doc, 'AI', 'background')
}

/** Everything that is said about saving from now on. */
async function listenToSaveState(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const state = document.querySelector('.save-indicator')!
    const said: string[] = []
    Object.assign(window, { said })
    new MutationObserver(() => said.push(state.textContent)).observe(state, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said)
}

describe('a server that dies', () => {
  test('[N1][N3] is told, keeps the words here, and they are saved when it is back', async () => {
    const page = await visit()
    await write(page, 'Før.')
    await expect(saveState(page)).toHaveText(/Gemt/)
    expectValue(await asksBeforeClosing(page)).toBe(false)

    await meeting.kill()
    expectValue(await wordsOnDisk()).toBe('Før.')
    const said = await listenToSaveState(page)
    await page.keyboard.type(' Uden.')
    await expect(saveState(page)).toHaveText(/Ikke forbundet – 6 ændringer venter/)
    await expect(page.getByText('Teksten gemmes på denne enhed')).toBeVisible()
    expectValue(await asksBeforeClosing(page)).toBe(true)
    expectValue((await said()).some((words) => words.includes('Gemt'))).toBe(false)

    await meeting.restart()
    await expect(saveState(page)).toHaveText(/Gemt/, { timeout: 20_000 })
    await expect(page.getByText('Teksten gemmes på denne enhed')).toHaveCount(0)
    expectValue(await asksBeforeClosing(page)).toBe(false)
    await meeting.kill()
    expectValue(await wordsOnDisk()).toBe('Før. Uden.')
    await meeting.restart()
  })

  test('is told to somebody who has written nothing, without alarm', async () => {
    const page = await visit()
    await meeting.kill()
    await expect(saveState(page)).toHaveText(/Ikke forbundet$/)
    await expect(page.getByText('Alt, hvad du har skrevet, er gemt.')).toBeVisible()
    expectValue(await asksBeforeClosing(page)).toBe(false)
    await meeting.restart()
    await expect(saveState(page)).toHaveText(/Gemt/, { timeout: 20_000 })
  })

  test('[N3] going to the list meanwhile loses nothing: the words are sent when it is back', async () => {
    const page = await visit()
    await page.goto(new URL('/', page.url()).href)
    await page.getByRole('link', { name: 'It-Arkitekturrådet' }).click()
    await expect(saveState(page)).toHaveText(/Gemt/)
    await meeting.kill()
    await write(page, 'På vej ud.')
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1, name: /^God/ })).toBeVisible()
    expectValue(await asksBeforeClosing(page)).toBe(true)
    await meeting.restart()
    await expect.poll(() => asksBeforeClosing(page), { timeout: 20_000 }).toBe(false)
    await meeting.kill()
    expectValue(await wordsOnDisk()).toBe('På vej ud.')
    await meeting.restart()
  })
})

describe('a network that goes', () => {
  test('[N3] is told as soon as the browser knows, and what waits is saved when it is back', async () => {
    const page = await visit()
    await page.context().setOffline(true)
    await write(page, 'Uden net.')
    await expect(saveState(page)).toHaveText(/Ikke (forbundet|gemt)/)
    expectValue(await asksBeforeClosing(page)).toBe(true)
    await page.context().setOffline(false)
    await expect(saveState(page)).toHaveText(/Gemt/, { timeout: 20_000 })
    expectValue(await wordsOnDisk()).toBe('Uden net.')
  })
})

describe('a connection that ends for good', () => {
  test('[N4] signed out: signing in again in another tab, one goes on with everything', async () => {
    const page = await visit()
    await meeting.kill()
    await write(page, 'Mine ord.')
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await meeting.restart()
    await expect(page.getByText('Du er ikke længere logget ind.')).toBeVisible({ timeout: 20_000 })
    await expect(saveState(page)).toHaveText(/Ikke gemt: 9 ændringer venter/)
    await expect(page.getByLabel('Din tekst, som ikke er gemt:')).toHaveValue(
      'Baggrund, punkt 1.1\nMine ord.',
    )
    await expect(page.locator('[contenteditable=true]')).toHaveCount(0)
    const again = page.getByRole('link', { name: 'Log ind igen' })
    await expect(again).toHaveAttribute(
      'href',
      `/sign-in?to=${encodeURIComponent(`/agenda/${meeting.agenda}`)}`,
    )

    await page.context().addCookies(cookies)
    await page.getByRole('button', { name: 'Fortsæt her' }).click()
    await expect(saveState(page)).toHaveText(/Gemt/)
    await page.keyboard.press('Escape')
    await field(page, 'Baggrund', '1.1').click()
    await expect(field(page, 'Baggrund', '1.1')).toHaveAttribute('contenteditable', 'true')
  })

  test('[N4] somebody else signed in: one’s words are not sent as theirs', async () => {
    const page = await visit()
    await meeting.kill()
    await write(page, 'Vibekes ord.')
    await page.context().clearCookies()
    await meeting.restart()
    await expect(page.getByText('Du er ikke længere logget ind.')).toBeVisible({ timeout: 20_000 })
    const other = await page.context().newPage()
    await other.goto(await meeting.link('Søren Madsen'))
    await other.getByRole('button').click()
    await expect(saveState(other)).toHaveText(/Gemt/)

    await page.getByRole('button', { name: 'Fortsæt her' }).click()
    await expect(page.getByText('Søren Madsen er nu logget ind i denne browser.')).toBeVisible()
    await expect(page.getByLabel('Din tekst, som ikke er gemt:')).toHaveValue(/Vibekes ord\./)
    await expect(field(other, 'Baggrund', '1.1')).not.toContainText('Vibekes ord.')
  })

  test('[N4] the agenda is deleted: the words are still here, and can be copied', async () => {
    const page = await visit()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await meeting.kill()
    await write(page, 'Ord til ingen.')
    await page.getByLabel('Sagsnr., punkt 1.1').fill('SAG-1')
    await page.keyboard.press('Enter')
    const deleted = await cli(['agenda', 'delete', meeting.agenda, '--yes'], { DATA_DIR: meeting.dataDir })
    expectValue(deleted.code).toBe(0)
    await meeting.restart()
    await expect(page.getByText('Dagsordenen findes ikke.')).toBeVisible({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Kopiér min tekst' }).click()
    await expect(page.getByText('Kopieret')).toBeVisible()
    expectValue(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'Baggrund, punkt 1.1\nOrd til ingen.\n\nSagsnr., punkt 1.1\nSAG-1',
    )
    await expect(field(page, 'Baggrund', '1.1')).toHaveText('Ord til ingen.')
  })

  test('an agenda that one may not open, or that is not there, says so and leads on', async () => {
    const page = await visit()
    await page.goto(new URL('/agenda/findes-ikke', page.url()).href)
    await expect(page.getByRole('link', { name: /forsiden|dagsordenerne/ }).first()).toBeVisible()
  })
})
