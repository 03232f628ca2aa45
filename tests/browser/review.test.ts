/** A draft is reviewed as it is written: the real agenda's 2.4, its writer, a lawyer, a leader on a phone, and the secretariat, at once. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { assign } from '../../shared/agenda/edits.ts'
import { idOf } from '../support/agenda.ts'
import { PHONE } from '../support/browser.ts'
import { commentPanel, commentWriting, marked, thread } from '../support/commentsInPage.ts'
import { expect } from '../support/expect.ts'
import {
  chooseInMenu,
  clickBefore,
  field,
  saveState,
  selectWords,
  titleField,
  writeAtEnd,
} from '../support/inPage.ts'
import { type Meeting, type Name, openMeeting } from '../support/meeting.ts'
import { sampleAgenda } from '../support/sampleAgenda.ts'

const ITEM = 'Juridisk perspektiv – hvad må vi med AI'
const SENTENCES = Array.from({ length: 12 }, (_, nth) => `Sætning ${nth + 1} kom til imens.`)

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting(({ 'Søren Madsen': søren }) => {
    const doc = sampleAgenda()
    assign(doc, idOf(doc, ITEM), søren.id)
    return doc
  })
  await meeting.setRole('Søren Madsen', 'contributor')
  await meeting.setRole('Vibeke Normann', 'reader')
  await meeting.setRole('Jakob Eiby', 'reader')
})
afterAll(() => meeting.close())

async function visit(name: Name, options: Parameters<Meeting['visit']>[1] = {}): Promise<Page> {
  const { page } = await meeting.visit(name, { ...options, reducedMotion: 'reduce' })
  await expect(saveState(page)).toHaveText(/Gemt/)
  return page
}

/** Selects words of a text as it stands, and says something about them. */
async function commentOn(page: Page, text: Locator, words: string, comment: string): Promise<void> {
  await text.scrollIntoViewIfNeeded()
  await selectWords(page, text, words)
  await page.locator('.comment-here').click()
  await expect(commentWriting(page)).toBeFocused()
  await page.keyboard.type(comment)
}

const send = (page: Page) => page.keyboard.press('Control+Enter')

/** The words that a page marks, in their order in the alphabet. */
const allMarked = async (page: Page): Promise<string[]> =>
  (await Promise.all(['comment', 'comment-now'].map((name) => marked(page, name)))).flat().sort()

async function toldOf(page: Page): Promise<{ reason: string; by: string }[]> {
  const answer = await page.request.get(`${meeting.server.url}/api/me/notifications`)
  return (await answer.json()) as { reason: string; by: string }[]
}

test('[E91] what one has selected stays selected while a colleague writes in the same line', async () => {
  const karen = await visit('Karen Holm')
  const vibeke = await visit('Vibeke Normann')
  const text = field(vibeke, 'Baggrund', '2.4')
  await text.scrollIntoViewIfNeeded()
  await selectWords(vibeke, text, 'sektorlovgivning og samtykke')
  await clickBefore(karen, field(karen, 'Baggrund', '2.4'), 'profilering')
  await karen.keyboard.type('Vi ved: ', { delay: 20 })
  await expect(text).toContainText('Vi ved: profilering')
  expectValue(await vibeke.evaluate(() => String(getSelection()))).toBe('sektorlovgivning og samtykke')
  await karen.keyboard.press('Enter')
  await expect(text.locator('p').nth(1)).toContainText('profilering')
  await karen.keyboard.press('Backspace')
  await expect(text.locator('p').nth(1)).toContainText('Datatilsynet')
  await karen.close()
  await vibeke.close()
})

test('[P16] a lawyer and a leader comment on what is being written: nothing is lost, doubled, or told twice', async () => {
  const søren = await visit('Søren Madsen')
  const vibeke = await visit('Vibeke Normann')
  const jakob = await visit('Jakob Eiby', { viewport: PHONE, touch: true })
  const karen = await visit('Karen Holm')

  const writing = (async () => {
    const text = field(søren, 'Baggrund', '2.4')
    await writeAtEnd(søren, text, '')
    for (const sentence of SENTENCES) await søren.keyboard.type(` ${sentence}`, { delay: 8 })
  })()
  const reviewing = (async () => {
    const text = field(vibeke, 'Baggrund', '2.4')
    await commentOn(vibeke, text, 'samtykke til oplysningspligt', 'Mangler der en henvisning? @Sør')
    await vibeke.getByRole('option', { name: /Søren Madsen/ }).click()
    await send(vibeke)
    await expect(thread(vibeke, 'Mangler der')).toContainText('@Søren Madsen')
    await commentOn(vibeke, text, 'Datatilsynet har ligeledes', 'Hvilke afgørelser?')
    await send(vibeke)
  })()
  await Promise.all([writing, reviewing])

  await chooseInMenu(jakob, '2.4', 'Kommentér')
  await expect(thread(jakob, 'Hvilke afgørelser?')).toBeVisible()
  await jakob.keyboard.type('Godt skrevet.')
  await commentPanel(jakob).getByRole('button', { name: 'Send', exact: true }).tap()
  await thread(jakob, 'Hvilke afgørelser?').tap()
  await thread(jakob, 'Hvilke afgørelser?').getByRole('button', { name: 'Svar …' }).tap()
  await jakob.keyboard.type('Dem fra 2023.')
  await commentPanel(jakob).getByRole('button', { name: 'Svar', exact: true }).tap()

  // The item moves as its words are talked about, and has another number then.
  await chooseInMenu(karen, '2.4', 'Flyt op')
  await expect(titleField(søren, '2.3')).toHaveText(ITEM)
  await søren.keyboard.type(' Og en til, efter at punktet blev flyttet.')
  await karen.locator('.outline .open-threads').click()
  await thread(karen, 'Hvilke afgørelser?').click()
  await thread(karen, 'Hvilke afgørelser?').getByRole('button', { name: 'Løst' }).click()
  await expect(thread(vibeke, 'Hvilke afgørelser?')).toHaveCount(0)

  for (const page of [søren, vibeke, jakob, karen]) await expect(saveState(page)).toHaveText(/Gemt/)
  const written = [' Og en til, efter at punktet blev flyttet.', ...SENTENCES.map((one) => ` ${one}`)]
  for (const page of [søren, vibeke, jakob, karen]) {
    await expect(field(page, 'Baggrund', '2.3')).toContainText('efter at punktet blev flyttet.')
    const words = await field(page, 'Baggrund', '2.3').innerText()
    expectValue(written.filter((one) => words.split(one).length !== 2)).toEqual([])
    // Words far from what one sees of the page are not marked.
    await field(page, 'Baggrund', '2.3').scrollIntoViewIfNeeded()
    await expect.poll(() => allMarked(page)).toContain('samtykke til oplysningspligt')
  }
  await vibeke.reload()
  await field(vibeke, 'Baggrund', '2.3').scrollIntoViewIfNeeded()
  await expect.poll(() => allMarked(vibeke)).toEqual(['samtykke til oplysningspligt'])

  const told = async (page: Page) => (await toldOf(page)).map(({ reason, by }) => `${reason} ${by}`).sort()
  await expect
    .poll(() => told(søren))
    .toEqual([
      'commented Jakob Eiby',
      'commented Jakob Eiby',
      'commented Vibeke Normann',
      'mentioned Vibeke Normann',
    ])
  await expect.poll(() => told(vibeke)).toEqual(['replied Jakob Eiby', 'resolved Karen Holm'])
  expectValue([await told(karen), await told(jakob)]).toEqual([[], []])
})
