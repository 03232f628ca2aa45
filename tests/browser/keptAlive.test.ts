/** Two people in one text: one changes what the lines are, the other writes in them. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { paragraphs, type RichText } from '../../shared/richtext/richText.ts'
import { agenda, item } from '../support/agenda.ts'
import { expect } from '../support/expect.ts'
import { clickBefore, field, saveState, selectionIsTold } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

const listItem = (text: string) => ({ type: 'listItem', content: paragraphs(text).content })
const LIST: RichText = {
  type: 'doc',
  content: [
    { type: 'bulletList', content: [listItem('at rådet drøfter sagen'), listItem('at rådet beslutter')] },
  ],
}

beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section(
        'Sager',
        item('Ét').field('background', paragraphs('Rådet drøftede sagen.', 'Andet afsnit.')),
        item('To').field('background', LIST),
        item('Tre').field('background', paragraphs('Første emne', 'Andet emne', 'Sidste emne')),
        item('Fire').field('background', paragraphs('Rådet drøftede sagen.', 'Andet afsnit.')),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)
const background = (page: Page, number: string) => field(page, 'Baggrund', number)

/** Vibeke writes in the text while her network is away, and Søren presses keys there; then it comes back, and she writes on. */
async function both(number: string, pressed: (søren: Page) => Promise<void>): Promise<Page[]> {
  const [vibeke, søren] = [await visit('Vibeke Normann'), await visit('Søren Madsen')]
  await clickBefore(vibeke, background(vibeke, number), 'sagen')
  await clickBefore(søren, background(søren, number), 'drøfte')
  await vibeke.context().setOffline(true)
  await vibeke.keyboard.type('meget ')
  await pressed(søren)
  await expect(saveState(søren)).toHaveText(/Gemt/)
  await vibeke.keyboard.type('grundigt ')
  await vibeke.context().setOffline(false)
  await expect(saveState(vibeke)).toHaveText(/Gemt/)
  await vibeke.keyboard.type('hele ')
  return [vibeke, søren]
}

test('[W11] a line becomes a heading, and a line again, with what a colleague writes in it, who writes on', async () => {
  const pages = await both('1.1', async (søren) => {
    await søren.keyboard.press('Home')
    await søren.keyboard.type('# ')
    await expect(background(søren, '1.1').locator('h1')).toHaveText('Rådet drøftede sagen.')
  })
  for (const page of pages) {
    await expect(background(page, '1.1').locator('h1')).toHaveText(
      'Rådet drøftede meget grundigt hele sagen.',
    )
    await expect(page.locator('.handed-back')).toHaveCount(0)
  }
  const [vibeke, søren] = pages as [Page, Page]
  await søren.keyboard.press('Home')
  await søren.keyboard.press('Control+z')
  await expect(background(vibeke, '1.1').locator('h1')).toHaveCount(0)
  await vibeke.reload()
  await expect(background(vibeke, '1.1').locator('p').first()).toContainText('meget grundigt hele sagen.')
  await expect(background(vibeke, '1.1').locator('p')).toHaveCount(2)
})

test('[W11] bullets become numbers with what a colleague writes in one of them, also on a page that only reads', async () => {
  const pages = await both('1.2', (søren) => søren.keyboard.press('Control+Shift+7'))
  const reader = await visit('Ida Lund')
  for (const page of [...pages, reader]) {
    const items = background(page, '1.2').locator('ol > li')
    await expect(items).toHaveText(['at rådet drøfter meget grundigt hele sagen', 'at rådet beslutter'])
    await expect(page.locator('.handed-back')).toHaveCount(0)
  }
})

test('[W16] three lines that two made a list at once stand once, with what the second wrote on, whose undo leaves them', async () => {
  const [vibeke, søren] = [await visit('Vibeke Normann'), await visit('Søren Madsen')]
  for (const page of [vibeke, søren]) {
    await clickBefore(page, background(page, '1.3'), 'emne')
    await page.keyboard.press('Control+a')
    await selectionIsTold(page)
  }
  await vibeke.context().setOffline(true)
  // Else her list may come to the server by the connection that breaks, and nobody knows who was second.
  await expect(saveState(vibeke)).toHaveText(/Ikke (forbundet|gemt)/)
  for (const page of [vibeke, søren]) {
    await page.keyboard.press('Control+Shift+8')
    await expect(background(page, '1.3').locator('li')).toHaveCount(3)
  }
  await vibeke.keyboard.press('ArrowRight')
  await selectionIsTold(vibeke)
  await vibeke.keyboard.type(' nu')
  await expect(saveState(søren)).toHaveText(/Gemt/)
  await vibeke.context().setOffline(false)
  await expect(saveState(vibeke)).toHaveText(/Gemt/)
  await expect(background(søren, '1.3').locator('li').last()).toHaveText('Sidste emne nu')
  await vibeke.keyboard.type(' igen')
  for (const page of [vibeke, søren]) {
    await expect(background(page, '1.3').locator('ul')).toHaveCount(1)
    await expect(background(page, '1.3').locator('p')).toHaveText([
      'Første emne',
      'Andet emne',
      'Sidste emne nu igen',
    ])
    await expect(page.locator('.handed-back')).toHaveCount(0)
  }
  for (let times = 0; times < 4; times += 1) await vibeke.keyboard.press('Control+z')
  for (const page of [vibeke, søren]) {
    await expect(background(page, '1.3').locator('p')).toHaveText([
      'Første emne',
      'Andet emne',
      'Sidste emne nu',
    ])
    await expect(background(page, '1.3').locator('li')).toHaveCount(3)
  }
})

test('[W17] who writes in a line that a colleague makes an item goes on in it, at the same letter', async () => {
  const pages = await both('1.4', async (søren) => {
    await søren.keyboard.press('Control+Shift+8')
    await expect(background(søren, '1.4').locator('li')).toHaveCount(1)
  })
  for (const page of pages)
    await expect(background(page, '1.4').locator('li')).toHaveText('Rådet drøftede hele sagen.')
  await expect(pages[0]!.locator('.handed-back')).toContainText('meget grundigt')
})
