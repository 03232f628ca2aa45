/** What a text was before: the list, the text beside it, and bringing it back while somebody else writes. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, clickBefore, enter, field, saveState, titleField } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .motto('Sammen om arkitekturen.')
      .section(
        'Sager',
        item('Budget').field('background', 'Rådet drøftede budgettet i går.'),
        item('Status').field('background', 'Alt går godt.'),
        item('Navne').field('background', 'Intet nyt.'),
        item('Tomt'),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())
const visit = visitsTo(() => meeting)

const dialog = (page: Page): Locator => page.getByRole('dialog')
const states = (page: Page): Locator => dialog(page).getByRole('radio')
const bring = (page: Page): Locator => dialog(page).getByRole('button', { name: 'Hent denne tekst frem' })
const isSaved = (page: Page) => expect(saveState(page)).toHaveText(/Gemt/)

async function openEarlier(page: Page, number: string): Promise<void> {
  await chooseInMenu(page, number, 'Tidligere tekst …')
  await expect(states(page).first()).toBeVisible()
}

/** Types at the end of a field, until it is saved. */
async function add(page: Page, number: string, words: string): Promise<void> {
  await enter(field(page, 'Baggrund', number))
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
  await isSaved(page)
}

test('[H4][H11] the list says when, who and how many words; a text is shown and brought back, and «Fortryd» takes that back', async () => {
  const page = await visit('Vibeke Normann')
  await add(page, '1.1', ' Det blev vedtaget.')
  await openEarlier(page, '1.1')
  await expect(dialog(page)).toContainText('Tidligere tekst i Baggrund, punkt 1.1')
  await expect(states(page)).toHaveCount(2)
  await expect(dialog(page).locator('.earlier-state').first()).toContainText(/i dag kl\. \d+\.\d+ som nu/)
  await expect(dialog(page).locator('.earlier-state').first()).toContainText('Vibeke Normann')
  await expect(dialog(page).locator('.earlier-state').first()).toContainText('3 ord til')
  await expect(dialog(page).locator('.earlier-state').last()).toContainText('fra begyndelsen')
  // What stands there already is nothing that one comes for.
  await expect(states(page).last()).toBeChecked()
  await expect(dialog(page).locator('.earlier-text')).toHaveText('Rådet drøftede budgettet i går.')
  await bring(page).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(field(page, 'Baggrund', '1.1')).toHaveText('Rådet drøftede budgettet i går.')
  await expect(page.getByText('Hentet frem: Baggrund, punkt 1.1')).toBeVisible()
  await page.locator('.toast').getByRole('button', { name: 'Fortryd' }).click()
  await expect(field(page, 'Baggrund', '1.1')).toHaveText(
    'Rådet drøftede budgettet i går. Det blev vedtaget.',
  )
  await isSaved(page)
})

test('[H9] what a colleague writes while one looks, and while one brings it back, stays', async () => {
  const vibeke = await visit('Vibeke Normann')
  const søren = await visit('Søren Madsen')
  await add(vibeke, '1.2', ' Vi venter på svar.')
  await expect(field(søren, 'Baggrund', '1.2')).toContainText('venter på svar')
  await openEarlier(vibeke, '1.2')
  await states(vibeke).last().check()
  await clickBefore(søren, field(søren, 'Baggrund', '1.2'), 'Vi venter')
  const typing = søren.keyboard.type('Sørens første ord. Sørens andet ord. Sørens tredje ord. ', {
    delay: 15,
  })
  await expect(field(søren, 'Baggrund', '1.2')).toContainText('Sørens første ord.')
  await expect(field(vibeke, 'Baggrund', '1.2')).toContainText('Sørens første ord.')
  await bring(vibeke).click()
  await typing
  for (const page of [vibeke, søren]) {
    await expect(field(page, 'Baggrund', '1.2')).toHaveText(
      /^Alt går godt\. ?Sørens første ord\. Sørens andet ord\. Sørens tredje ord\. ?$/,
    )
    await isSaved(page)
  }
  await expect(vibeke.getByText('Det, kollegerne har skrevet imens, står der stadig.')).toBeVisible()
  await vibeke.locator('.toast').getByRole('button', { name: 'Fortryd' }).click()
  for (const page of [vibeke, søren]) {
    await expect(field(page, 'Baggrund', '1.2')).toContainText('Vi venter på svar.')
    await expect(field(page, 'Baggrund', '1.2')).toContainText('Sørens tredje ord.')
  }
})

test('[H10] Ctrl+Z takes it back in one step', async () => {
  const page = await visit('Vibeke Normann')
  await add(page, '1.3', ' Og dog.')
  await openEarlier(page, '1.3')
  await states(page).last().check()
  await bring(page).click()
  await expect(field(page, 'Baggrund', '1.3')).toHaveText('Intet nyt.')
  await page.keyboard.press('Control+z')
  await expect(field(page, 'Baggrund', '1.3')).toHaveText('Intet nyt. Og dog.')
})

test('[H11] by keys alone, on a phone too, the title among the texts; the focus comes back', async () => {
  const page = await visit('Karen Holm', { viewport: PHONE })
  await enter(titleField(page, '1.3'))
  await page.keyboard.press('End')
  await page.keyboard.type(' og tal')
  await isSaved(page)
  await page.locator('.item-menu-button').nth(3).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('t')
  await page.keyboard.press('Enter')
  await expect(states(page).first()).toBeVisible()
  await dialog(page).getByLabel('Felt').selectOption('Titel')
  await expect(dialog(page).locator('.earlier-text')).toHaveText('Navne')
  const { violations } = await axeOn(page).analyze()
  expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await states(page).last().focus()
  await page.keyboard.press('ArrowUp')
  await expect(dialog(page).locator('.earlier-text')).toHaveText('Navne og tal')
  await expect(dialog(page)).toContainText('Sådan står teksten nu.')
  await page.keyboard.press('ArrowDown')
  await bring(page).focus()
  await page.keyboard.press('Enter')
  await expect(titleField(page, '1.3')).toHaveText('Navne')
  await expect(page.locator('.item-menu-button').nth(3)).toBeFocused()
})

test('[H12][V32] nothing written, no answer, and no connection, are one sentence each', async () => {
  const page = await visit('Ida Lund')
  await chooseInMenu(page, '1.4', 'Tidligere tekst …')
  await dialog(page).getByLabel('Felt').selectOption('Baggrund')
  await expect(dialog(page)).toContainText('Her er intet skrevet endnu')
  await page.route('**/history', (route) => route.abort('connectionrefused'), { times: 1 })
  await dialog(page).getByLabel('Felt').selectOption('Titel')
  await expect(dialog(page)).toContainText('kunne ikke hentes')
  await dialog(page).getByRole('button', { name: 'Prøv igen' }).click()
  await expect(states(page)).toHaveCount(1)
  await page.context().setOffline(true)
  await expect(saveState(page)).toHaveText(/Ikke forbundet/)
  await dialog(page).getByLabel('Felt').selectOption('Baggrund')
  await expect(dialog(page)).toContainText('Tidligere tekst kræver forbindelse.')
  await page.context().setOffline(false)
  await expect(dialog(page)).toContainText('Her er intet skrevet endnu')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
})

/** What facts of its row the button lies over. */
const factsBelow = (button: Locator): Promise<string[]> =>
  button.evaluate((button) => {
    const on = button.getBoundingClientRect()
    return [...button.closest('.item-facts')!.querySelectorAll('.fact > :not(.earlier-button)')].flatMap(
      (fact) => {
        const { top, bottom, left, right } = fact.getBoundingClientRect()
        const isFree = bottom <= on.top || top >= on.bottom || right <= on.left || left >= on.right
        return isFree || bottom === top ? [] : [fact.textContent]
      },
    )
  })

test('[H21][H22][H23] a value of one line has its earlier words too: below it, by Tab at the agenda’s own, in the menu at an item’s', async () => {
  const page = await visit('Vibeke Normann')
  const value = page.getByLabel('Sagsnr., punkt 1.2')
  const button = page.getByRole('button', { name: 'Tidligere tekst i Sagsnr., punkt 1.2' })
  await expect(button).toHaveCount(0)
  await value.fill('Mette Holm fra teknik')
  await isSaved(page)
  expect(await factsBelow(button)).toEqual([])
  await button.click()
  await expect(dialog(page)).toContainText('Tidligere tekst i Sagsnr., punkt 1.2')
  await expect(dialog(page).locator('.earlier-state').first()).toContainText('4 ord til')
  await page.keyboard.press('Escape')
  await expect(value).toBeFocused()
  await value.fill('')
  await isSaved(page)
  await chooseInMenu(page, '1.2', 'Tidligere tekst …')
  await dialog(page).getByLabel('Felt').selectOption('Sagsnr.')
  await expect(states(page)).toHaveCount(2)
  await expect(dialog(page).locator('.earlier-text')).toHaveText('Mette Holm fra teknik')
  await bring(page).click()
  await expect(value).toHaveValue('Mette Holm fra teknik')

  const place = page.getByLabel('Sted')
  const before = await place.inputValue()
  await place.fill('Rådhuset')
  await isSaved(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Tidligere tekst i Sted' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(states(page)).toHaveCount(2)
  await expect(dialog(page).locator('.earlier-state').last()).toContainText('fra begyndelsen')
  await bring(page).click()
  await expect(place).toHaveValue(before)
  await expect(page.getByText('Hentet frem: Sted')).toBeVisible()
  await page.locator('.toast').getByRole('button', { name: 'Fortryd' }).click()
  await expect(place).toHaveValue('Rådhuset')
})

test('[H4] the motto has its earlier texts too, reached by Tab from it', async () => {
  const page = await visit('Vibeke Normann')
  const motto = page.getByRole('textbox', { name: 'Motto' })
  await enter(motto)
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Hellere i dag.')
  await isSaved(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Tidligere tekst i Motto' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('Tidligere tekst i Motto')
  await expect(states(page)).toHaveCount(2)
  await bring(page).click()
  await expect(motto).toHaveText('Sammen om arkitekturen.')
})
