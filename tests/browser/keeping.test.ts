/** What a browser keeps when the tab, the network or the server goes: words come back, and go out, whatever ended. */

import type { BrowserContext, Page } from '@playwright/test'
import { afterEach, beforeEach, expect as expectValue, onTestFinished, test } from 'vitest'
import { agenda, item, wordsOf } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { expect } from '../support/expect.ts'
import { field, saveState, writeAtEnd } from '../support/inPage.ts'
import { rowsIn } from '../support/keptRows.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { readStored } from '../support/storedAgenda.ts'
import { startUpdatingServer } from '../support/updatingServer.ts'

let meeting: Meeting

beforeEach(async () => {
  meeting = await openMeeting(() =>
    agenda().section('Sager', item('AI').field('presentation', 'Stod der før.')).doc(),
  )
})
afterEach(() => meeting.close())

async function visit(
  options: Parameters<Meeting['visit']>[1] = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const visitor = await meeting.visit('Vibeke Normann', options)
  await expect(saveState(visitor.page)).toHaveText(/Gemt/)
  return visitor
}

/** Another tab of the same browser. */
async function anotherTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${meeting.server.url}/agenda/${meeting.agenda}`)
  return page
}

const write = (page: Page, words: string): Promise<void> =>
  writeAtEnd(page, field(page, 'Baggrund', '1.1'), words)

async function wordsOnDisk(): Promise<string> {
  const doc = await readStored(meeting.dataDir, meeting.agenda)
  return wordsOf(doc, 'AI', 'background')
}

test('[K1] words that were written without a server survive the tab, and are sent by the next one', async () => {
  const { page, context } = await visit()
  await write(page, 'Før. ')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await meeting.kill()
  await page.keyboard.type('Uden server.')
  await expect(saveState(page)).toHaveText(/12 ændringer venter/)
  await expect.poll(() => rowsIn(page, 'waiting')).toBe(12)
  await page.close()
  await meeting.restart()
  const next = await anotherTab(context)
  await expect(field(next, 'Baggrund', '1.1')).toHaveText('Før. Uden server.')
  await expect(saveState(next)).toHaveText(/Gemt/)
  await expect.poll(() => rowsIn(next, 'waiting')).toBe(0)
  await meeting.kill()
  expectValue(await wordsOnDisk()).toBe('Før. Uden server.')
  await meeting.restart()
})

test('[K2] an open tab sends the words of one that crashed, once, and two open tabs each their own', async () => {
  const { page, context } = await visit()
  const other = await anotherTab(context)
  await expect(saveState(other)).toHaveText(/Gemt/)
  await write(page, 'Den ene. ')
  await expect(field(other, 'Baggrund', '1.1')).toHaveText('Den ene.')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await expect.poll(() => rowsIn(page, 'waiting')).toBe(0)
  await meeting.kill()
  await page.keyboard.type('Skrevet uden.')
  await write(other, 'Den anden.')
  await expect.poll(() => rowsIn(page, 'waiting')).toBe('Skrevet uden.Den anden.'.length)
  await page.close()
  await expect(field(other, 'Baggrund', '1.1')).toContainText('Skrevet uden.')
  await meeting.restart()
  await expect(saveState(other)).toHaveText(/Gemt/)
  const text = await field(other, 'Baggrund', '1.1').textContent()
  expectValue(text!.split('Skrevet uden.').length).toBe(2)
  expectValue(text).toContain('Den anden.')
})

test('[K3] an agenda that was open before opens without its server, and is written on', async () => {
  const { page, context } = await visit()
  await write(page, 'Skrevet.')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await expect.poll(() => rowsIn(page, 'copies')).toBe(1)
  await page.close()
  // The page comes, and no socket opens.
  const next = await context.newPage()
  let isCut = true
  await next.routeWebSocket(/\/sync\//, (socket) => {
    if (isCut) socket.close({ code: 1013 })
    else socket.connectToServer()
  })
  await next.goto(`${meeting.server.url}/agenda/${meeting.agenda}`)
  await expect(field(next, 'Sagsfremstilling', '1.1')).toHaveText('Stod der før.')
  await expect(saveState(next)).toHaveText(/Ikke forbundet/)
  await write(next, ' Mere.')
  await expect(next.getByText('Teksten gemmes på denne enhed')).toBeVisible()
  isCut = false
  await expect(saveState(next)).toHaveText(/Gemt/)
  await expect(field(next, 'Baggrund', '1.1')).toContainText('Mere.')
})

test('[K4] where the browser keeps nothing that is said before one relies on it', async () => {
  const { context } = await visit()
  await context.addInitScript(() => {
    Object.defineProperty(indexedDB, 'open', {
      value: () => {
        throw new DOMException('forbidden', 'SecurityError')
      },
    })
  })
  const page = await anotherTab(context)
  await expect(page.getByText('Din browser kan ikke gemme på denne enhed')).toBeVisible()
  await write(page, 'Hej')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await meeting.kill()
  await page.keyboard.type('!')
  const warning = page.getByText('Luk ikke siden: det, der venter, står kun her. Det sendes')
  await expect(warning).toBeVisible()
  await meeting.restart()
  await expect(saveState(page)).toHaveText(/Gemt/)
})

test('[K5] who signs out with words waiting is asked; then nothing is left in the browser', async () => {
  const { page, context } = await visit()
  await expect.poll(() => rowsIn(page, 'copies')).toBe(1)
  await meeting.kill()
  await write(page, 'Venter')
  await expect.poll(() => rowsIn(page, 'waiting')).toBe(6)
  await meeting.restart()
  // Without a socket they wait on.
  const list = await context.newPage()
  await context.routeWebSocket(/\/sync\//, (socket) => socket.close({ code: 1013 }))
  await page.close()
  await list.goto(meeting.server.url)
  await list.getByRole('button', { name: 'Log ud' }).click()
  const dialog = list.getByRole('dialog', { name: '6 ændringer er ikke sendt endnu' })
  await expect(dialog).toBeVisible()
  const { violations } = await axeOn(list).analyze()
  expectValue(violations).toEqual([])
  await dialog.getByRole('button', { name: 'Bliv her' }).click()
  await expect(dialog).toHaveCount(0)
  await list.getByRole('button', { name: 'Log ud' }).click()
  await dialog.getByRole('button', { name: 'Log ud og slet dem' }).click()
  await expect(list).toHaveURL(/sign-in/)
  expectValue([await rowsIn(list, 'waiting'), await rowsIn(list, 'copies')]).toEqual([0, 0])
})

test('[K6] words that were refused are offered after a reload too, until one removes them', async () => {
  const { page } = await visit()
  await page.getByLabel('Sagsnr., punkt 1.1').fill('ord '.repeat(300_000))
  const left = page.getByRole('region', { name: 'Tekst, som ikke kom med' })
  await expect(left.getByRole('textbox')).toHaveValue(/^Sagsnr., punkt 1.1\nord ord /)
  await page.reload()
  await expect(left.getByRole('textbox')).toHaveValue(/^Sagsnr., punkt 1.1\nord ord /)
  await left.getByRole('button', { name: 'Fjern' }).click()
  await expect(left).toHaveCount(0)
  await page.reload()
  await expect(saveState(page)).toHaveText(/Gemt/)
  await expect(left).toHaveCount(0)
})

test('[K7] the page itself comes without a network, and what is written there goes out later', async () => {
  const { page } = await visit({ serviceWorkers: 'allow' })
  await expect.poll(() => rowsIn(page, 'copies')).toBe(1)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await meeting.kill()
  await page.reload()
  await expect(field(page, 'Sagsfremstilling', '1.1')).toHaveText('Stod der før.')
  await write(page, 'Uden net.')
  await expect.poll(() => rowsIn(page, 'waiting')).toBe(9)
  await page.reload()
  await expect(field(page, 'Baggrund', '1.1')).toHaveText('Uden net.')
  await meeting.restart()
  await expect(saveState(page)).toHaveText(/Gemt/)
  await meeting.kill()
  expectValue(await wordsOnDisk()).toBe('Uden net.')
  await meeting.restart()
})

test('[K17] what was saved, or written, a moment before stands there after a reload without a network', async () => {
  const { page } = await visit({ serviceWorkers: 'allow' })
  await expect.poll(() => rowsIn(page, 'copies')).toBe(1)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  page.on('dialog', (dialog) => void dialog.accept())
  await write(page, 'Gemt før. ')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await meeting.kill()
  await page.keyboard.type('Skrevet nu.')
  await page.reload()
  await expect(field(page, 'Baggrund', '1.1')).toHaveText('Gemt før. Skrevet nu.')
  await expect(saveState(page)).toHaveText(/11 ændringer venter/)
  await meeting.restart()
  await expect(saveState(page)).toHaveText(/Gemt/)
})

test('[K18] what was saved right before the browser crashed stands there without its server', async () => {
  const { page, context } = await visit({ serviceWorkers: 'allow' })
  await expect.poll(() => rowsIn(page, 'copies')).toBe(1)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await write(page, 'Gemt før.')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await expect.poll(() => rowsIn(page, 'waiting')).toBe(0)
  const devTools = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  // Nothing is left that could answer.
  void devTools.send('Page.crash').catch(() => {})
  await crashed
  await meeting.kill()
  const next = await anotherTab(context)
  await expect(field(next, 'Baggrund', '1.1')).toHaveText('Gemt før.')
  await expect(saveState(next)).not.toHaveText(/venter/)
  await meeting.restart()
  await expect(saveState(next)).toHaveText(/Gemt/)
})

test('[K7] after an update of the program it opens without a network as well: first as it was, then as it is', async () => {
  const front = await startUpdatingServer()
  onTestFinished(() => front.close())
  const updated = await openMeeting(() => agenda().section('Sager', item('AI')).doc(), {
    PUBLIC_URL: front.url,
  })
  onTestFinished(() => updated.close())
  front.upstream = updated.server.port
  const { page, context } = await updated.visit('Vibeke Normann', {
    via: front.url,
    serviceWorkers: 'allow',
  })
  const isNew = (shown: Page) => shown.evaluate(() => document.scripts[0]!.src.endsWith('-new.js'))
  await expect(saveState(page)).toHaveText(/Gemt/)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await expect.poll(() => rowsIn(page, 'copies')).toBe(1)
  await page.reload()
  await expect(saveState(page)).toHaveText(/Gemt/)

  front.update()
  await page.evaluate(() => navigator.serviceWorker.ready.then((worker) => worker.update()))
  await expect.poll(() => waitingWorker(page)).toBe('installed')
  front.cut()
  await page.reload()
  expectValue(await isNew(page)).toBe(false)
  await write(page, 'Uden net. ')
  await expect(saveState(page)).toHaveText(/10 ændringer venter/)
  front.mend()
  await expect(saveState(page)).toHaveText(/Gemt/)
  const address = page.url()
  await page.close()

  const next = await context.newPage()
  await next.goto(address)
  expectValue(await isNew(next)).toBe(true)
  await expect(saveState(next)).toHaveText(/Gemt/)
  front.cut()
  await next.reload()
  expectValue(await isNew(next)).toBe(true)
  await expect(field(next, 'Baggrund', '1.1')).toHaveText('Uden net.')
  await write(next, 'Stadig.')
  front.mend()
  await expect(saveState(next)).toHaveText(/Gemt/)
})

/** How far the program has come that will answer when nothing of this one is open any more. */
const waitingWorker = (page: Page): Promise<string | undefined> =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state)

test('[K7] with a network the server is asked first: who has signed out elsewhere sees no page', async () => {
  const { page, context } = await visit({ serviceWorkers: 'allow' })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await page.reload()
  await context.clearCookies()
  await page.reload()
  await expect(page).toHaveURL(/sign-in/)
})
