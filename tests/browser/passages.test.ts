/** Addresses of a field and of a passage: copied, opened, and found again by their words. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { agenda, item } from '../support/agenda.ts'
import { expect } from '../support/expect.ts'
import { clickBefore, field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'

let meeting: Meeting
const LONG = Array.from({ length: 30 }, () => 'Et langt afsnit. '.repeat(12)).join(' ')

beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section(
        'Sager',
        item('Lang').field('background', LONG),
        item('Sidste').field('background', paragraphs('Før.', 'Rådet indstiller, at æblet deles.')),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())

async function visit(at = ''): Promise<Page> {
  const { page, context } = await meeting.visit('Vibeke Normann', { at })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await expect(saveState(page)).toHaveText(/Gemt/)
  return page
}

const copyLink = async (page: Page, to: string): Promise<string> => {
  await page.getByRole('button', { name: `Kopiér link til ${to}` }).click()
  await expect(page.getByRole('button', { name: 'Link kopieret' })).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

const passage = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(CSS.highlights.get('passage') ?? [])].map((range) => (range as Range).toString()))

test('[E27] a link to what is selected leads to those words, marked, in both views, also when words come before them', async () => {
  const page = await visit()
  const text = field(page, 'Baggrund', '1.2')
  await clickBefore(page, text, 'indstiller')
  await page.keyboard.press('Shift+End')
  const link = new URL(await copyLink(page, 'det markerede'))
  await page.keyboard.press('Home')
  await page.keyboard.type('Hele ')
  await expect(saveState(page)).toHaveText(/Gemt/)

  for (const view of ['', '/laes']) {
    const other = await visit(`${view}${link.hash}`)
    await expect.poll(() => passage(other)).toEqual(['indstiller, at æblet deles.'])
    await expect(other.getByText('at æblet deles')).toBeInViewport()
  }
})

test('[E27][U25] a link to a field leads there, the keys too; where the words are gone, that is said', async () => {
  const page = await visit()
  await field(page, 'Baggrund', '1.2').hover()
  const link = new URL(await copyLink(page, 'Baggrund, punkt 1.2'))
  expectValue(link.hash).toMatch(/^#item-.+\/background$/)
  const other = await visit(`${link.hash}~ord%20der%20er%20slettet`)
  await expect(field(other, 'Baggrund', '1.2')).toBeInViewport()
  await expect(other.getByText('De ord, som linket peger på, står her ikke længere.')).toBeInViewport()
  await expect(other.locator('.field-heading:focus')).toHaveText('Baggrund')
})
