/** What the server cannot take as it was made: one goes on writing, and what can be done again is. */

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, expect as expectValue, test } from 'vitest'
import { databaseFile } from '../../server/storage/sqlite/databaseFile.ts'
import { itemOf, readItem } from '../../shared/agenda/document.ts'
import { CLOSE } from '../../shared/protocol/closeCodes.ts'
import { carriesContent, isStep2 } from '../../shared/protocol/messages.ts'
import { agenda, draw, idOf, item, wordsOf } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { cli } from '../support/cli.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, enter, field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { readStored } from '../support/storedAgenda.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let meeting: Meeting

beforeEach(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section('Sager', item('AI').field('presentation', 'Stod der før.'), item('Budget'), item('Cloud'))
      .doc(),
  )
})
afterEach(() => meeting.close())

async function visit(): Promise<Page> {
  const { page } = await meeting.visit('Vibeke Normann')
  await expect(saveState(page)).toHaveText(/Gemt/)
  // Gone where the page was loaded anew.
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  return page
}

const isSamePage = (page: Page): Promise<boolean> => page.evaluate(() => 'isSamePage' in window)

async function write(page: Page, heading: string, words: string): Promise<void> {
  await enter(field(page, heading, '1.1'))
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

/** More than the server takes in one message, in one transaction. */
const writeTooMuch = (page: Page): Promise<void> =>
  page.getByLabel('Sagsnr., punkt 1.1').fill('ord '.repeat(300_000))

/** The same, while the caret stays in a text. */
const writeTooMuchFrom = (page: Page): Promise<void> =>
  page.getByLabel('Sagsnr., punkt 1.1').evaluate((input) => {
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')!
    set!.call(input, 'ord '.repeat(300_000))
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })

const left = (page: Page) => page.getByRole('region', { name: 'Tekst, som ikke kom med' })

async function onDisk(): Promise<{ texts: string[]; caseNumber: string; outline: string[] }> {
  const doc = await readStored(meeting.dataDir, meeting.agenda)
  const ai = itemOf(doc, idOf(doc, 'AI'))!
  return {
    texts: ['background', 'presentation'].map((key) => wordsOf(doc, 'AI', key)),
    caseNumber: readItem('', ai).caseNumber,
    outline: draw(doc),
  }
}

test('[R1][R2] three waiting transactions, the second refused: the first is durable, the second offered, the third (a move; a text) done again', async () => {
  const page = await visit()
  await meeting.kill()
  await write(page, 'Baggrund', 'Det første.')
  await writeTooMuch(page)
  await chooseInMenu(page, '1.3', 'Flyt op')
  await write(page, 'Sagsfremstilling', ' Det tredje')
  await expect(saveState(page)).toHaveText(/ændringer venter/)
  await meeting.restart()

  await expect(page.getByText('En af dine ændringer er for stor til at blive gemt.').first()).toBeVisible()
  await expect(left(page).getByRole('textbox')).toHaveValue(/^Sagsnr., punkt 1.1\nord ord /)
  await expect(saveState(page)).toHaveText(/Gemt/)
  // Where one was writing one writes on.
  await expect(field(page, 'Sagsfremstilling', '1.1')).toBeFocused()
  await page.keyboard.type(', og mere.')
  await expect(field(page, 'Sagsfremstilling', '1.1')).toHaveText('Stod der før. Det tredje, og mere.')
  await expect(saveState(page)).toHaveText(/Gemt/)
  expectValue(await isSamePage(page)).toBe(true)
  const { violations } = await axeOn(page).analyze()
  expectValue(violations).toEqual([])
  await meeting.kill()
  expectValue(await onDisk()).toEqual({
    texts: ['Det første.', 'Stod der før. Det tredje, og mere.'],
    caseNumber: '',
    outline: ['1 Sager', '1.1 AI', '1.2 Cloud', '1.3 Budget'],
  })
  await meeting.restart()
})

test('[R1] a refusal in the middle of a sentence: no letter that is typed meanwhile is lost', async () => {
  const page = await visit()
  const text = field(page, 'Baggrund', '1.1')
  await enter(text)
  // å comes without a key here, as a phone's letters do.
  const sentences = 'Kommunerne må gå åbent ind i det, så også små både når på åen. '.repeat(6).trim()
  const typing = page.keyboard.type(sentences, { delay: 15 })
  await expect(text).toContainText('Kommunerne må')
  await writeTooMuchFrom(page)
  await expect(left(page)).toBeVisible()
  expectValue(await text.textContent()).not.toBe(sentences)
  await typing
  await expect(text).toHaveText(sentences)
  await expect(saveState(page)).toHaveText(/Gemt/)
  expectValue((await onDisk()).texts[0]).toBe(sentences)
})

test('[R3] after a restore what was written goes back where it can, and is offered where somebody has written', async () => {
  const page = await visit()
  const file = join(await temporaryFolder(), 'kopi.sqlite')
  const env = { DATA_DIR: meeting.dataDir }
  expectValue((await cli(['backup', file], env)).code).toBe(0)
  await write(page, 'Sagsfremstilling', ' Skrevet siden.')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await meeting.kill()
  await write(page, 'Sagsfremstilling', ' Uden net.')
  await write(page, 'Baggrund', 'Også uden net.')
  for (const end of ['', '-wal', '-shm']) await rm(`${databaseFile(meeting.dataDir)}${end}`, { force: true })
  expectValue((await cli(['restore', file], env)).code).toBe(0)
  await meeting.restart()

  await expect(page.getByText('Dagsordenen er gendannet fra en sikkerhedskopi').first()).toBeVisible()
  await expect(field(page, 'Baggrund', '1.1')).toHaveText('Også uden net.')
  await expect(field(page, 'Sagsfremstilling', '1.1')).toHaveText('Stod der før.')
  await expect(left(page).getByRole('textbox')).toHaveValue('Sagsfremstilling, punkt 1.1\nUden net.')
  await left(page).getByRole('button', { name: 'Sæt ind' }).click()
  await expect(field(page, 'Sagsfremstilling', '1.1').locator('p')).toHaveText(['Stod der før.', 'Uden net.'])
  await expect(field(page, 'Sagsfremstilling', '1.1')).toBeFocused()
  await expect(left(page)).toHaveCount(0)
  await expect(saveState(page)).toHaveText(/Gemt/)
  expectValue((await onDisk()).texts).toEqual(['Også uden net.', 'Stod der før.\nUden net.'])
  expectValue(await isSamePage(page)).toBe(true)
})

test('[R5] where everything is refused again and again it ends, and the words can be copied, after a reload too', async () => {
  const page = await visit()
  let refuses = true
  await page.context().routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer()
    let isRefused = false
    socket.onMessage((message) => {
      const isUpdate = typeof message !== 'string' && carriesContent(message) && !isStep2(message)
      isRefused ||= refuses && isUpdate
      if (isRefused) socket.close({ code: CLOSE.refused })
      else server.send(message)
    })
  })
  await page.reload()
  await expect(saveState(page)).toHaveText(/Gemt/)
  await write(page, 'Baggrund', 'A')
  await expect(page.getByText('Serveren kunne ikke tage imod din seneste ændring.')).toBeVisible()
  await expect(page.getByLabel('Din tekst, som ikke er gemt:')).toHaveValue('Baggrund, punkt 1.1\nA')
  refuses = false
  await page.getByRole('button', { name: 'Genindlæs' }).click()
  await expect(left(page).getByRole('textbox')).toHaveValue('Baggrund, punkt 1.1\nA')
  await expect(saveState(page)).toHaveText(/Gemt/)
})

test('[R7] a program that is too old says so; what waits is still here after the reload, and is sent', async () => {
  const page = await visit()
  let isOld = false
  await page.context().routeWebSocket(/\/sync\//, (socket) => {
    if (isOld) socket.close({ code: CLOSE.clientTooOld })
    else socket.connectToServer()
  })
  await page.reload()
  await expect(saveState(page)).toHaveText(/Gemt/)
  await meeting.kill()
  await write(page, 'Baggrund', 'Skrevet før opdateringen.')
  isOld = true
  await meeting.restart()
  await expect(page.getByText('Alt, hvad du har skrevet, er her stadig')).toBeVisible()
  isOld = false
  await page.getByRole('button', { name: 'Genindlæs' }).click()
  await expect(field(page, 'Baggrund', '1.1')).toHaveText('Skrevet før opdateringen.')
  await expect(saveState(page)).toHaveText(/Gemt/)
  expectValue((await onDisk()).texts[0]).toBe('Skrevet før opdateringen.')
})
