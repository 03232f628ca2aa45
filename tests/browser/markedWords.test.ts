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
import { clickBefore, field, saveState } from '../support/inPage.ts'
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

async function visit(name: 'Vibeke Normann' | 'Søren Madsen'): Promise<Page> {
  const { page } = await meeting.visit(name)
  await expect(saveState(page)).toHaveText(/Gemt/)
  return page
}

const marked = (page: Page, mark = 'comment'): Promise<string[]> =>
  page.evaluate(
    (name) => [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()).sort(),
    mark,
  )

test('[T38] words are marked in static text and in an editor, which they change in nothing, and follow what two people write', async () => {
  const vibeke = await visit('Vibeke Normann')
  const soren = await visit('Søren Madsen')
  const first = ['giver input', 'input til indsatsen', 'samarbejde på tværs']
  for (const page of [vibeke, soren]) {
    await expect.poll(() => marked(page)).toEqual(first)
    expectValue(await marked(page, 'comment-more')).toEqual(['input'])
    expectValue(await marked(page, 'comment-resolved')).toEqual([])
  }

  const text = field(vibeke, 'Baggrund', '1.1')
  await clickBefore(vibeke, text, 'tværs')
  await expect.poll(() => marked(vibeke)).toEqual(first)
  await vibeke.keyboard.type('kryds og ')
  await vibeke.keyboard.press('Home')
  await vibeke.keyboard.type('Nu: ')
  const grown = ['giver input', 'input til indsatsen', 'samarbejde på kryds og tværs']
  for (const page of [vibeke, soren]) await expect.poll(() => marked(page)).toEqual(grown)

  // Both have an editor there; one parts the words.
  await clickBefore(soren, field(soren, 'Baggrund', '1.1'), 'til indsatsen')
  await soren.keyboard.press('Enter')
  const parted = ['giver input', 'input til indsatsen', 'samarbejde på kryds og tværs']
  for (const page of [vibeke, soren]) {
    await expect.poll(() => marked(page)).toEqual(parted)
    expectValue(await text.locator('p').count()).toBeGreaterThan(0)
    expectValue(await page.locator('.ProseMirror mark').count()).toBe(0)
  }

  // All of a line goes, and comes back.
  await vibeke.keyboard.press('Shift+End')
  await vibeke.keyboard.press('Delete')
  await expect.poll(() => marked(soren)).toEqual(['giver input', 'input til indsatsen'])
  await vibeke.keyboard.press('Control+z')
  for (const page of [vibeke, soren]) await expect.poll(() => marked(page)).toEqual(parted)
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
