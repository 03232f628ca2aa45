/** The bell, in real browsers: what colleagues do is told at once, leads to its place, and is read then. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { setStatus } from '../../shared/agenda/edits.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { beginThread } from '../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { type Meeting, type Name, openMeeting } from '../support/meeting.ts'
import { signIn } from '../support/startServer.ts'
import { Writer } from '../support/writer.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(({ 'Søren Madsen': søren, 'Vibeke Normann': vibeke }) =>
    agenda().section('Sager', item('Strategi').by(søren.id), item('Etik').by(vibeke.id)).doc(),
  )
})
afterAll(() => meeting.close())

/** Writes beside the pages, as a colleague's page would. */
async function colleague(name: Name, act: (doc: Y.Doc) => void): Promise<void> {
  const cookie = await signIn(await meeting.link(name))
  const writer = new Writer({ url: meeting.server.url, agenda: meeting.agenda, cookie, name })
  onTestFinished(() => writer.close())
  await writer.synced()
  act(writer.doc)
}

const comment = (name: Name, about: string, words: string) => (doc: Y.Doc) =>
  beginThread(doc, {
    ...{ id: `t-${about}`, item: idOf(doc, about), field: null, anchor: null },
    comment: {
      ...{ id: `c-${about}`, author: meeting.people[name].id, at: Date.now(), body: paragraphs(words) },
    },
  })

const sendBack = (about: string, why: string) => (doc: Y.Doc) =>
  setStatus(doc, idOf(doc, about), {
    ...{ is: 'returned', by: meeting.people['Karen Holm'].id, at: Date.now(), why },
  })

const bell = (page: Page, name: RegExp | string) => page.getByRole('button', { name })
const list = (page: Page) => page.getByRole('dialog', { name: 'Beskeder' })

test('[O26][O30][O31][O32] what happens is told at once, on every screen, leads to its place, and is read then', async () => {
  const { page: first } = await meeting.visit('Søren Madsen')
  const second = await first.context().newPage()
  await first.goto(`${meeting.server.url}/`)
  await second.goto(`${meeting.server.url}/`)
  for (const page of [first, second]) await expect(bell(page, 'Beskeder, ingen ulæste')).toBeVisible()
  const heard = expect(first.locator('.bell-place [role="status"]')).toHaveText('1 ny besked')
  await colleague('Vibeke Normann', comment('Vibeke Normann', 'Strategi', 'Skal vi nævne KOMBIT her?'))
  await heard
  await colleague('Karen Holm', sendBack('Strategi', 'Kan indstillingen blive kortere?'))
  for (const page of [first, second]) await expect(bell(page, 'Beskeder, 2 ulæste')).toBeVisible()

  // By keyboard: the window takes the focus, and gives it back.
  await bell(first, 'Beskeder, 2 ulæste').press('Enter')
  await expect(list(first).getByRole('heading', { level: 3 })).toHaveText(/^i dag · .+ 24\. januar 2024$/i)
  await expect(list(first).getByRole('link')).toHaveText([
    /Ulæst: Karen Holm sendte punktet retur.*1\.1 Strategi.*Kan indstillingen blive kortere/,
    /Ulæst: Vibeke Normann kommenterede dit punkt.*1\.1 Strategi.*KOMBIT/,
  ])
  expect((await axeOn(first).analyze()).violations).toEqual([])
  await first.keyboard.press('Escape')
  await expect(bell(first, 'Beskeder, 2 ulæste')).toBeFocused()

  await bell(first, 'Beskeder, 2 ulæste').click()
  const sentBack = list(first).getByRole('link', { name: /sendte punktet retur/ })
  const address = await sentBack.getAttribute('href')
  await list(first)
    .getByRole('link', { name: /kommenterede dit punkt/ })
    .click()
  await first.waitForURL(/\/agenda\/.+#comment-/)
  for (const page of [first, second]) await expect(bell(page, 'Beskeder, 1 ulæst')).toBeVisible()

  // From a mail: whoever comes to the place has read what leads there.
  await second.goto(`${meeting.server.url}${address}`)
  await expect(bell(second, 'Beskeder, ingen ulæste')).toBeVisible()
  await expect(bell(first, 'Beskeder, ingen ulæste')).toBeVisible()
})

test('[O31][O33] on a phone, all are marked as read, and one chooses what comes by mail', async () => {
  const { page } = await meeting.visit('Vibeke Normann', { viewport: PHONE, touch: true })
  await colleague('Søren Madsen', comment('Søren Madsen', 'Etik', 'Ser fint ud.'))
  await colleague('Karen Holm', sendBack('Etik', 'Kort det ned.'))
  await bell(page, 'Beskeder, 2 ulæste').click()
  const box = await bell(page, 'Beskeder, 2 ulæste').boundingBox()
  expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(44)
  expect((await axeOn(page).analyze()).violations).toEqual([])
  await list(page).getByRole('button', { name: 'Markér alle som læst' }).click()
  await expect(list(page).getByText('Ulæst')).toHaveCount(0)
  await page.goto(`${meeting.server.url}/#mail`)
  const settings = page.getByRole('dialog', { name: 'Indstillinger for mail' })
  const choice = settings.getByLabel('nogen nævner dig')
  await expect(choice).toHaveValue('at-once')
  expect((await axeOn(page).analyze()).violations).toEqual([])
  await choice.selectOption({ label: 'Én gang om dagen' })
  await expect(settings.getByRole('status')).toHaveText('Gemt')
  await page.reload()
  await expect(choice).toHaveValue('daily')
})
