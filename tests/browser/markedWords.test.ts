/** Words that comments are about, in the page: marked in static text and in editors, and following them. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import type * as Y from 'yjs'
import { fieldOf, itemOf } from '../../shared/agenda/document.ts'
import { paragraphs, type RichText } from '../../shared/richtext/richText.ts'
import { beginThread, resolveThread } from '../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../support/agenda.ts'
import { anchorAt } from '../support/anchors.ts'
import { expect } from '../support/expect.ts'
import { boxOfFirstLetter, clickBefore, field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'

const TEXT: RichText = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Se ' },
        { type: 'enclosure', attrs: { attachment: 'none' } },
        { type: 'text', text: ' og ' },
        { type: 'mention', attrs: { person: 'none' } },
        { type: 'text', text: ' om samarbejde på tværs af sektoren.' },
      ],
    },
    ...paragraphs('Rådet giver input til indsatsen.', 'Det er løst.').content,
  ],
}

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting((people) => {
    const doc = agenda().section('Sager', item('AI').field('background', TEXT)).doc()
    const id = idOf(doc, 'AI')
    const text = fieldOf(itemOf(doc, id)!, 'background')!
    const begin = (thread: string, words: string) =>
      beginThread(doc, {
        ...{ id: thread, item: id, field: 'background', anchor: anchorAt(text, words) },
        comment: { id: 'c', author: people['Jakob Eiby'].id, at: 1, body: paragraphs('Er det rigtigt?') },
      })
    begin('across', 'samarbejde på tværs')
    begin('input', 'giver input')
    begin('long', 'input til indsatsen')
    begin('done', 'løst')
    resolveThread(doc, 'done', people['Jakob Eiby'].id, 2)
    return doc as Y.Doc
  })
})
afterAll(() => meeting.close())

async function visit(name: 'Vibeke Normann' | 'Søren Madsen' | 'Karen Holm'): Promise<Page> {
  const { page } = await meeting.visit(name)
  await expect(saveState(page)).toHaveText(/Gemt/)
  return page
}

/** The words that are marked so, in their alphabetical order. */
const marked = (page: Page, ...marks: readonly string[]): Promise<string[]> =>
  page.evaluate(
    (names) =>
      names
        .flatMap((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()))
        .sort(),
    marks,
  )

/** Those of open threads, also of the one that one is at. */
const commented = (page: Page): Promise<string[]> => marked(page, 'comment', 'comment-now')

test('[T38] words are marked in static text and in an editor, which they change in nothing, and follow what two people write', async () => {
  const vibeke = await visit('Vibeke Normann')
  const soren = await visit('Søren Madsen')
  const first = ['giver input', 'input til indsatsen', 'samarbejde på tværs']
  for (const page of [vibeke, soren]) {
    await expect.poll(() => commented(page)).toEqual(first)
    expectValue(await marked(page, 'comment-more')).toEqual(['input'])
    expectValue(await marked(page, 'comment-resolved')).toEqual([])
  }

  const text = field(vibeke, 'Baggrund', '1.1')
  await clickBefore(vibeke, text, 'tværs')
  await expect.poll(() => commented(vibeke)).toEqual(first)
  await vibeke.keyboard.type('kryds og ')
  await vibeke.keyboard.press('Home')
  await vibeke.keyboard.type('Nu: ')
  const grown = ['giver input', 'input til indsatsen', 'samarbejde på kryds og tværs']
  for (const page of [vibeke, soren]) await expect.poll(() => commented(page)).toEqual(grown)

  // Both have an editor there; one parts the words.
  await clickBefore(soren, field(soren, 'Baggrund', '1.1'), 'til indsatsen')
  await soren.keyboard.press('Enter')
  const parted = ['giver input', 'input til indsatsen', 'samarbejde på kryds og tværs']
  for (const page of [vibeke, soren]) {
    await expect.poll(() => commented(page)).toEqual(parted)
    expectValue(await text.locator('p').count()).toBeGreaterThan(0)
    expectValue(await page.locator('.ProseMirror mark').count()).toBe(0)
  }

  // All of a line goes, and comes back.
  await vibeke.keyboard.press('Shift+End')
  await vibeke.keyboard.press('Delete')
  await expect.poll(() => commented(soren)).toEqual(['giver input', 'input til indsatsen'])
  await vibeke.keyboard.press('Control+z')
  for (const page of [vibeke, soren]) await expect.poll(() => commented(page)).toEqual(parted)
})

test('[T39] who hears the page is told by the text that there are comments on its words, and which', async () => {
  const page = await visit('Vibeke Normann')
  const text = field(page, 'Baggrund', '1.1')
  const list = page.getByRole('list', { name: 'Kommentarer til ord i Baggrund, punkt 1.1' })
  await expect(list.getByRole('button')).toHaveCount(4)
  const details = await list.getAttribute('id')
  for (const open of [false, true]) {
    if (open) await clickBefore(page, text, 'om')
    await expect(text).toHaveAttribute('aria-details', details!)
  }
  await expect(list.getByRole('button', { name: 'Løst kommentar til «løst»' })).toHaveCount(1)
})

const thread = (page: Page, id: string) => page.locator(`#comment-${id}`)

/** Presses the first letter of these words, as they are drawn. */
async function press(page: Page, words: string, times = 1): Promise<void> {
  const { left, top, height } = await boxOfFirstLetter(field(page, 'Baggrund', '1.1'), words)
  await page.mouse.click(left + 3, top + height / 2, { clickCount: times })
}

async function drag(page: Page, from: string, to: string): Promise<void> {
  const text = field(page, 'Baggrund', '1.1')
  const [start, end] = [await boxOfFirstLetter(text, from), await boxOfFirstLetter(text, to)]
  await page.mouse.move(start.left + 3, start.top + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.left + 3, end.top + end.height / 2, { steps: 4 })
  await page.mouse.up()
}

test('[T40] a press on marked words opens their thread, of several each in its turn; one that selects opens none', async () => {
  const page = await visit('Vibeke Normann')
  await expect.poll(() => commented(page)).toHaveLength(3)
  await press(page, 'samarbejde')
  await expect(thread(page, 'across')).toHaveAttribute('data-focused', 'true')
  await expect.poll(() => marked(page, 'comment-now')).toEqual(['samarbejde på kryds og tværs'])
  for (const next of ['input', 'long']) {
    await press(page, 'input')
    await expect(thread(page, next)).toHaveAttribute('data-focused', 'true')
  }
  await drag(page, 'samarbejde', 'sektoren')
  await expect(thread(page, 'across')).toHaveAttribute('data-focused', 'false')
  const list = page.getByRole('list', { name: 'Kommentarer til ord i Baggrund, punkt 1.1' })
  await list.getByRole('button', { name: 'Kommentar til «samarbejde' }).dispatchEvent('click')
  await expect(thread(page, 'across')).toHaveAttribute('data-focused', 'true')
})

test('[T41] words selected in a text that one only reads are what one comments on, to the end of its last line', async () => {
  await meeting.setRole('Karen Holm', 'reader')
  const page = await visit('Karen Holm')
  // The browser selects up to the beginning of what stands behind the text.
  await press(page, 'Det er løst', 3)
  await page.keyboard.press('Control+Alt+m')
  await expect.poll(() => marked(page, 'comment-now')).toEqual(['Det er løst.'])
})
