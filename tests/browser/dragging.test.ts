/** Dragging items by their handles, with mouse and finger, while colleagues write in them and change the tree. */
import { afterEach, beforeEach, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { clickBefore, enter, field, titleField } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { handleOf, readRows, rowOf, takeByFinger, takeByMouse } from '../support/outline.ts'

let meeting: Meeting
beforeEach(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section('Godkendelse', item('Referat'))
      .section('Drøftelse', item('AI').with(item('Model')), item('Data'), item('Sky'))
      .section('Eventuelt')
      .doc(),
  )
})
afterEach(() => meeting.close())

const AT_FIRST = [
  '1. Godkendelse',
  '1.1 Referat',
  '2. Drøftelse',
  '2.1 AI',
  '2.1.1 Model',
  '2.2 Data',
  '2.3 Sky',
  '3. Eventuelt',
]

test('[E14][E11][C5] dragged by mouse under one who writes in its title and its text: no letter is lost, one step of undo', async () => {
  const { page: karen, faults } = await meeting.visit('Karen Holm')
  const { page: soren, faults: others } = await meeting.visit('Søren Madsen')
  await enter(titleField(karen, '2.2'))
  await karen.keyboard.press('End')
  const typing = karen.keyboard.type(' og deling af data mellem kommuner', { delay: 20 })
  const first = await takeByMouse(soren, handleOf(soren, 'Data'))
  await first.to(rowOf(soren, 'Referat'), 'below')
  await expect(soren.locator('.drop-line').first()).toBeVisible()
  await expect(soren.locator('.dragged')).toContainText('1.2 Data')
  await first.letGo()
  await expect(soren.locator('.toast')).toContainText('er nu punkt 1.2')
  await typing
  for (const page of [karen, soren])
    await expect(titleField(page, '1.2')).toHaveText('Data og deling af data mellem kommuner')
  await expect(titleField(karen, '1.2')).toBeFocused()

  await enter(field(karen, 'Baggrund', '1.2'))
  await karen.keyboard.type('Det er aftalt, at vi deler.')
  await clickBefore(karen, field(karen, 'Baggrund', '1.2'), 'at vi')
  const more = karen.keyboard.type('i maj og igen i juni, ', { delay: 20 })
  const second = await takeByMouse(soren, handleOf(soren, 'Data og'))
  await second.to(rowOf(soren, 'Drøftelse'), 'above', 60)
  await second.letGo()
  await more
  for (const page of [karen, soren])
    await expect(field(page, 'Baggrund', '1.1.1')).toHaveText(
      'Det er aftalt, i maj og igen i juni, at vi deler.',
    )

  await soren.keyboard.press('Control+z')
  await expect(titleField(soren, '1.2')).toHaveText('Data og deling af data mellem kommuner')
  await soren.keyboard.press('Control+z')
  for (const page of [karen, soren])
    await expect(field(page, 'Baggrund', '2.2')).toHaveText(
      'Det er aftalt, i maj og igen i juni, at vi deler.',
    )
  expectValue([...faults, ...others]).toEqual([])
})

test('[E14][E11] dragged by finger in the outline of a phone, while somebody writes in it', async () => {
  const { page: karen } = await meeting.visit('Karen Holm')
  const { page: ida, faults } = await meeting.visit('Ida Lund', { viewport: PHONE, touch: true })
  await enter(field(karen, 'Baggrund', '2.1'))
  const typing = karen.keyboard.type('Kunstig intelligens skal drøftes grundigt', { delay: 20 })
  await ida.getByRole('button', { name: 'Vis dagsordenens punkter' }).click()
  const held = await takeByFinger(ida, handleOf(ida, 'AI'))
  await held.to(rowOf(ida, 'Sky'), 'below')
  await expect(ida.locator('.dragged')).toContainText('2.3 AI')
  await held.letGo()
  await expect(ida.locator('dialog .toast')).toContainText('er nu punkt 2.3')
  await typing
  await expect(field(karen, 'Baggrund', '2.3')).toHaveText('Kunstig intelligens skal drøftes grundigt')
  await expect(field(karen, 'Baggrund', '2.3')).toBeFocused()
  // With all below it.
  const expected = [
    '1. Godkendelse',
    '1.1 Referat',
    '2. Drøftelse',
    '2.1 Data',
    '2.2 Sky',
    '2.3 AI',
    '2.3.1 Model',
    '3. Eventuelt',
  ]
  await expect.poll(() => readRows(ida)).toEqual(expected)
  await expect.poll(() => readRows(karen)).toEqual(expected)

  await ida.locator('dialog .toast').getByRole('button', { name: 'Fortryd' }).click()
  await expect.poll(() => readRows(karen)).toEqual(AT_FIRST)
  expectValue(faults).toEqual([])
})

test('[E14][E84] how far to the right decides the level; Escape, itself and a press alone change nothing', async () => {
  const { page, faults } = await meeting.visit('Vibeke Normann')
  const held = await takeByMouse(page, handleOf(page, 'Sky'))
  await held.to(rowOf(page, 'Data'), 'below', 30)
  await expect(page.locator('.dragged')).toContainText('2.2.1 Sky')
  await held.to(rowOf(page, 'Data'), 'below', -20)
  // Between two items of a section there is no place for a section of its own.
  await expect(page.locator('.dragged')).toContainText('3 Sky')
  await page.keyboard.press('Escape')
  await expect(page.locator('.drag-layer')).toHaveCount(0)
  await held.letGo()
  expectValue(await readRows(page)).toEqual(AT_FIRST)

  // By its row; where it is let go there is no press on it.
  const row = rowOf(page, 'Sky')
  const byRow = await takeByMouse(page, row)
  await byRow.to(row, 'above', 3)
  await expect(page.locator('.dragged')).toContainText('Sky')
  await page.keyboard.press('Escape')
  await byRow.letGo()
  expectValue(await page.evaluate(() => location.hash)).toBe('')
  const again = await takeByMouse(page, row)
  await again.to(rowOf(page, 'Data'), 'above')
  await again.letGo()
  await expect(page.locator('.toast')).toContainText('er nu punkt 2.2')
  expectValue(await page.evaluate(() => location.hash)).toBe('')
  await page.locator('.toast').getByRole('button', { name: 'Fortryd' }).click()
  await expect.poll(() => readRows(page)).toEqual(AT_FIRST)
  await page.getByRole('button', { name: 'Luk beskeden' }).click()

  // Onto its own child: that moves along, so nothing changes.
  const parent = await takeByMouse(page, handleOf(page, 'AI'))
  await parent.to(rowOf(page, 'Model'), 'above')
  await parent.letGo()
  expectValue(await readRows(page)).toEqual(AT_FIRST)
  await expect(page.locator('.toast')).not.toContainText('Flyttet')

  await enter(field(page, 'Baggrund', '1.1'))
  await handleOf(page, 'AI').click()
  await expect(page.getByRole('dialog', { name: 'Flyt punkt 2.1 AI' })).toBeVisible()
  await page.keyboard.press('Escape')
  // One may be in the middle of a sentence.
  await expect(field(page, 'Baggrund', '1.1')).toBeFocused()
  expectValue(await readRows(page)).toEqual(AT_FIRST)
  expectValue(faults).toEqual([])
})

test('[E14] from the document, into the outline and within the document; the caret stays where it was', async () => {
  const { page, faults } = await meeting.visit('Jakob Eiby', { viewport: { width: 1440, height: 2600 } })
  await enter(field(page, 'Baggrund', '1.1'))
  await page.keyboard.type('Før')
  const headOf = (number: string) => page.locator('.item-head', { has: titleField(page, number) })
  const held = await takeByMouse(page, headOf('1.1').locator('.drag-handle'))
  const { x, y } = (await rowOf(page, 'Sky').boundingBox())!
  await held.moveTo({ x: x + 40, y: y + 26 })
  await expect(page.locator('.drop-line').first()).toBeVisible()
  await held.letGo()
  await expect(titleField(page, '2.4')).toHaveText('Referat')
  await page.keyboard.type(' og efter')
  await expect(field(page, 'Baggrund', '2.4')).toHaveText('Før og efter')

  const again = await takeByMouse(page, headOf('2.3').locator('.drag-handle'))
  await again.to(headOf('3'), 'above')
  await again.letGo()
  await expect(titleField(page, '2.4')).toHaveText('Sky')
  await expect(titleField(page, '2.4')).toBeInViewport()
  expectValue(faults).toEqual([])
})

test('[E14] while one drags, colleagues move and delete the same and others: it lands where the line is, or the drag ends', async () => {
  const { page: karen, faults } = await meeting.visit('Karen Holm')
  const { page: soren } = await meeting.visit('Søren Madsen')
  const held = await takeByMouse(karen, handleOf(karen, 'Sky'))
  await held.to(rowOf(karen, 'Referat'), 'below')
  await rowOf(soren, 'Sky').getByRole('link').focus()
  await soren.keyboard.press('Alt+ArrowUp')
  await rowOf(soren, 'Godkendelse').getByRole('link').focus()
  await soren.keyboard.press('Alt+ArrowDown')
  await expect(titleField(karen, '2.1')).toHaveText('Referat')
  await held.to(rowOf(karen, 'Referat'), 'below', 30)
  await held.letGo()
  for (const page of [karen, soren]) await expect(titleField(page, '2.1.1')).toHaveText('Sky')

  const gone = await takeByMouse(karen, handleOf(karen, 'Data'))
  await gone.to(rowOf(karen, 'Eventuelt'), 'below')
  const head = soren.locator('.item-head', {
    has: soren.getByRole('textbox', { name: /^Titel/ }).filter({ hasText: 'Data' }),
  })
  await head.locator('.item-menu-button').click()
  await soren.getByRole('menuitem', { name: 'Slet' }).click()
  await expect(karen.locator('.drag-layer')).toHaveCount(0)
  await gone.letGo()
  await expect.poll(() => readRows(karen)).toEqual(await readRows(soren))
  expectValue(faults).toEqual([])
})

test('[E14] near the edge the list scrolls on', async () => {
  const { page } = await meeting.visit('Vibeke Normann', { viewport: { width: 1100, height: 300 } })
  const held = await takeByMouse(page, handleOf(page, 'Godkendelse'))
  await held.moveTo({ x: 12, y: 292 })
  await expect(page.locator('.dragged')).toHaveText(/^3 Godkendelse/)
  await held.letGo()
  await expect.poll(async () => (await readRows(page)).slice(-2)).toEqual(['3. Godkendelse', '3.1 Referat'])
})
