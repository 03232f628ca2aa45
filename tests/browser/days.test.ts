/** Days without a network, sessions that are over meanwhile, and computers whose clocks are wrong. */
import type { BrowserContext, Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect as expectValue, test } from 'vitest'
import { agenda, item, wordsOf } from '../support/agenda.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, enter, field, saveState, titleField } from '../support/inPage.ts'
import { rowsIn } from '../support/keptRows.ts'
import { type Meeting, type Name, openMeeting } from '../support/meeting.ts'
import { readStored } from '../support/storedAgenda.ts'

const DAY = 24 * 60 * 60 * 1000

let meeting: Meeting

beforeEach(async () => {
  meeting = await openMeeting(() =>
    agenda().section('Sager', item('AI'), item('Budget'), item('Cirkulære')).doc(),
  )
})
afterEach(() => meeting.close())

const background = (page: Page) => field(page, 'Baggrund', '1.1')
const address = () => `${meeting.server.url}/agenda/${meeting.agenda}`

async function write(page: Page, words: string): Promise<void> {
  await enter(background(page))
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

async function isSaved(page: Page, words: string): Promise<void> {
  await expect(background(page)).toHaveText(words)
  await expect(saveState(page)).toHaveText(/Gemt/)
  const doc = await readStored(meeting.dataDir, meeting.agenda)
  expectValue(wordsOf(doc, 'AI', 'background')).toBe(words)
}

/** Opens the agenda with a clock that can be set, and says what it shows when all is saved. */
async function visit(time?: string): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await meeting.visit('Vibeke Normann')
  await page.clock.install(time === undefined ? {} : { time })
  await page.goto(address())
  await expect(saveState(page)).toHaveText(/Gemt/)
  await expect.poll(() => rowsIn(page, 'copies')).toBe(1)
  // The editors' code has come before the server goes.
  await enter(background(page))
  return { page, context }
}

async function signIn(page: Page, name: Name): Promise<void> {
  await page.goto(await meeting.link(name))
  await page.getByRole('button').click()
  await expect(saveState(page)).toHaveText(/Gemt/)
}

describe('days without a network', () => {
  test('[K12] what waited for five days goes out by itself', async () => {
    const { page } = await visit()
    await meeting.kill()
    await write(page, 'Fem dage.')
    await page.clock.fastForward(5 * DAY)
    await expect(saveState(page)).toHaveText(/Ikke forbundet – 9 ændringer venter/)
    await meeting.restart(5)
    await isSaved(page, 'Fem dage.')
  })

  test('[K12] where the session is over the words wait for the same person to sign in again, in the page that is open', async () => {
    const { page, context } = await visit()
    await meeting.kill()
    await write(page, 'Fyrre dage.')
    await page.clock.setSystemTime(Date.now() + 40 * DAY)
    await meeting.restart(40)
    await expect(page.getByText('Du er ikke længere logget ind.')).toBeVisible()
    await expect(page.getByLabel('Din tekst, som ikke er gemt:')).toHaveValue(/Fyrre dage\./)
    await expect(saveState(page)).toHaveText(/Ikke gemt: 11 ændringer venter/)
    await signIn(await context.newPage(), 'Vibeke Normann')
    await page.getByRole('button', { name: 'Fortsæt her' }).click()
    await isSaved(page, 'Fyrre dage.')
  })

  test('[K12] and in a page that is opened then; not for somebody else who signs in first', async () => {
    const { page, context } = await visit()
    await meeting.kill()
    await write(page, 'Vibekes ord.')
    await expect.poll(() => rowsIn(page, 'waiting')).toBe(12)
    await page.close()
    await meeting.restart(40)
    const next = await context.newPage()
    await next.goto(address())
    await expect(next).toHaveURL(/sign-in/)
    await signIn(next, 'Søren Madsen')
    await expect(background(next)).toHaveText('')
    expectValue(await rowsIn(next, 'waiting')).toBe(12)
    await signIn(next, 'Vibeke Normann')
    await isSaved(next, 'Vibekes ord.')
    await expect.poll(() => rowsIn(next, 'waiting')).toBe(0)
  })
})

describe('a computer’s clock that is wrong', () => {
  test.each([
    { wrong: '1999-12-31T23:59:50', set: '2040-02-29T12:00:00' },
    { wrong: '2040-02-29T12:00:00', set: '1999-12-31T23:59:50' },
  ])(
    '[K11] by years ($wrong), and set while one writes: everything is saved, and in its order',
    async ({ wrong, set }) => {
      const { page, context } = await visit(wrong)
      const { page: soren } = await meeting.visit('Søren Madsen')
      await write(page, 'Skrevet. ')
      await isSaved(page, 'Skrevet. ')
      await expect
        .poll(async () =>
          minutesAround(Date.now()).includes((await saveState(page).getAttribute('title')) ?? ''),
        )
        .toBe(true)

      await chooseInMenu(soren, '1.2', 'Slet')
      await expect(titleField(page, '1.2')).toHaveText('Cirkulære')
      await page.clock.setSystemTime(set)
      await chooseInMenu(page, '1.2', 'Slet')
      await page.getByText(/^Slettede punkter/).click()
      const deleted = page.locator('.deleted-items b')
      await expect(deleted).toHaveText(['Cirkulære', 'Budget'])

      await meeting.kill()
      await write(page, 'Uden server.')
      await expect.poll(() => rowsIn(page, 'waiting')).toBe(12)
      await page.close()
      await meeting.restart()
      const next = await context.newPage()
      await next.clock.install({ time: set })
      await next.goto(address())
      await isSaved(next, 'Skrevet. Uden server.')
      await next.clock.setSystemTime(wrong)
      await write(next, ' Mere.')
      await isSaved(next, 'Skrevet. Uden server. Mere.')
      await expect
        .poll(async () =>
          minutesAround(Date.now()).includes((await saveState(next).getAttribute('title')) ?? ''),
        )
        .toBe(true)
    },
  )
})

/** «Gemt kl. 10.42», for the minutes around this time. */
const minutesAround = (at: number): string[] =>
  [-1, 0, 1].map((minutes) => {
    const time = new Intl.DateTimeFormat('da-DK', { timeStyle: 'short' }).format(at + minutes * 60_000)
    return `Gemt kl. ${time}`
  })
