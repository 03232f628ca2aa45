/** What was sent, as somebody who meets reads it: on a tablet, with notes, over versions, and without a network. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import type * as Y from 'yjs'
import { openStorage } from '../../server/storage/open.ts'
import { itemOf, readAttachments } from '../../shared/agenda/document.ts'
import { deleteItem, replaceField, replaceTitle, setFile } from '../../shared/agenda/edits.ts'
import { DEFAULT_LOOK } from '../../shared/council/paperLook.ts'
import type { PaperItem } from '../../shared/paper/paper.ts'
import { paperOf } from '../../shared/paper/paperOf.ts'
import { paperItems } from '../../shared/paper/paperReading.ts'
import { paragraphs, type RichText } from '../../shared/richtext/richText.ts'
import { agenda, idOf, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { putVersion } from '../support/putVersion.ts'

const TABLET = { width: 820, height: 1180 }
const AGENDA_WORDS = 'Rådet drøftede i efteråret, hvordan kommunerne kan tage kunstig intelligens i brug.'

/** Wider than a phone, by words that are not broken. */
const LAYERS: RichText = {
  type: 'doc',
  content: [
    {
      type: 'table',
      content: ['Informationsarkitekturens', 'Applikationskomponenternes'].map((word) => ({
        type: 'tableRow',
        content: [word, `${word} perspektiv`].map((words) => ({ ...paragraphs(words), type: 'tableCell' })),
      })),
    },
  ],
}

let meeting: Meeting
let doc: Y.Doc
let gone: string

beforeAll(async () => {
  meeting = await openMeeting(() => {
    doc = agenda()
      .section(
        'Drøftelsessager',
        item('Kunstig intelligens').field('background', AGENDA_WORDS).attachments('Notat.txt'),
        item('Fælles udbud').field('background', 'Et udbud.'),
        item('Budget').field('background', 'Budgettet for rådet er kommet.').caseNumber('SAG-2023-9'),
        item('Arkitektur').field('background', LAYERS),
      )
      .doc()
    return doc
  })
  await meeting.setRole('Ida Lund', 'participant')
})
afterAll(() => meeting.close())

const CHANGES: Readonly<Record<number, Readonly<Record<string, PaperItem['change']>>>> = {
  2: { 'Budget 2025': 'changed' },
}

async function send(number: number): Promise<void> {
  const paper = paperOf(doc, {
    ...{ agenda: meeting.agenda, look: DEFAULT_LOOK, nameOf: () => null, namesOf: () => [] },
    edition: { is: 'version', number, at: Date.UTC(2024, 0, 16 + number, 11), kind: 'whole' },
  })!
  for (const one of paperItems(paper)) one.change = CHANGES[number]?.[one.title] ?? null
  const storage = await openStorage({ dataDir: meeting.dataDir })
  const person = meeting.people['Karen Holm'].id
  await putVersion(storage, {
    ...{ paper, person, attachments: { [attachment()]: 'Notatets ord' } },
    told: [{ person: meeting.people['Ida Lund'].id, mail: 'none' }],
  })
  await storage.close()
}

const attachment = () => readAttachments(itemOf(doc, idOf(doc, 'Kunstig intelligens'))!)[0]!.id

const heading = (page: Page, name: RegExp) => page.getByRole('heading', { name })
const note = (page: Page, name: RegExp) => page.getByRole('textbox', { name })
const state = (page: Page) => page.locator('.note').getByRole('status')
const comesBack = (page: Page) => page.evaluate(() => void dispatchEvent(new Event('online')))

test('[Z110][Z111][Z114][Z115][Z116][Z121][Z123][Z126][Z133][Z134][Z135][Z136][Z140][Z141][Z143][Z146][Z148][Z301][Z303] a participant reads what was sent, writes a note, loses the network, and gets the next version', async () => {
  const file = { hash: 'a', bytes: 12, type: 'text/plain', by: '', at: 0 }
  setFile(doc, idOf(doc, 'Kunstig intelligens'), attachment(), file)
  const { page, context, faults } = await meeting.visit('Ida Lund', {
    ...{ at: `#item-${idOf(doc, 'Budget')}`, viewport: TABLET, touch: true, serviceWorkers: 'allow' },
  })
  await expect(heading(page, /er ikke sendt ud endnu/)).toBeFocused()
  expectValue(new URL(page.url()).pathname).toBe(`/agenda/${meeting.agenda}/read`)
  // It comes by itself, to who waits for it.
  await send(1)

  // A link to an item leads there, whatever page it names.
  await expect(heading(page, /1\.3\. Budget/)).toBeFocused()
  await expect(heading(page, /1\.3\. Budget/)).toBeInViewport()
  await expect(page.getByText(AGENDA_WORDS)).toBeVisible()
  await expect(page.getByText('Ligger på denne enhed: Dagsordenen og alle dens bilag')).toBeVisible()
  expectValue(await attachedFile(page)).toBe('Notatets ord')
  await page.getByRole('button', { name: 'Større tekst' }).click()
  expectValue((await axeOn(page).analyze()).violations).toEqual([])

  await page.getByRole('button', { name: 'Skriv en note til 1.3 Budget' }).tap()
  await page.keyboard.type('Hvad koster det?')
  await expect(state(page)).toHaveText('Gemt')
  await expect(page.getByText('Ingen andre kan se dem, heller ikke sekretariatet')).toBeVisible()
  await page.getByRole('button', { name: 'Skriv en note til 1.2 Fælles udbud' }).tap()
  await page.keyboard.type('Vi er med.')
  await expect(state(page).nth(0)).toHaveText('Gemt')

  // Without a network, after a reload, with what was not sent when it went.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await context.setOffline(true)
  await note(page, /til 1\.3 Budget/).fill('Hvad koster det i år 2?')
  await expect(state(page).nth(1)).toContainText('Ikke sendt endnu')
  await page.goto(`${meeting.server.url}/`)
  await expect(page.getByRole('alert')).toContainText('De kan læses uden forbindelse')
  await page.getByRole('link', { name: 'It-Arkitekturrådet' }).click()
  expectValue(await attachedFile(page)).toBe('Notatets ord')
  // A bookmark of the agenda itself is as good.
  await page.goto(`${meeting.server.url}/agenda/${meeting.agenda}#item-${idOf(doc, 'Budget')}`)
  await expect(page).toHaveURL(/\/read#item-/)
  await expect(page.getByText('Vises uden forbindelse')).toBeAttached()
  await expect(page.getByText(AGENDA_WORDS)).toBeVisible()
  await expect(note(page, /til 1\.3 Budget/)).toHaveValue('Hvad koster det i år 2?')
  await context.setOffline(false)
  await comesBack(page)
  await expect(state(page).nth(1)).toHaveText('Gemt')

  gone = idOf(doc, 'Fælles udbud')
  deleteItem(doc, gone, 1)
  replaceTitle(doc, idOf(doc, 'Budget'), 'Budget 2025')
  replaceField(
    doc,
    idOf(doc, 'Budget 2025'),
    'background',
    paragraphs('Budgettet for råd og nævn er kommet.'),
  )
  const before = await page.evaluate(() => scrollY)
  await send(2)
  await expect(page.getByRole('status').filter({ hasText: 'Version 2 er udsendt' })).toBeInViewport()
  expectValue(await page.evaluate(() => scrollY)).toBe(before)
  await expect(note(page, /til 1\.3 Budget/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Beskeder, 1 ulæst' })).toBeVisible()
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  await page.getByRole('link', { name: 'Vis den' }).click()
  await expect(page.getByRole('button', { name: 'Beskeder, ingen ulæste' })).toBeVisible()
  const news = page.locator('.what-is-new')
  await expect(news).toContainText('Nyt siden version 1')
  await expect(news.getByRole('listitem')).toHaveText([
    /Ændret\s*1\.2 Budget 2025/,
    /Udgået\s*1\.2 Fælles udbud/,
  ])
  // A note follows its item; where that has gone it is there still.
  await expect(note(page, /til 1\.2 Budget 2025/)).toHaveValue('Hvad koster det i år 2?')
  await expect(note(page, /til 1\.2 Fælles udbud/)).toHaveValue('Vi er med.')
  await page.getByRole('button', { name: 'Første ændring' }).click()
  await expect(heading(page, /Budget 2025/)).toBeInViewport()

  // Word by word; what was deleted at a press, and on from one to the next by a key.
  const [inserted, deleted] = [
    page.locator('main').getByRole('insertion'),
    page.locator('.item').getByRole('deletion'),
  ]
  await expect(inserted).toHaveText([/2025/, 'råd og nævn'])
  await expect(deleted).toHaveCount(0)
  await expect(page.locator('.item .changed-parts')).toHaveText(/titel og Baggrund/)
  // Where something was deleted is seen, and pressed, before that is shown.
  const here = page.locator('.item').getByRole('button', { name: 'Noget er slettet her' })
  await expect(here).toHaveCount(1)
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  await here.tap()
  await expect(deleted).toBeFocused()
  await expect(page.getByRole('checkbox', { name: 'Vis også det slettede' })).toBeChecked()
  await expect(deleted).toHaveText('rådet')
  await page.keyboard.press('F8')
  await expect(deleted).toBeFocused()
  await page.keyboard.press('Shift+F8')
  await expect(inserted.first()).toBeFocused()
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  // The same line after a reload, though what is new comes late; and after a jump and back, with the focus.
  await page.setViewportSize({ width: 820, height: 420 })
  const at = () => heading(page, /Budget 2025/).evaluate((one) => Math.round(one.getBoundingClientRect().top))
  await heading(page, /Budget 2025/).evaluate((one) =>
    scrollBy({ top: one.getBoundingClientRect().top - 90, behavior: 'instant' }),
  )
  await expectValue.poll(at).toBe(90)
  await page.reload()
  await expect(deleted).toHaveText('rådet')
  await expectValue.poll(at).toBe(90)
  await page.reload()
  await expect(deleted).toHaveText('rådet')
  await expectValue.poll(at).toBe(90)
  const there = page.url()
  await page.evaluate(() => {
    location.hash = document.querySelector('.sent-paper .item')!.id
  })
  await expectValue.poll(at).not.toBe(90)
  await page.goBack()
  await expect(page).toHaveURL(there)
  await expectValue.poll(at).toBe(90)
  await expect(heading(page, /Budget 2025/)).toBeFocused()
  await page.setViewportSize(TABLET)
  await page.getByRole('combobox', { name: 'Sammenlign med' }).selectOption('Vis ikke ændringer')
  await expect(inserted).toHaveCount(0)
  await expect(page.locator('.change-mark')).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Sammenlign med' }).selectOption({ index: 0 })
  await expect(inserted).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Version' }).selectOption({ index: 1 })
  await expect(heading(page, /1\.2\. Fælles udbud/)).toBeVisible()
  expectValue(new URL(page.url()).pathname).toBe(`/agenda/${meeting.agenda}/read/1`)
  expectValue(faults.filter((fault) => !fault.includes('net::'))).toEqual([])
})

test('[Z310][Z311][Z312][Z315][Z112][Z113][Z117][Z118][Z126][Z212][Z213][Z215][Z216][Z217] on a phone: from the first page to the outline and the search, all by keys; others find no notes', async () => {
  const { page } = await meeting.visit('Ida Lund', { viewport: PHONE })
  await page.goto(meeting.server.url)
  const card = page.getByRole('listitem').filter({ hasText: 'It-Arkitekturrådet' })
  await expect(card).toContainText('Version 2')
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  await page.getByRole('link', { name: 'It-Arkitekturrådet' }).press('Enter')
  await expect(page.locator('.what-is-new')).toHaveText(/Nyt siden version 1/)
  await expect(page.getByRole('link', { name: '1.2 Budget 2025' })).toBeHidden()
  await expect(heading(page, /1\.1\. Kunstig intelligens/)).toBeInViewport()
  await page.getByRole('button', { name: 'Vis dagsordenens punkter' }).press('Enter')
  const row = page.getByRole('dialog').getByRole('link', { name: /1\.2 Budget 2025/ })
  await expect(row).toContainText('Ændret')
  await row.press('Enter')
  await expect(heading(page, /Budget 2025/)).toBeFocused()
  await page.keyboard.press('Control+Shift+F')
  await page.keyboard.type('EFTERÅRET')
  await expect(page.locator('.search-count')).toHaveText('1 sted')
  await page.keyboard.press('Escape')
  await expect(heading(page, /Baggrund/).first()).toBeFocused()
  // All that stands there is found; what is said to a screen reader alone is not there.
  await page.keyboard.press('Control+Shift+F')
  const searching = page.getByRole('searchbox')
  for (const [words, count] of [
    ['sagsnr', /står ikke/],
    ['i år 2', '1 sted'],
    ['sag-2023-9', '1 sted'],
  ] as const) {
    await searching.fill(words)
    await expect(page.locator('.search-count')).toHaveText(count)
  }
  await page.keyboard.press('Escape')
  await expect(heading(page, /Budget 2025/)).toBeFocused()
  await expect(page.getByText('Sagsnr.: SAG-2023-9')).toBeInViewport()
  await expect(page.getByRole('region', { name: 'Tabel 1 i punkt 1.3' })).toHaveAttribute('tabindex', '0')
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expectValue(isWide).toBe(false)
  await page.emulateMedia({ forcedColors: 'active' })
  const rule = page.locator('.item[data-change="changed"] > .own-row > .own-text')
  expectValue(await rule.evaluate((text) => getComputedStyle(text, '::before').borderLeftStyle)).toBe(
    'dashed',
  )
  await page.emulateMedia({ media: 'print', forcedColors: 'none' })
  await expect(page.locator('.note').first()).toBeHidden()
  await expect(page.getByText(AGENDA_WORDS)).toBeVisible()

  const { page: karens } = await meeting.visit('Karen Holm', { at: '/read' })
  await expect(karens.getByRole('button', { name: 'Skriv en note til 1.2 Budget 2025' })).toBeVisible()
  await expect(karens.locator('.note')).toHaveCount(0)
  // A link to an item is copied at its heading; where that is gone it leads on.
  await karens.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await karens.locator('#outline').getByRole('link', { name: '1.2 Budget 2025' }).press('Enter')
  await expect(heading(karens, /1\.2\. Budget 2025/)).toBeFocused()
  await karens.keyboard.press('Tab')
  await expect(karens.getByRole('button', { name: 'Kopiér link til 1.2 Budget 2025' })).toBeFocused()
  await karens.keyboard.press('Enter')
  const link = await karens.evaluate(() => navigator.clipboard.readText())
  expectValue(link).toContain(`/read#item-${idOf(doc, 'Budget 2025')}`)
  await karens.goto(`${meeting.server.url}/agenda/${meeting.agenda}/read#item-${gone}`)
  await expect(karens.getByText('Punktet er udgået i version 2.').first()).toBeVisible()
  await karens.getByRole('link', { name: 'Læs det i version 1' }).first().click()
  await expect(heading(karens, /1\.2\. Fælles udbud/)).toBeFocused()
  // What one writes on another device is there as one comes back to this one.
  const { page: other } = await meeting.visit('Karen Holm', { at: `/read` })
  await other.getByRole('button', { name: 'Skriv en note til 1.2 Budget 2025' }).click()
  await other.keyboard.type('Fra et andet sted')
  await expect(state(other)).toHaveText('Gemt')
  await karens.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(note(karens, /til 1\.3 Budget/)).toHaveValue('Fra et andet sted')
  await karens.goto(`${meeting.server.url}/agenda/${meeting.agenda}/read/9`)
  await expect(heading(karens, /Den version findes ikke/)).toBeVisible()
})

async function attachedFile(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Hent Notat\.txt/ }).click(),
  ])
  return readAll(await download.createReadStream())
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}
