/** Comments as people use them: a writer and a reviewer at once, one who only reads, one on a phone, and hundreds of threads. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { beginThread } from '../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { whereFocusIs } from '../support/byKeys.ts'
import { commentPanel, commentWriting, marked, thread } from '../support/commentsInPage.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, enter, field, saveState, selectWords } from '../support/inPage.ts'
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

test('[P7][P10][P11][P13] two who talk about words of a text, while one of them writes in it', async () => {
  const vibeke = await visit('Vibeke Normann')
  const text = field(vibeke, 'Baggrund', '1')
  await enter(text)
  await selectWords(vibeke, text, 'samarbejde på tværs')
  // AltGr types; Ctrl and Alt together are no AltGr.
  await vibeke.keyboard.press('Control+Alt+m')
  await expect(commentWriting(vibeke)).toBeFocused()
  await expect.poll(() => marked(vibeke, 'comment-now')).toEqual(['samarbejde på tværs'])
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

test('[P7][P8][P14] who only reads comments from the text as it stands; on a phone in a sheet', async () => {
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
  await phone.emulateMedia({ media: 'print' })
  await expect(commentPanel(phone)).toBeHidden()
})

test('[P6][P12][P14][P15] hundreds of threads: by keys, few of them drawn, and all on one page', async () => {
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
