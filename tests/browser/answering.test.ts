/** While somebody writes in a comment a colleague resolves or deletes what it is about: no letter is lost, and one is told. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { fieldOf, itemOf } from '../../shared/agenda/document.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { beginThread } from '../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../support/agenda.ts'
import { anchorAt } from '../support/anchors.ts'
import { axeOn } from '../support/axe.ts'
import { whereFocusIs } from '../support/byKeys.ts'
import { commentPanel, commentWriting, marked, thread } from '../support/commentsInPage.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, enter, field, saveState, selectWords } from '../support/inPage.ts'
import { type Meeting, type Name, openMeeting } from '../support/meeting.ts'

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting((people) => {
    const doc = agenda()
      .item(item('AI').field('background', 'Der lægges op til samarbejde på tværs.'))
      .item(item('Sky').field('background', 'Rådet drøfter skyen.'))
      .item(item('Går').field('background', 'Punktet går ud.'))
      .doc()
    const author = people['Jakob Eiby'].id
    const about = (id: string, title: string, words: string, said: string) => {
      const at = idOf(doc, title)
      const anchor = anchorAt(fieldOf(itemOf(doc, at)!, 'background')!, words)
      const comment = { id: `${id}-1`, author, at: 1, body: paragraphs(said) }
      beginThread(doc, { id, item: at, field: 'background', anchor, comment })
    }
    about('resolve', 'AI', 'samarbejde', 'Hvem med?')
    about('delete', 'Sky', 'skyen', 'Hvilken sky?')
    about('by-menu', 'Sky', 'drøfter', 'Hvad så?')
    about('keys', 'AI', 'på tværs', 'Af hvad?')
    return doc
  })
})
afterAll(() => meeting.close())

async function visit(name: Name): Promise<Page> {
  const { page } = await meeting.visit(name, { reducedMotion: 'reduce' })
  await expect(saveState(page)).toHaveText(/Gemt/)
  return page
}

async function answer(page: Page, words: string, written: string): Promise<void> {
  await thread(page, words).click()
  await thread(page, words).getByRole('button', { name: 'Svar …' }).click()
  await expect(commentWriting(page)).toBeFocused()
  await page.keyboard.type(written)
}

async function chooseAtComment(page: Page, words: string, action: string): Promise<void> {
  await thread(page, words).click()
  await thread(page, words).locator('.comment-menu').first().click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

test('[P17][P18] what one writes stays under the hands, though others resolve and delete what it is about', async () => {
  const [karen, soren] = await Promise.all([visit('Karen Holm'), visit('Søren Madsen')])
  await answer(karen, 'Hvem med?', 'Med Kommu')
  await thread(soren, 'Hvem med?').click()
  await thread(soren, 'Hvem med?').getByRole('button', { name: 'Løst' }).click()
  await expect(thread(karen, 'Hvem med?').getByRole('status')).toContainText(
    'Søren Madsen har markeret tråden som løst.',
  )
  await karen.keyboard.type('nernes Landsforening')
  await expect(commentWriting(karen)).toHaveText('Med Kommunernes Landsforening')
  await karen.keyboard.press('Control+Enter')
  await expect(thread(karen, 'Hvem med?')).toContainText('Med Kommunernes Landsforening')
  await expect(thread(karen, 'Hvem med?')).toBeFocused()
  await karen.keyboard.press('Escape')
  await expect(thread(karen, 'Hvem med?')).toHaveCount(0)
  await expect.poll(() => marked(karen, 'comment-now')).toEqual([])

  await answer(karen, 'Hvilken sky?', 'Den, som ')
  await chooseAtComment(soren, 'Hvilken sky?', 'Slet')
  const stranded = commentPanel(karen).locator('#comment-delete')
  await expect(stranded.getByRole('status')).toContainText('Søren Madsen har slettet tråden')
  await karen.keyboard.type('staten driver')
  await expect(commentWriting(karen)).toHaveText('Den, som staten driver')
  await expect(stranded.getByRole('button', { name: 'Svar', exact: true })).toHaveCount(0)

  // Of a comment that is begun the whole item goes.
  const text = field(karen, 'Baggrund', '3')
  await enter(text)
  await expect(soren.locator('.writing-here')).not.toHaveCount(0)
  await selectWords(karen, text, 'går ud')
  await karen.keyboard.press('Control+Alt+m')
  await expect(commentPanel(karen).locator('.thread.draft [role="textbox"]')).toBeFocused()
  await karen.keyboard.type('Hvorfor ')
  // She does not write in the item any more, so he is not asked.
  await expect(soren.locator('.writing-here')).toHaveCount(0)
  await chooseInMenu(soren, '3', 'Slet')
  const draft = commentPanel(karen).locator('.thread.draft')
  await expect(draft.getByRole('status')).toContainText('Søren Madsen har slettet det, du kommenterer')
  await karen.keyboard.type('det?')
  await expect(draft.getByRole('textbox')).toHaveText('Hvorfor det?')
  expectValue((await axeOn(karen).analyze()).violations).toEqual([])

  await karen.reload()
  await expect(draft.getByRole('textbox')).toHaveText('Hvorfor det?')
  await expect(stranded.getByRole('textbox')).toHaveText('Den, som staten driver')
  await expect(stranded).toContainText('Søren Madsen har slettet tråden')
  await draft.getByRole('button', { name: 'Fjern' }).click()
  await expect(draft).toHaveCount(0)
})

test('[P19][P20][P21] by keys: resolved, one is back at the text and near no draft; thrown away words come back', async () => {
  const page = await visit('Vibeke Normann')
  const text = field(page, 'Baggrund', '2')
  await enter(text)
  await page.keyboard.press('Control+Alt+m')
  await page.keyboard.type('En halv kommentar')
  await page.keyboard.press('Escape')
  await thread(page, 'Af hvad?').click()
  await expect(page.getByRole('button', { name: '1 kladde, som ikke er sendt' })).toBeVisible()
  await thread(page, 'Af hvad?').getByRole('button', { name: 'Løst' }).focus()
  await page.keyboard.press('Enter')
  await expect(thread(page, 'Af hvad?')).toHaveCount(0)
  await expect.poll(() => whereFocusIs(page)).toContain('Baggrund, punkt 1')
  await expect.poll(() => marked(page, 'comment-now')).toEqual([])

  await thread(page, 'Hvad så?').locator('.comment-menu').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Slet', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(thread(page, 'Hvad så?')).toHaveCount(0)
  await expect.poll(() => whereFocusIs(page)).toContain('Baggrund, punkt 2')

  await page.getByRole('button', { name: '1 kladde, som ikke er sendt' }).click()
  const draft = commentPanel(page).locator('.thread.draft')
  await expect(draft.getByRole('textbox')).toBeFocused()
  await draft.getByRole('button', { name: 'Annullér' }).click()
  await expect(draft).toHaveCount(0)
  await page.getByRole('button', { name: 'Fortryd', exact: true }).last().click()
  await expect(draft.getByRole('textbox')).toHaveText('En halv kommentar')
  await expect(draft.getByRole('textbox')).toBeFocused()

  await commentPanel(page).getByRole('link', { name: 'Alle kommentarer' }).click()
  const unsent = page.getByRole('region', { name: 'Dine kladder' })
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  await unsent.getByRole('button', { name: /En halv kommentar/ }).click()
  await expect(draft.getByRole('textbox')).toBeFocused()
})
