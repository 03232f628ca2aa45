/** Who hears the page: names, landmarks and headings of each state, and what is read aloud by itself. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { da } from '../../shared/language/da.ts'
import { faultsForScreenReader, listen } from '../support/accessibilityTree.ts'
import { agenda, item, section } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, enter, field, headOf, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(({ 'Vibeke Normann': vibeke }) =>
    agenda()
      .motto('«Fælles»')
      .section(
        'Drøftelse',
        item('Ensretning').by(vibeke.id).field('background', 'Kommunerne.').attachments('Bilag_1.pdf'),
        item('Anden').with(item('Under den')),
        section('Økonomi', item('Budget')),
      )
      .item(item('Eventuelt'))
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)

async function isWithoutFault(page: Page, where: string): Promise<void> {
  expectValue([where, await faultsForScreenReader(page)]).toEqual([where, []])
  const { violations } = await axeOn(page).analyze()
  expectValue([where, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual([
    where,
    [],
  ])
}

test('[V9] every control has a name, landmarks are told apart and no level of headings is left out, in each state', async () => {
  const page = await visit()
  await isWithoutFault(page, 'the agenda')
  await enter(field(page, 'Baggrund', '1.1'))
  await isWithoutFault(page, 'a text one writes in')
  await headOf(page, '1.1').locator('.item-menu-button').click()
  await isWithoutFault(page, 'an open menu')
  await page.keyboard.press('Escape')
  await chooseInMenu(page, '1.2', da.moveTo)
  await isWithoutFault(page, 'the dialog of places')
  await page.keyboard.press('Escape')
  await chooseInMenu(page, '1.2.1', da.deleteItem)
  await expect(page.getByRole('region', { name: da.notice })).toBeVisible()
  await isWithoutFault(page, 'a notice')
  await page.getByRole('button', { name: da.undoThis }).click()
  await page.getByRole('button', { name: da.search, exact: true }).click()
  await page.keyboard.type('Kommunerne')
  await isWithoutFault(page, 'the search')
  await page.keyboard.press('F1')
  await isWithoutFault(page, 'the list of keys')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: da.read, exact: true }).click()
  await isWithoutFault(page, '«Læs»')
  await page.goto(meeting.server.url)
  await expect(page.getByRole('link', { name: 'It-Arkitekturrådet' })).toBeVisible()
  await isWithoutFault(page, 'the list of agendas')
  await page.getByRole('button', { name: da.signOut }).click()
  await page.waitForURL(/sign-in/)
  await isWithoutFault(page, 'the sign-in page')
})

test('[V9] so it is on a phone, with the drawer and without', async () => {
  const page = await visit('Vibeke Normann', { viewport: PHONE, touch: true })
  await isWithoutFault(page, 'the agenda on a phone')
  await page.getByRole('button', { name: da.openOutline }).tap()
  await isWithoutFault(page, 'the drawer')
})

test('[V10][V29] read aloud by itself is little: one’s first words saved, the connection gone and back; no letter, no colleague', async () => {
  const page = await visit()
  const heard = await listen(page)
  const text = field(page, 'Indstilling', '1.2')
  await enter(text)
  for (const words of ['Det ', 'indstilles, ', 'at ']) {
    await page.keyboard.type(words)
    await expect(saveState(page)).toHaveText(/Gemt/)
  }
  const soren = await visit('Søren Madsen')
  await enter(field(soren, 'Indstilling', '1.2'))
  await soren.keyboard.type('rådet ')
  await soren.keyboard.press('Home')
  await expect(text).toContainText('rådet')
  expectValue(await heard()).toEqual([da.saved])
  await meeting.kill()
  await expect(saveState(page)).toHaveText(/Ikke forbundet/)
  await page.keyboard.type('drøfter det')
  await expect(saveState(page)).toHaveText(/11 ændringer venter/)
  await meeting.restart()
  await expect(saveState(page)).toHaveText(/Gemt/)
  await expect.poll(heard).toEqual([da.saved, da.saysOffline, da.saysBackSaved])
  // Else it would be found in the page when it is long not true any more.
  await expect(page.getByText(da.saysBackSaved)).toHaveCount(0, { timeout: 20_000 })
  expectValue(await heard()).toEqual([da.saved, da.saysOffline, da.saysBackSaved])
})
