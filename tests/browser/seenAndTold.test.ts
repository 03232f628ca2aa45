/** What colleagues do while a page is open, as it is seen there: somebody who is new, a comment that one was told of, what is taken back. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { SignInLinks } from '../../server/accounts/signInLinks.ts'
import { openStorage } from '../../server/storage/open.ts'
import { deleteItem, restoreItem } from '../../shared/agenda/edits.ts'
import { newId } from '../../shared/ids.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { beginThread, resolveThread } from '../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { commentPanel, commentWriting, thread } from '../support/commentsInPage.ts'
import { expect } from '../support/expect.ts'
import { enter, field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { signIn } from '../support/startServer.ts'
import { Writer } from '../support/writer.ts'

const LONG = paragraphs(...Array.from({ length: 60 }, () => 'En linje.'))

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting(({ 'Søren Madsen': søren }) =>
    agenda()
      .item(item('Strategi').by(søren.id).field('background', LONG))
      .item(item('Etik').field('background', 'Ord.'))
      .doc(),
  )
})
afterAll(() => meeting.close())

/** Opens the agenda beside the pages, as a colleague's page would. @param link that signs them in */
async function writerBy(link: string, name: string): Promise<Writer> {
  const writer = new Writer({
    ...{ url: meeting.server.url, agenda: meeting.agenda, name },
    cookie: await signIn(link),
  })
  onTestFinished(() => writer.close())
  await writer.synced()
  return writer
}

const comment = (doc: Y.Doc, about: string, author: string, words: string) =>
  beginThread(doc, {
    ...{ id: `t-${about}`, item: idOf(doc, about), field: null, anchor: null },
    comment: { id: `c-${about}`, author, at: Date.now(), body: paragraphs(words) },
  })

/** Somebody who was not in the council when the pages were opened. @returns a link that signs them in */
async function newcomer(name: string): Promise<{ id: string; link: string }> {
  const storage = await openStorage({ dataDir: meeting.dataDir })
  const person = { id: newId(), name, email: 'ny@eksempel.dk' }
  await storage.directory.savePerson(person)
  await storage.directory.saveMember(meeting.council, person.id, 'secretariat')
  const token = await new SignInLinks(storage.directory, Date.now).make(person, `/agenda/${meeting.agenda}`)
  await storage.close()
  return { id: person.id, link: `${meeting.server.url}/sign-in/${token}` }
}

test('[P26][P30][P36][O36] who is new has a name in a page that was open before; a comment that one was told of is read where it is seen', async () => {
  const { page: søren } = await meeting.visit('Søren Madsen')
  await expect(saveState(søren)).toHaveText(/Gemt/)
  const elsewhere = await søren.context().newPage()
  await elsewhere.goto(`${meeting.server.url}/`)
  const { id, link } = await newcomer('Tage Taste')
  const tage = await writerBy(link, 'Tage Taste')
  comment(tage.doc, 'Strategi', id, 'Skal vi nævne KOMBIT her?')
  for (const page of [søren, elsewhere])
    await expect(page.getByRole('button', { name: 'Beskeder, 1 ulæst' })).toBeVisible()

  await søren.getByRole('button', { name: 'Kommentarer, 1 åben' }).click()
  await expect(thread(søren, 'KOMBIT')).toContainText('Tage Taste')
  for (const page of [søren, elsewhere])
    await expect(page.getByRole('button', { name: 'Beskeder, ingen ulæste' })).toBeVisible()

  // As in a page that is opened now.
  const { page: jakob } = await meeting.visit('Jakob Eiby', { at: '#comment-t-Strategi' })
  await expect(thread(jakob, 'KOMBIT')).toContainText('Tage Taste')
  const colour = (page: Page) => thread(page, 'KOMBIT').locator('.avatar').getAttribute('data-colour')
  expectValue(await colour(søren)).toBe(await colour(jakob))

  await thread(søren, 'KOMBIT').click()
  await thread(søren, 'KOMBIT').getByRole('button', { name: 'Svar …' }).click()
  await expect(commentWriting(søren)).toBeFocused()
  await søren.keyboard.type('Ja, @tage')
  await søren.getByRole('option', { name: 'Tage Taste' }).click()
  await søren.keyboard.press('Control+Enter')
  await expect(thread(søren, 'Ja, @Tage Taste')).toBeVisible()

  // The address of what has not come yet, as in a mail that is faster than the page.
  await jakob.evaluate(() => location.assign('#comment-t-late'))
  await expect(jakob.getByText('Kommentaren er slettet')).toBeVisible()
  const body = paragraphs('Den kom senere.')
  beginThread(tage.doc, {
    ...{ id: 't-late', item: idOf(tage.doc, 'Strategi'), field: null, anchor: null },
    comment: { id: newId(), author: id, at: Date.now(), body },
  })
  await expect(thread(jakob, 'Den kom senere.')).toHaveAttribute('data-focused', 'true')
  await expect(jakob.getByText('Kommentaren er slettet')).toHaveCount(0)
})

test('[P27][P29][Y15][V46] a resolved thread is shown for as long as one is at it; a notice goes when it is true no more', async () => {
  const first = await meeting.visit('Vibeke Normann')
  await first.page.waitForResponse((response) => response.url().endsWith('/seen') && response.ok())
  await first.context.close()
  const karen = await writerBy(await meeting.link('Karen Holm'), 'Karen Holm')
  const { id } = meeting.people['Karen Holm']
  comment(karen.doc, 'Etik', id, 'Er det lovligt?')
  resolveThread(karen.doc, 't-Etik', id, Date.now())

  const { page: vibeke } = await meeting.visit('Vibeke Normann')
  const row = vibeke.locator('.outline.wide .outline-row', { hasText: 'Etik' })
  await expect(row).toHaveAccessibleName(/nyt siden sidst/)
  await vibeke.getByRole('button', { name: 'Næste nye (1)' }).click()
  await expect(thread(vibeke, 'lovligt')).toContainText('Løst af Karen Holm')
  await expect(commentPanel(vibeke).getByRole('button', { name: 'Åbne' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(row).not.toHaveAccessibleName(/nyt siden sidst/)

  // She goes on: it is among the resolved ones again, and what is open stands far above.
  await enter(field(vibeke, 'Baggrund', '2'))
  await expect(thread(vibeke, 'lovligt')).toHaveCount(0)
  const way = commentPanel(vibeke).getByRole('button', { name: 'Forrige kommentar: punkt 1' })
  await expect(way).toBeVisible()
  await expect.poll(async () => (await axeOn(vibeke).analyze()).violations).toEqual([])

  deleteItem(karen.doc, idOf(karen.doc, 'Etik'), Date.now())
  const notice = vibeke.getByRole('region', { name: 'Besked' })
  await expect(notice).toContainText('slettede')
  restoreItem(karen.doc, idOf(karen.doc, 'Etik'))
  await expect(notice).toHaveCount(0)
  await expect(field(vibeke, 'Baggrund', '2')).toBeFocused()

  await way.click()
  await expect(thread(vibeke, 'KOMBIT')).toBeInViewport()
  await expect(way).toHaveCount(0)
})
