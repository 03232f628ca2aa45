/** Tabs that are closed or crash with words in them: the browser's question, and what the other tab does. */
import type { BrowserContext, Page } from '@playwright/test'
import { afterEach, beforeEach, expect as expectValue, test } from 'vitest'
import { agenda, item, wordsOf } from '../support/agenda.ts'
import { expect } from '../support/expect.ts'
import { enter, field, saveState, writeAtEnd } from '../support/inPage.ts'
import { rowsIn } from '../support/keptRows.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { readStored } from '../support/storedAgenda.ts'

let meeting: Meeting

beforeEach(async () => {
  meeting = await openMeeting(() => agenda().section('Sager', item('AI')).doc())
})
afterEach(() => meeting.close())

async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${meeting.server.url}/agenda/${meeting.agenda}`)
  await expect(saveState(page)).toHaveText(/Gemt/)
  return page
}

const write = (page: Page, words: string): Promise<void> =>
  writeAtEnd(page, field(page, 'Baggrund', '1.1'), words)

async function wordsOnDisk(): Promise<string> {
  const doc = await readStored(meeting.dataDir, meeting.agenda)
  return wordsOf(doc, 'AI', 'background')
}

/** Closes the tab as a person does. @returns whether the browser asked; then what they answered was done */
async function close(page: Page, answer: 'stay' | 'leave'): Promise<boolean> {
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    expectValue(dialog.type()).toBe('beforeunload')
    await (answer === 'leave' ? dialog.accept() : dialog.dismiss())
    return true
  })
  const closed = page.waitForEvent('close').then(() => false)
  await page.close({ runBeforeUnload: true })
  const wasAsked = await Promise.race([asked, closed])
  for (const other of [asked, closed]) other.catch(() => {})
  return wasAsked
}

/** Somebody who has the agenda open, and what one writes with. */
async function visit(): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await meeting.visit('Vibeke Normann')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await enter(field(page, 'Baggrund', '1.1'))
  return { page, context }
}

test('[K15] with words that wait the browser asks, also where they are kept; who leaves all the same loses none', async () => {
  const { page, context } = await visit()
  await meeting.kill()
  await write(page, 'Venter.')
  await expect.poll(() => rowsIn(page, 'waiting')).toBe(7)
  expectValue(await close(page, 'stay')).toBe(true)
  await page.keyboard.type(' Mere.')
  await expect(field(page, 'Baggrund', '1.1')).toHaveText('Venter. Mere.')
  await expect.poll(() => rowsIn(page, 'waiting')).toBe(13)
  expectValue(await close(page, 'leave')).toBe(true)
  await meeting.restart()
  const next = await openTab(context)
  await expect(field(next, 'Baggrund', '1.1')).toHaveText('Venter. Mere.')
  await expect(saveState(next)).toHaveText(/Gemt/)
  expectValue(await wordsOnDisk()).toBe('Venter. Mere.')
})

test('[K15] where all is saved it does not ask', async () => {
  const { page } = await visit()
  await write(page, 'Gemt.')
  await expect(saveState(page)).toHaveText(/Gemt/)
  expectValue(await close(page, 'stay')).toBe(false)
})

test('[K16] two tabs write without a network and one crashes: the other saves the words of both, once', async () => {
  const { page: first, context } = await visit()
  const second = await openTab(context)
  await enter(field(second, 'Baggrund', '1.1'))
  await meeting.kill()
  await write(first, 'Den ene.')
  await write(second, 'Den anden.')
  await expect.poll(() => rowsIn(second, 'waiting')).toBe('Den ene.Den anden.'.length)
  await crash(first)
  // Taken over while there is still no network.
  await expect(field(second, 'Baggrund', '1.1')).toContainText('Den ene.')
  await second.keyboard.type(' Videre.')
  await meeting.restart()
  await expect(saveState(second)).toHaveText(/Gemt/)
  await expect.poll(() => rowsIn(second, 'waiting')).toBe(0)
  const words = await wordsOnDisk()
  for (const part of ['Den ene.', 'Den anden.', ' Videre.']) expectValue(words.split(part)).toHaveLength(2)
  expectValue(words).toHaveLength('Den ene.Den anden. Videre.'.length + (words.includes('\n') ? 1 : 0))
})

/** Ends a tab's process, as when the memory is full. */
async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  session.send('Page.crash').catch(() => {})
  await gone
}
