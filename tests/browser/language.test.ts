/** Danish and English, changed while one writes, in real browsers. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect as expectValue, test } from 'vitest'
import { da } from '../../shared/language/da.ts'
import { en } from '../../shared/language/en.ts'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { enter, field, saveState, selectionIsTold, titleField } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(({ 'Søren Madsen': søren }) =>
    agenda()
      .motto('Fælles om det hele')
      .section(
        'Drøftelsessager',
        item('Ensretning').by(søren.id).field('background', 'Kommunerne går sammen.'),
      )
      .section(
        'Skrevet i',
        item('Midt i ordet'),
        item('Valgte ord').field('background', 'Et langt ord'),
        item(''),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)

const choose = (page: Page, language: 'Dansk' | 'English') =>
  page.getByRole('button', { name: language, exact: true }).first().click()
const inEnglish = (page: Page, heading: string, number: string) =>
  page.getByRole('textbox', { name: `${heading}, item ${number}`, exact: true })

describe('while one writes', () => {
  test('[L24] the caret, the words and undo stay, and the editor is called by the new words', async () => {
    const page = await visit()
    await enter(field(page, 'Baggrund', '2.1'))
    // At once: letters that come far apart, as on a busy machine, are several steps.
    await page.keyboard.insertText('Midt i ord')
    for (let back = 0; back < 3; back += 1) await page.keyboard.press('ArrowLeft')
    await choose(page, 'English')
    const text = inEnglish(page, 'Baggrund', '2.1')
    await expect(text).toBeFocused()
    await expect(page.getByRole('toolbar', { name: 'Tools for Baggrund, item 2.1' })).toBeVisible()
    await page.keyboard.insertText('store ')
    await expect(text).toHaveText('Midt i store ord')
    await expect(saveState(page)).toHaveText(/Saved/)
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z')
    await expect(text).toHaveText('')
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+Shift+z')
    await expect(text).toHaveText('Midt i store ord')
  })

  test('[L24] what is selected stays selected', async () => {
    const page = await visit()
    await enter(field(page, 'Baggrund', '2.2'))
    await page.keyboard.press('End')
    await page.keyboard.press('Control+Shift+ArrowLeft')
    await selectionIsTold(page)
    await choose(page, 'English')
    await page.keyboard.type('sted')
    await expect(inEnglish(page, 'Baggrund', '2.2')).toHaveText('Et langt sted')
  })

  test('[L24] an empty title that one stands in asks for words in the new language', async () => {
    const page = await visit()
    await enter(titleField(page, '2.3'))
    await expect(titleField(page, '2.3').locator('p')).toHaveAttribute('data-placeholder', da.untitled)
    await choose(page, 'English')
    const title = page.getByRole('textbox', { name: 'Title, item 2.3', exact: true })
    await expect(title.locator('p')).toHaveAttribute('data-placeholder', en.untitled)
    await expect(title).toBeFocused()
  })

  test('[L24] what is half written in an input stays, and so does a search', async () => {
    const page = await visit()
    await page.getByRole('textbox', { name: da.place, exact: true }).fill('KL. lok')
    await choose(page, 'English')
    await expect(page.getByRole('textbox', { name: en.place, exact: true })).toBeFocused()
    await page.keyboard.type('ale 2')
    await expect(page.getByRole('textbox', { name: en.place, exact: true })).toHaveValue('KL. lokale 2')
    await page.getByRole('button', { name: en.search, exact: true }).click()
    await page.keyboard.type('kommunerne')
    await expect(page.getByText('1 place', { exact: true })).toBeVisible()
    await choose(page, 'Dansk')
    await expect(page.getByRole('searchbox')).toHaveValue('kommunerne')
    await expect(page.getByText('1 sted', { exact: true })).toBeVisible()
  })
})

describe('the choice', () => {
  test('[L21] is Danish until one chooses, whatever the browser speaks; it outlives a reload and holds in every tab', async () => {
    const page = await visit('Vibeke Normann', { locale: 'en-GB' })
    await expect(page.locator('html')).toHaveAttribute('lang', 'da')
    const other = await page.context().newPage()
    await other.goto(`${meeting.server.url}/`)
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(/^God/)
    await choose(page, 'English')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(/^(Good|Hello)/)
    await expect(other).toHaveTitle(/^Agendas/)
    await page.reload()
    await expect(saveState(page)).toHaveText(/Saved/)
    await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute('aria-pressed', 'true')
    await choose(other, 'Dansk')
    await expect(saveState(page)).toHaveText(/Gemt/)
  })

  test('[L21][L22] is made on the sign-in page too, and the way to the very item is kept', async () => {
    const page = await visit()
    const way = `/sign-in?to=/agenda/${meeting.agenda}#item-1`
    await page.context().clearCookies()
    await page.goto(meeting.server.url + way)
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page.getByRole('heading')).toHaveText(en.signIn)
    await expect(page.locator('input[name=to]')).toHaveValue(`/agenda/${meeting.agenda}#item-1`)
    await page.getByRole('link', { name: 'Dansk' }).click()
    await expect(page.getByRole('heading')).toHaveText(da.signIn)
  })

  test('[L21] is made in the drawer on a phone', async () => {
    const page = await visit('Vibeke Normann', { viewport: PHONE, touch: true })
    await page.getByRole('button', { name: da.openOutline }).tap()
    await page.getByRole('dialog').getByRole('button', { name: 'English' }).tap()
    await expect(page.getByRole('dialog', { name: en.outline })).toBeVisible()
    await page.getByRole('button', { name: en.closeOutline, exact: true }).tap()
    await expect(saveState(page)).toHaveText(/Saved/)
  })
})

test('[L23] the meeting’s time and the calendar are of the language', async () => {
  const page = await visit()
  const time = page.locator('.time-fact').first()
  await expect(time).toContainText('onsdag den 24. januar 2024 kl. 10.00')
  await choose(page, 'English')
  await expect(time).toContainText('Wednesday 24 January 2024 at 10.00')
  await expect(page).toHaveTitle(/24 January 2024/)
  await time.getByRole('button').click()
  const calendar = page.getByRole('application', { name: /January 2024/ })
  await expect(calendar.getByRole('button', { name: /^Wednesday,? 24 January 2024/ })).toBeVisible()
  await expect(page.getByRole('spinbutton', { name: /^month/i })).toBeVisible()
})

describe('in English', () => {
  test('[L20][L25] nothing is left in Danish but what stands in the agenda, and that is told to be Danish', async () => {
    const page = await visit()
    await visit('Søren Madsen')
    await choose(page, 'English')
    await expect(page.getByRole('button', { name: /^Also here/ })).toBeVisible()
    for (const heading of ['Baggrund', 'Indstilling'])
      await expect(page.getByRole('heading', { name: heading, exact: true }).first()).toHaveAttribute(
        'lang',
        'da',
      )
    expectValue((await axeOn(page).analyze()).violations).toEqual([])
    await enter(inEnglish(page, 'Baggrund', '1.1'))
    await expect(inEnglish(page, 'Baggrund', '1.1')).toHaveAttribute('lang', 'da')
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog', { name: en.allKeys })).toBeVisible()
    expectValue(await wordsInEnglish(page)).toContain(en.keysPastePlain)
    expectValue(danishAmong(await wordsInEnglish(page))).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: en.read, exact: true }).click()
    await expect(page.locator('.reading')).toContainText('Responsible: Søren Madsen')
    expectValue(danishAmong(await wordsInEnglish(page))).toEqual([])
  })
})

test('[V18] what is found, deleted, told and offered in words of the agenda is told to be Danish in English', async () => {
  const page = await visit()
  await choose(page, 'English')
  const chooseAt = async (number: string, entry: string) => {
    const head = page.locator('.item-head', { has: inEnglish(page, 'Title', number) })
    await head.locator('.item-menu-button').click()
    await page.getByRole('menuitem', { name: entry, exact: true }).click()
  }
  await chooseAt('1.1', en.moveTo)
  await expect(page.locator('.move-to h2 [lang="da"]')).toHaveText('Ensretning')
  await expect(page.locator('.move-place .title').last()).toHaveAttribute('lang', 'da')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: en.search, exact: true }).click()
  await page.keyboard.type('kommunerne')
  await expect(page.locator('.hit')).toHaveAttribute('lang', 'da')
  await expect(page.locator('.hit-item')).toHaveAttribute('lang', 'da')
  await page.keyboard.press('Escape')
  await chooseAt('2.2', en.deleteItem)
  await expect(page.locator('.toast [lang="da"]')).toHaveText('Valgte ord')
  await page.locator('.deleted-items summary').click()
  await expect(page.locator('.deleted-items b')).toHaveAttribute('lang', 'da')
  await page.getByRole('button', { name: en.undoThis, exact: true }).click()
  await expect(inEnglish(page, 'Title', '2.2')).toHaveText('Valgte ord')
})

/** Whatever a person reads or hears in the page that is said to be English. */
const wordsInEnglish = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const words: string[] = []
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest<HTMLElement>('[lang]')?.lang !== 'en') continue
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'data-text'])
        words.push(element.getAttribute(name) ?? '')
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) words.push(node.textContent ?? '')
    }
    return words.map((text) => text.trim()).filter(Boolean)
  })

const ENGLISH = new Set<unknown>(Object.values(en).filter((sentence) => typeof sentence === 'string'))
const DANISH = new Set<unknown>(
  Object.values(da).filter((sentence) => typeof sentence === 'string' && !ENGLISH.has(sentence)),
)

const danishAmong = (words: string[]): string[] =>
  words.filter((text) => DANISH.has(text) || /\b(punkt|afsnit|kl\.|og|den|skriver)\b/i.test(text))
