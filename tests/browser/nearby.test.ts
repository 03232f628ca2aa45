/** What one makes and looks for is near where one is. */
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { da } from '../../shared/language/da.ts'
import { agenda, item } from '../support/agenda.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, enter, field, titleField } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeAll(async () => {
  const items = Array.from({ length: 12 }, (_, n) => item(`Sag ${n + 1}`))
  meeting = await openMeeting(() =>
    agenda()
      .section('Godkendelse', item('Dagsorden'), item('Referat'))
      .section('Drøftelse', ...items)
      .section('Slut', item('Eventuelt'))
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)

test('[V15] a new section stands right after the one that one wrote in or went to, and the buttons say so', async () => {
  const page = await visit()
  await enter(field(page, 'Baggrund', '1.2'))
  const newSection = page.getByRole('button', { name: da.newSection })
  await expect(newSection).toHaveAttribute('title', 'Efter afsnit 1 Godkendelse')
  await newSection.focus()
  await page.keyboard.press('Enter')
  await expect(titleField(page, '2')).toBeFocused()
  await page.keyboard.type('Nyt')
  await page.keyboard.press('F6')
  await page.getByRole('button', { name: da.undoThis }).click()
  await expect(titleField(page, '2')).toHaveText('Drøftelse')
  // The last rows cannot be scrolled to the top of the window.
  await page.locator('.outline.wide .outline-row', { hasText: 'Sag 12' }).click()
  await expect(newSection).toHaveAttribute('title', 'Efter afsnit 2 Drøftelse')
  await expect(page.getByRole('button', { name: da.newItem })).toHaveAttribute(
    'title',
    'Sidst i afsnit 2 Drøftelse',
  )
})

test('[V16] a new row and a new column have the caret', async () => {
  const page = await visit()
  const text = field(page, 'Indstilling', '1.1')
  await enter(text)
  const tool = (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true })
  await tool('Tabel').click()
  await page.keyboard.type('A')
  for (const [entry, words] of [
    [da.tableColumnRight, 'B'],
    [da.tableColumnLeft, 'C'],
    [da.tableRowBelow, 'D'],
    [da.tableRowAbove, 'E'],
  ] as const) {
    await tool(da.tableMenu).click()
    await page.getByRole('menuitem', { name: entry, exact: true }).click()
    await expect(text).toBeFocused()
    await page.keyboard.type(words)
  }
  const cells = await text
    .locator('tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)))
  expectValue(cells.slice(0, 3)).toEqual([
    ['A', 'C', 'B', '', ''],
    ['', 'E', '', '', ''],
    ['', 'D', '', '', ''],
  ])
})

test('[V17] «Flyt til …» opens at the places near the item, and at the first that fits what one types', async () => {
  const page = await visit()
  await chooseInMenu(page, '2.10', da.moveTo)
  const chosen = page.getByRole('option', { selected: true })
  await expect(chosen).toContainText('2.11')
  await expect(chosen).toBeInViewport()
  await expect(page.getByRole('option', { name: da.moveFirst })).not.toBeInViewport()
  await page.keyboard.press('ArrowDown')
  await expect(chosen).toContainText('Efter 2.11')
  await page.keyboard.type('slut')
  await expect(chosen).toHaveText(/^Først under 3|^Efter 3|^Under 3/)
})
