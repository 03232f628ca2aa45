/** Comments as people use them: a writer and a reviewer at once, one who only reads, one on a phone, and hundreds of threads. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { beginThread } from '../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { whereFocusIs } from '../support/byKeys.ts'
import { commentPanel, commentWriting, marked, thread } from '../support/commentsInPage.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, enter, field, headOf, saveState, selectWords } from '../support/inPage.ts'
import { type Meeting, type Name, openMeeting } from '../support/meeting.ts'

const MANY = 300
/** So many cards at most fill a window and what lies just beyond it. */
const NEAR = 40

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting((people) => {
    const doc = agenda()
      .item(item('AI').field('background', 'Der lægges op til samarbejde på tværs af den offentlige sektor.'))
      .item(item('Sky').field('background', 'Rådet drøfter skyen.'))
      .item(item('Mange').field('background', paragraphs(...Array.from({ length: 60 }, () => 'En linje.'))))
      .doc()
    const author = people['Jakob Eiby'].id
    for (let nth = 0; nth < MANY; nth += 1)
      beginThread(doc, {
        ...{ id: `many-${nth}`, item: idOf(doc, 'Mange'), field: 'background', anchor: null },
        comment: { id: `c-${nth}`, author, at: nth, body: paragraphs(`Kommentar nr. ${nth}`) },
      })
    return doc
  })
})
afterAll(() => meeting.close())

async function visit(name: Name, options: Parameters<Meeting['visit']>[1] = {}): Promise<Page> {
  const { page } = await meeting.visit(name, { ...options, reducedMotion: 'reduce' })
  await expect(saveState(page)).toHaveText(/Gemt/)
  return page
}

const boxOf = async (locator: Locator) => (await locator.boundingBox())!

/** @returns where the first words that a highlight marks are in the window (pixels) */
const placeOfWords = (page: Page, highlight: string) =>
  page.evaluate((name) => {
    const { top, bottom, left } = ([...CSS.highlights.get(name)!][0] as Range).getBoundingClientRect()
    return { top, bottom, left }
  }, highlight)

/** Between the head of the page and the sheet. */
async function expectWordsAboveSheet(page: Page): Promise<void> {
  const hidden = async () => {
    const { top, bottom } = await placeOfWords(page, 'comment-now')
    const [head, sheet] = [await boxOf(page.locator('header.top')), await boxOf(commentPanel(page))]
    return top >= head.height && bottom <= sheet.y ? null : { top, bottom, sheet: sheet.y }
  }
  await expect.poll(hidden).toBeNull()
}

test('[P7][P10][P11][P13][P33][P34][V52] two who talk about words of a text, while one of them writes in it', async () => {
  const vibeke = await visit('Vibeke Normann')
  const text = field(vibeke, 'Baggrund', '1')
  await enter(text)
  await headOf(vibeke, '1').locator('.item-menu-button').click()
  const inMenu = vibeke.getByRole('menuitem', { name: 'Kommentér', exact: true })
  await expect(inMenu).toHaveAttribute('aria-keyshortcuts', 'Control+Alt+M')
  await expect(inMenu).toContainText('Ctrl+Alt+M')
  await vibeke.keyboard.press('Escape')
  // At the beginning of a line what opens at the words would reach over the outline.
  await enter(text)
  await selectWords(vibeke, text, 'Der')
  const atWords = vibeke.getByRole('toolbar', { name: 'Værktøjer til det markerede' })
  await expect(atWords).toContainText('Ctrl+Alt+M')
  expectValue((await boxOf(atWords)).x).toBeGreaterThanOrEqual((await boxOf(vibeke.locator('.page'))).x)
  await selectWords(vibeke, text, 'samarbejde på tværs')
  // AltGr types; Ctrl and Alt together are no AltGr.
  await vibeke.keyboard.press('Control+Alt+m')
  await expect(commentWriting(vibeke)).toBeFocused()
  await expect.poll(() => marked(vibeke, 'comment-now')).toEqual(['samarbejde på tværs'])
  await vibeke.keyboard.type('@')
  const people = vibeke.getByRole('listbox')
  await expect(people).toHaveCSS('opacity', '1')
  const [list, tools] = [await boxOf(people), await boxOf(commentPanel(vibeke).locator('.composer-foot'))]
  expectValue(list.y >= tools.y + tools.height || list.y + list.height <= tools.y).toBe(true)
  await vibeke.keyboard.press('Backspace')
  await vibeke.keyboard.type('Skal vi nævne KOMBIT her?')
  await vibeke.keyboard.press('Control+Enter')
  await expect(thread(vibeke, 'KOMBIT')).toBeFocused()
  await expect(saveState(vibeke)).toHaveText(/Gemt/)

  const karen = await visit('Karen Holm')
  await expect(thread(karen, 'KOMBIT')).toBeVisible()
  await expect.poll(() => marked(karen, 'comment')).toEqual(['samarbejde på tværs'])
  // Pressed, the words lead to what is said about them.
  const words = await karen.evaluate(() => {
    const { x, y, width, height } = ([...CSS.highlights.get('comment')!][0] as Range).getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  })
  await karen.mouse.click(words.x, words.y)
  await expect(thread(karen, 'KOMBIT')).toHaveAttribute('data-focused', 'true')
  await thread(karen, 'KOMBIT').getByRole('button', { name: 'Svar …' }).click()
  await karen.keyboard.type('Ja.')
  await commentPanel(karen).getByRole('button', { name: 'Svar', exact: true }).click()
  await expect(thread(vibeke, 'KOMBIT')).toContainText('Ja.')

  await thread(karen, 'KOMBIT').getByRole('button', { name: 'Løst' }).click()
  await expect(thread(vibeke, 'KOMBIT')).toHaveCount(0)
  await karen.getByRole('button', { name: 'Fortryd', exact: true }).last().click()
  await expect(thread(vibeke, 'KOMBIT')).toBeVisible()
  await thread(vibeke, 'KOMBIT').click()
  await thread(vibeke, 'KOMBIT').getByRole('button', { name: 'Løst' }).click()
  await expect(thread(karen, 'KOMBIT')).toHaveCount(0)

  // The words go; who comes by the link is led to the thread, that is resolved by now, and told so.
  await enter(text)
  await vibeke.keyboard.press('Control+a')
  await vibeke.keyboard.type('Noget andet.')
  await commentPanel(vibeke).getByRole('button', { name: 'Løste' }).click()
  const address = await thread(vibeke, 'KOMBIT').getAttribute('id')
  await expect(saveState(vibeke)).toHaveText(/Gemt/)
  await karen.goto(`${karen.url().split('#')[0]}#${address}`)
  await karen.reload()
  await expect(thread(karen, 'KOMBIT')).toContainText('Teksten er slettet')
  await expect(thread(karen, 'KOMBIT')).toContainText('Løst af Vibeke Normann')
  await karen.evaluate(() => {
    location.hash = 'comment-unknown'
  })
  await expect(karen.getByText('Kommentaren er slettet, eller den har aldrig været her.')).toBeVisible()
})

test('[P7][P8][P14][P31][P32] who only reads comments from the text as it stands; on a phone in a sheet', async () => {
  await meeting.setRole('Ida Lund', 'reader')
  const ida = await visit('Ida Lund')
  await selectWords(ida, field(ida, 'Baggrund', '2'), 'skyen')
  await ida.getByRole('button', { name: 'Kommentér', exact: true }).last().click()
  await expect(commentWriting(ida)).toBeFocused()
  await ida.keyboard.type('Hvilken sky?')
  // Left, and come back to: it is still there, and nobody else's.
  await ida.reload()
  await expect(commentWriting(ida)).toHaveText('Hvilken sky?')
  await commentPanel(ida).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(thread(ida, 'Hvilken sky?')).toContainText('Ida Lund')
  await expect(saveState(ida)).toHaveText(/Gemt/)

  const phone = await visit('Søren Madsen', { viewport: PHONE, touch: true })
  await expect(commentPanel(phone)).toHaveCount(0)
  await chooseInMenu(phone, '2', 'Kommentér')
  await expect(commentPanel(phone).getByRole('heading', { name: 'Kommentarer på punkt 2' })).toBeVisible()
  await expect(thread(phone, 'Hvilken sky?')).toBeVisible()
  await phone.keyboard.type('Hele punktet er godt.')
  await commentPanel(phone).getByRole('button', { name: 'Send', exact: true }).tap()
  await expect(thread(ida, 'Hele punktet er godt.')).toBeVisible()
  await expect(commentPanel(phone).locator('.thread')).toHaveCount(2)
  expectValue((await axeOn(phone).analyze()).violations).toEqual([])

  // Marked words that are pressed where the sheet comes are seen above it; and what is told stands above it too.
  await phone.getByRole('button', { name: 'Luk kommentarerne' }).tap()
  const { top } = await placeOfWords(phone, 'comment')
  await phone.evaluate((by) => scrollBy({ top: by - 0.8 * innerHeight, behavior: 'instant' }), top)
  const words = await placeOfWords(phone, 'comment')
  await phone.touchscreen.tap(words.left + 8, (words.top + words.bottom) / 2)
  await expect(thread(phone, 'Hvilken sky?')).toHaveAttribute('data-focused', 'true')
  await expectWordsAboveSheet(phone)
  await thread(phone, 'Hele punktet er godt.').getByText('Hele punktet er godt.').tap()
  await thread(phone, 'Hele punktet er godt.').getByRole('button', { name: 'Løst' }).tap()
  const told = phone.locator('.toast[data-open="true"]')
  await expect
    .poll(async () => (await boxOf(told)).y + (await boxOf(told)).height)
    .toBeLessThanOrEqual((await boxOf(commentPanel(phone))).y)
  // By its link, from the end of the page.
  const address = await thread(phone, 'Hvilken sky?').getAttribute('id')
  await phone.getByRole('button', { name: 'Luk kommentarerne' }).tap()
  await phone.evaluate((address) => {
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })
    location.hash = address!
  }, address)
  await expect(thread(phone, 'Hvilken sky?')).toBeFocused()
  await expectWordsAboveSheet(phone)
  await phone.emulateMedia({ media: 'print' })
  await expect(commentPanel(phone)).toBeHidden()
})

test('[P6][P12][P14][P15][V48][V49] hundreds of threads: by keys, few of them drawn, and all on one page', async () => {
  const page = await visit('Jakob Eiby', { at: `#comment-many-${MANY - 1}` })
  const last = page.locator(`#comment-many-${MANY - 1}`)
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
  expectValue(await commentPanel(page).locator('.thread').count()).toBeLessThan(NEAR)
  expectValue(await commentPanel(page).locator('[contenteditable="true"]').count()).toBe(0)
  const boxes = await commentPanel(page)
    .locator('.thread')
    .evaluateAll((cards) =>
      cards.map((card) => card.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]),
    )
  const sorted = boxes.sort((a, b) => a[0]! - b[0]!)
  expectValue(sorted.every(([top], at) => at === 0 || top! >= sorted[at - 1]![1]!)).toBe(true)

  await page.keyboard.press('ArrowUp')
  await expect(page.locator(`#comment-many-${MANY - 2}`)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(commentWriting(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator(`#comment-many-${MANY - 2}`)).toBeFocused()
  await page.keyboard.press('Escape')
  expectValue(await whereFocusIs(page)).toContain('Baggrund, punkt 3')
  await page.keyboard.press('F6')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('#comments') !== null))
    .toBe(true)
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await expect(commentPanel(page)).toBeHidden()
  await page.emulateMedia({ media: 'screen' })

  const head = commentPanel(page).locator('.threads-head')
  // The page's head ends with a line of a pixel.
  const underHead = async () =>
    Math.abs((await boxOf(head)).y - (await boxOf(page.locator('header.top'))).height) <= 1
  await page.locator('.outline.wide .outline-row', { hasText: 'Mange' }).click()
  await expect
    .poll(async () => (await boxOf(headOf(page, '3'))).y - (await boxOf(head)).y)
    .toBeGreaterThanOrEqual((await boxOf(head)).height)
  expectValue((await boxOf(headOf(page, '3'))).y).toBeLessThan(300)
  expectValue(await underHead()).toBe(true)
  await page.context().setOffline(true)
  await expect(page.locator('.connection-notice')).toBeVisible()
  expectValue(await underHead()).toBe(true)
  await page.context().setOffline(false)
  await expect(page.locator('.connection-notice')).toHaveCount(0)

  await commentPanel(page).getByRole('link', { name: 'Alle kommentarer' }).click()
  await expect(page.getByRole('heading', { name: 'Alle kommentarer' })).toBeVisible()
  await page.getByRole('combobox', { name: /Med/ }).selectOption({ label: 'Ida Lund' })
  await expect(page.locator('.thread')).toHaveCount(1)
  await expect(page.locator('.thread')).toContainText('Hvilken sky?')
  expectValue(new URL(page.url()).search).toContain('person=')
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  await page.locator('.thread-place-button').click()
  await expect(thread(page, 'Hvilken sky?')).toHaveAttribute('data-focused', 'true')
})
