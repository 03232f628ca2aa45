/** Several people in one agenda: carets, faces, and who is told of what. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { expect } from '../support/expect.ts'
import { boxOfFirstLetter, clickBefore, field } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting
const LONG = Array.from({ length: 30 }, () => 'Et langt afsnit. '.repeat(12)).join(' ')

beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section(
        'Sager',
        item('Første').field('background', paragraphs('Vi drøfter sagen.', 'Andet afsnit her.')),
        item('Lang').field('background', LONG),
        item('Sidste').field('background', 'Den sidste baggrund.'),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)

const caretIn = (page: Page, heading: string, number: string) =>
  page.locator('.rich-text', { has: field(page, heading, number) }).locator('.caret')

/** How far the caret stands from the left edge of these words (pixels). */
async function distance(page: Page, words: string): Promise<number> {
  const caret = (await page.locator('.caret').first().boundingBox())!
  const letter = await boxOfFirstLetter(page.locator('main'), words)
  return Math.hypot(caret.x + caret.width / 2 - letter.left, caret.y - letter.top)
}

test('[E20] a colleague’s caret stands at the same letter in static text and in an editor, and follows', async () => {
  const vibeke = await visit('Vibeke Normann')
  const søren = await visit('Søren Madsen')
  await clickBefore(vibeke, field(vibeke, 'Baggrund', '1.1'), 'afsnit her')
  await expect(caretIn(søren, 'Baggrund', '1.1')).toHaveCount(1)
  await expect(field(søren, 'Baggrund', '1.1')).not.toHaveAttribute('contenteditable', 'true')
  await expect.poll(() => distance(søren, 'afsnit her')).toBeLessThan(3)
  await expect(caretIn(søren, 'Baggrund', '1.1')).toHaveText('Vibeke Normann')

  await clickBefore(søren, field(søren, 'Baggrund', '1.1'), 'drøfter')
  await expect(field(søren, 'Baggrund', '1.1')).toHaveAttribute('contenteditable', 'true')
  await søren.keyboard.press('Enter')
  await søren.keyboard.type('og så ')
  await expect.poll(() => distance(søren, 'afsnit her')).toBeLessThan(3)
  await vibeke.keyboard.type('nye ')
  await expect(field(søren, 'Baggrund', '1.1')).toContainText('Andet nye afsnit')
  await expect.poll(() => distance(søren, 'afsnit her')).toBeLessThan(3)
})

test('[E20] the name fades, and shows again when one points at the caret', async () => {
  const vibeke = await visit('Vibeke Normann')
  const søren = await visit('Søren Madsen')
  await clickBefore(vibeke, field(vibeke, 'Baggrund', '1.3'), 'sidste')
  await field(søren, 'Baggrund', '1.3').scrollIntoViewIfNeeded()
  const caret = caretIn(søren, 'Baggrund', '1.3')
  const name = caret.locator('.caret-name')
  await expect(name).toHaveCSS('opacity', '1')
  await expect(name).toHaveCSS('opacity', '0')
  await caret.hover()
  await expect(name).toHaveCSS('opacity', '1')
})

test('[E20] what a colleague has selected is marked; the mark goes with them', async () => {
  const vibeke = await visit('Vibeke Normann')
  const søren = await visit('Søren Madsen')
  await clickBefore(vibeke, field(vibeke, 'Baggrund', '1.3'), 'sidste')
  await vibeke.keyboard.press('Shift+End')
  await field(søren, 'Baggrund', '1.3').scrollIntoViewIfNeeded()
  await expect(søren.locator('.caret-selection')).toHaveCount(1)
  await vibeke.close()
  await expect(søren.locator('.carets')).toHaveCount(0)
})

test('[E22] the faces lead to a list, and a name in it to where the person writes; without fault to axe', async () => {
  const vibeke = await visit('Vibeke Normann')
  const søren = await visit('Søren Madsen')
  await clickBefore(vibeke, field(vibeke, 'Baggrund', '1.3'), 'sidste')
  await expect(søren.locator('.outline-row', { hasText: 'Sidste' }).getByRole('img')).toHaveCount(1)
  await expect(field(søren, 'Baggrund', '1.3')).not.toBeInViewport()
  await søren.locator('.faces-button').focus()
  await søren.keyboard.press('Enter')
  const row = søren.locator('.faces-list').getByRole('button', { name: 'Vibeke Normann' })
  await expect(row).toContainText('Skriver i Baggrund, punkt 1.3')
  const { violations } = await axeOn(søren).analyze()
  expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await row.click()
  await expect(caretIn(søren, 'Baggrund', '1.3')).toBeInViewport()
  await expect(row).toBeHidden()
})
