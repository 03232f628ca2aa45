/** Others change the agenda around what has the focus, in two real pages: the focus stays, or goes to the nearest sensible place. */
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect as expectValue, test } from 'vitest'
import { da } from '../../shared/language/da.ts'
import { agenda, item } from '../support/agenda.ts'
import { whereFocusIs } from '../support/byKeys.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, enter, field, headOf, saveState, titleField } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda().section('Sager', item('Første'), item('Anden'), item('Tredje'), item('Fjerde')).doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)
const notice = (page: Page) => page.getByRole('region', { name: da.notice })
const rowOf = (page: Page, title: string) => page.locator('.outline.wide .outline-row', { hasText: title })

describe('while a colleague changes the agenda', () => {
  let vibeke: Page
  let soren: Page
  beforeEach(async () => {
    ;[vibeke, soren] = await Promise.all([visit(), visit('Søren Madsen')])
  })
  // Each begins with the agenda as it was made.
  afterEach(async () => {
    await soren.bringToFront()
    for (let step = 0; step < 2; step += 1) await soren.keyboard.press('Control+z')
    await expect(titleField(soren, '1.2')).toHaveText('Anden')
    await expect(saveState(soren)).toHaveText(/Gemt/)
  })

  test('[V4] of a deleted item’s row the next one has the focus, of the last row the one before', async () => {
    await rowOf(vibeke, 'Anden').focus()
    await chooseInMenu(soren, '1.2', da.deleteItem)
    await expect(rowOf(vibeke, 'Tredje')).toBeFocused()
    await rowOf(vibeke, 'Fjerde').focus()
    await chooseInMenu(soren, '1.3', da.deleteItem)
    await expect(rowOf(vibeke, 'Tredje')).toBeFocused()
  })

  test('[V5] whose button or menu is deleted with its item is told by whom, and brings it back', async () => {
    await headOf(vibeke, '1.2').locator('.item-menu-button').focus()
    await vibeke.keyboard.press('Enter')
    await expect(vibeke.getByRole('menu')).toBeVisible()
    await chooseInMenu(soren, '1.2', da.deleteItem)
    await expect(notice(vibeke)).toContainText('Søren Madsen slettede punkt 1.2 Anden.')
    await expect(notice(vibeke)).toBeFocused()
    await vibeke.keyboard.press('Tab')
    await vibeke.keyboard.press('Enter')
    await expect(rowOf(vibeke, 'Anden')).toBeFocused()
    await expect(titleField(soren, '1.2')).toHaveText('Anden')
  })

  test('[V5] a dialog about an item that is deleted closes, and that is told', async () => {
    await chooseInMenu(vibeke, '1.2', da.moveTo)
    await expect(vibeke.getByRole('dialog')).toBeVisible()
    await chooseInMenu(soren, '1.2', da.deleteItem)
    await expect(vibeke.getByRole('dialog')).toHaveCount(0)
    await expect(notice(vibeke)).toContainText('Søren Madsen slettede')
    await expect(notice(vibeke)).toBeFocused()
  })

  test('[V6] an open menu, a fact and a row keep the focus while their item is moved and numbered anew', async () => {
    await headOf(vibeke, '1.3').locator('.item-menu-button').focus()
    await vibeke.keyboard.press('Enter')
    await vibeke.keyboard.press('ArrowDown')
    await chooseInMenu(soren, '1.3', da.moveUp)
    await expect(titleField(vibeke, '1.2')).toHaveText('Tredje')
    await expect(vibeke.getByRole('menuitem', { name: da.moveDown })).toBeFocused()
    await vibeke.keyboard.press('Escape')
    await expect(headOf(vibeke, '1.2').locator('.item-menu-button')).toBeFocused()
    const fact = vibeke.getByRole('textbox', { name: 'Sagsnr., punkt 1.2' })
    await fact.fill('Karen')
    await chooseInMenu(soren, '1.2', da.moveDown)
    const moved = vibeke.getByRole('textbox', { name: 'Sagsnr., punkt 1.3' })
    await expect(moved).toBeFocused()
    await vibeke.keyboard.type(' Holm')
    await expect(moved).toHaveValue('Karen Holm')
    await moved.fill('')
  })

  test('[V4] whose «Gendan» goes because a colleague restored the item is near it still', async () => {
    await chooseInMenu(soren, '1.2', da.deleteItem)
    await vibeke.getByText('Slettede punkter (1)').click()
    await vibeke.getByRole('button', { name: 'Gendan Anden' }).focus()
    await notice(soren).getByRole('button', { name: da.undoThis }).click()
    await expect(titleField(vibeke, '1.2')).toHaveText('Anden')
    await expect.poll(() => whereFocusIs(vibeke)).toContain('button')
  })
})

test('[V7] the connection that goes and comes back, and one that ends, leave the focus where it is', async () => {
  const page = await visit()
  await enter(field(page, 'Baggrund', '1.1'))
  await meeting.kill()
  await expect(saveState(page)).toHaveText(/Ikke forbundet/)
  await page.keyboard.type('Uden ')
  await meeting.restart()
  await expect(saveState(page)).toHaveText(/Gemt/)
  await page.keyboard.type('og med')
  await expect(field(page, 'Baggrund', '1.1')).toHaveText('Uden og med')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await page.request.post(`${meeting.server.url}/sign-out`, { headers: { origin: meeting.server.url } })
  await expect(page.getByText(da.signedOut)).toBeVisible()
  await expect(field(page, 'Baggrund', '1.1')).toHaveAttribute('aria-readonly', 'true')
  await expect(field(page, 'Baggrund', '1.1')).toBeFocused()
  expectValue(await whereFocusIs(page)).not.toBe('nowhere')
})
