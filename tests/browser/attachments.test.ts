/** Files that people give to attachments, in a real browser: by button, dropped, pasted; and what a colleague sees of it. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { da } from '../../shared/language/da.ts'
import { LARGEST_FILE_BYTES } from '../../shared/protocol/api.ts'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { asksBeforeClosing, enter, field } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

const TESTS = 14
let meeting: Meeting

beforeAll(async () => {
  // An item for each test: what one leaves there is in no other's way.
  const items = Array.from({ length: TESTS }, (_, n) =>
    item(`Sag ${n + 1}`).attachments(`Kompetenceforløb ${n + 1}`, `Høringssvar ${n + 1}`),
  )
  meeting = await openMeeting(() =>
    agenda()
      .section('Drøftelse', ...items)
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)

const PDF = { name: 'rapport.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nindhold') }
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const bilag = (page: Page, n: number): Locator =>
  page
    .locator('section.item[data-kind="item"]')
    .nth(n - 1)
    .locator('.attachments-field')
const row = (page: Page, n: number, name: string): Locator =>
  bilag(page, n).getByRole('listitem').filter({ hasText: name })
const names = (page: Page, n: number): Promise<string[]> =>
  bilag(page, n).locator('.attachments .attachment-words > :first-child').allTextContents()

async function choose(page: Page, button: Locator, ...files: (typeof PDF)[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await button.click()
  await (await chooser).setFiles(files)
}

async function inMenu(page: Page, at: Locator, entry: string): Promise<void> {
  await at.locator('.attachment-menu-button').click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}

/** Lets files fall on an element, as a person does from the system's own windows. */
async function dropOn(target: Locator, ...files: { name: string; content: string }[]): Promise<void> {
  await target.scrollIntoViewIfNeeded()
  await target.evaluate((element, dropped) => {
    const data = new DataTransfer()
    for (const { name, content } of dropped) data.items.add(new File([content], name))
    for (const kind of ['dragenter', 'dragover', 'drop'])
      element.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }))
  }, files)
}

const saved = async (download: Download): Promise<string> => sha256(await readFile(await download.path()))

test('[X20] who chooses a file sees it there, and so does a colleague without a word; it comes down as it went up', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const at = row(page, 1, 'Kompetenceforløb 1')
  await expect(at.getByText(da.fileMissing)).toBeVisible()
  await choose(page, at.getByRole('button', { name: 'Vælg fil til Kompetenceforløb 1' }), PDF)
  await expect(at.getByRole('link', { name: 'Hent Kompetenceforløb 1 (16 B)' })).toBeVisible()
  await expect(at).toContainText('Vibeke Normann, i dag kl.')
  await expect(at.getByText(da.fileMissing)).toHaveCount(0)
  const theirs = row(other, 1, 'Kompetenceforløb 1')
  await expect(theirs.getByRole('link')).toBeVisible()
  const download = other.waitForEvent('download')
  await theirs.getByRole('link').click()
  await theirs.scrollIntoViewIfNeeded()
  expectValue((await download).suggestedFilename()).toBe('Kompetenceforløb 1.pdf')
  expectValue(await saved(await download)).toBe(sha256(PDF.buffer))
})

test('[X21] several files at once each become an attachment, with its name, last in the list', async () => {
  const page = await visit()
  const files = ['a.pdf', 'b.pdf', 'c.pdf'].map((name) => ({ ...PDF, name }))
  await choose(page, bilag(page, 2).getByRole('button', { name: 'Tilføj bilag til punkt 1.2' }), ...files)
  await expect(bilag(page, 2).getByRole('link')).toHaveCount(3)
  expectValue(await names(page, 2)).toEqual([
    'Kompetenceforløb 2',
    'Høringssvar 2',
    ...files.map(({ name }) => name),
  ])
})

test('[X22] what is dropped on an item becomes an attachment; on an attachment, its file; beside all, nothing', async () => {
  const page = await visit()
  const url = page.url()
  await dropOn(field(page, 'Baggrund', '1.3'), { name: 'på punktet.txt', content: 'et' })
  await expect(row(page, 3, 'på punktet.txt').getByRole('link')).toBeVisible()
  await expect(field(page, 'Baggrund', '1.3')).toHaveText('')
  await dropOn(row(page, 3, 'Høringssvar 3'), { name: 'svar.txt', content: 'to' })
  await expect(row(page, 3, 'Høringssvar 3').getByRole('link')).toBeVisible()
  await dropOn(page.locator('header.agenda-header'), { name: 'ved siden af.txt', content: 'tre' })
  expectValue(page.url()).toBe(url)
  expectValue(await names(page, 3)).toEqual(['Kompetenceforløb 3', 'Høringssvar 3', 'på punktet.txt'])
})

test('[X23] a file that is pasted becomes an attachment, also while one writes; a picture beside words does not', async () => {
  const page = await visit()
  const text = field(page, 'Baggrund', '1.4')
  const paste = (file: string, type: string, html: string) =>
    text.evaluate(
      (element, [name, kind, words]) => {
        const data = new DataTransfer()
        data.items.add(new File(['indhold'], name!, { type: kind! }))
        if (words) data.setData('text/html', words)
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data })
        element.dispatchEvent(event)
      },
      [file, type, html],
    )
  await enter(text)
  await paste('fra stifinder.pdf', 'application/pdf', '')
  await expect(row(page, 4, 'fra stifinder.pdf').getByRole('link')).toBeVisible()
  await paste('billede.png', 'image/png', '<p>Ord fra Word</p>')
  await expect(text).toHaveText('Ord fra Word')
  expectValue(await names(page, 4)).toHaveLength(3)
})

/** Keeps the next file that is sent in the browser. */
const holdNextUpload = (page: Page): Promise<unknown> => page.route('**/file', () => {}, { times: 1 })

test('[X24] how far a file is stands beside it; one is asked before the tab closes, and can break it off', async () => {
  const page = await visit()
  await holdNextUpload(page)
  const at = row(page, 5, 'Kompetenceforløb 5')
  await choose(page, at.getByRole('button', { name: 'Vælg fil' }), PDF)
  await expect(at.getByRole('progressbar', { name: 'Hvor meget af rapport.pdf der er sendt' })).toBeVisible()
  expectValue(await asksBeforeClosing(page)).toBe(true)
  await at.getByRole('button', { name: 'Annullér rapport.pdf' }).click()
  await expect(at.getByText(da.fileMissing)).toBeVisible()
  expectValue(await asksBeforeClosing(page)).toBe(false)
})

test('[X25] a file whose connection breaks stays in the page, says so, and can be tried again', async () => {
  const page = await visit()
  await page.route('**/file', (route) => route.abort('connectionreset'))
  const at = row(page, 6, 'Kompetenceforløb 6')
  await choose(page, at.getByRole('button', { name: 'Vælg fil' }), PDF)
  await expect(at).toContainText(da.fileNetworkGone)
  expectValue(await asksBeforeClosing(page)).toBe(true)
  await page.unroute('**/file')
  await at.getByRole('button', { name: 'Prøv igen med rapport.pdf' }).click()
  await expect(at.getByRole('link')).toBeVisible()
  expectValue(await asksBeforeClosing(page)).toBe(false)
})

test('[X25] what is too large or empty is told at once, and nothing is sent', async () => {
  const page = await visit()
  const sent: string[] = []
  page.on('request', (request) => request.url().endsWith('/file') && sent.push(request.url()))
  await dropOn(row(page, 7, 'Kompetenceforløb 7'), { name: 'tom.pdf', content: '' })
  await expect(row(page, 7, 'Kompetenceforløb 7')).toContainText(da.fileEmpty)
  // The same would fail again.
  await expect(
    row(page, 7, 'Kompetenceforløb 7').getByRole('button', { name: 'Vælg fil til tom.pdf' }),
  ).toBeVisible()
  await row(page, 7, 'Høringssvar 7').evaluate((element, bytes) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(bytes)], 'stor.bin'))
    element.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))
  }, LARGEST_FILE_BYTES + 1)
  await expect(row(page, 7, 'Høringssvar 7')).toContainText(da.tooLargeDetail)
  expectValue(sent).toEqual([])
  await row(page, 7, 'Høringssvar 7').getByRole('button', { name: 'Drop filen stor.bin' }).click()
  await expect(row(page, 7, 'Høringssvar 7').getByText(da.fileMissing)).toBeVisible()
})

test('[X26] a file is replaced, and «Fortryd» brings the one before back; the list of earlier ones has both', async () => {
  const page = await visit()
  const at = row(page, 8, 'Kompetenceforløb 8')
  await choose(page, at.getByRole('button', { name: 'Vælg fil' }), PDF)
  await expect(at.getByRole('link', { name: /16 B/ })).toBeVisible()
  await at.locator('.attachment-menu-button').click()
  await choose(page, page.getByRole('menuitem', { name: da.attachmentReplace }), {
    ...PDF,
    buffer: Buffer.from('%PDF-1.7\nmeget mere indhold'),
  })
  await expect(at.getByRole('link', { name: /27 B/ })).toBeVisible()
  await page.getByRole('region', { name: da.notice }).getByRole('button', { name: da.undoThis }).click()
  await expect(at.getByRole('link', { name: /16 B/ })).toBeVisible()
  await inMenu(page, at, da.attachmentEarlier)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await dialog.getByRole('button', { name: /^Brug filen fra/ }).click()
  await expect(at.getByRole('link', { name: /27 B/ })).toBeVisible()
})

test('[X27] an attachment is removed at once; «Fortryd» and the list of those removed bring it back, with its file', async () => {
  const page = await visit()
  const at = row(page, 9, 'Kompetenceforløb 9')
  await choose(page, at.getByRole('button', { name: 'Vælg fil' }), PDF)
  await expect(at.getByRole('link')).toBeVisible()
  await inMenu(page, at, da.attachmentRemove)
  await expect(at).toHaveCount(0)
  const undo = page.getByRole('region', { name: da.notice }).getByRole('button', { name: da.undoThis })
  await expect(undo).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(at.getByRole('link')).toBeVisible()
  await expect(at.locator('.attachment-menu-button')).toBeFocused()
  await inMenu(page, at, da.attachmentRemove)
  await bilag(page, 9).getByText('1 fjernet bilag').click()
  await bilag(page, 9).getByRole('button', { name: 'Hent Kompetenceforløb 9 tilbage' }).click()
  await expect(at.getByRole('link')).toBeVisible()
})

test('[X28] a name is changed in its place, and the order, by keys alone', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  await row(page, 10, 'Kompetenceforløb 10').locator('.attachment-menu-button').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('om')
  await page.keyboard.press('Enter')
  const input = page.getByRole('textbox', { name: da.attachmentName })
  await expect(input).toBeFocused()
  await page.keyboard.type('Plan for 2024')
  await page.keyboard.press('Enter')
  await expect(row(other, 10, 'Plan for 2024')).toBeVisible()
  await expect(row(page, 10, 'Plan for 2024').locator('.attachment-menu-button')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: da.attachmentDown }).press('Enter')
  await expect(bilag(other, 10).locator('.attachment').first()).toContainText('Høringssvar 10')
  await expect(row(page, 10, 'Plan for 2024').locator('.attachment-menu-button')).toBeFocused()
  await expect(
    page.getByRole('status').filter({ hasText: 'Plan for 2024 er nu nummer 2 af 2.' }),
  ).toBeVisible()
})

test('[X29] who may only read saves files, and is offered nothing else', async () => {
  await meeting.setRole('Ida Lund', 'reader')
  const page = await visit()
  await choose(page, row(page, 11, 'Kompetenceforløb 11').getByRole('button', { name: 'Vælg fil' }), PDF)
  const reader = await visit('Ida Lund')
  await expect(row(reader, 11, 'Kompetenceforløb 11').getByRole('link')).toBeVisible()
  await expect(bilag(reader, 11).getByRole('button')).toHaveCount(0)
  await dropOn(field(reader, 'Baggrund', '1.11'), { name: 'x.txt', content: 'x' })
  await expect(bilag(reader, 11).getByRole('listitem')).toHaveCount(2)
  await reader.goto(`${meeting.server.url}/agenda/${meeting.agenda}/laes`)
  await expect(
    reader.locator('.reading-attachments').getByRole('link', { name: /Kompetenceforløb 11/ }),
  ).toBeVisible()
})

test('[X30] a file that is on its way as a colleague removes its attachment is offered as a new one', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  await holdNextUpload(page)
  await choose(page, row(page, 12, 'Kompetenceforløb 12').getByRole('button', { name: 'Vælg fil' }), PDF)
  await inMenu(other, row(other, 12, 'Kompetenceforløb 12'), da.attachmentRemove)
  await expect(bilag(page, 12)).toContainText(da.attachmentGone)
  await bilag(page, 12).getByRole('button', { name: 'Læg rapport.pdf som nyt bilag' }).click()
  await expect(row(page, 12, 'rapport.pdf').getByRole('link')).toBeVisible()
})

test('[X35] «./.» in a text leads to the attachment, is called as it is, and says when it is gone', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const text = field(page, 'Baggrund', '1.14')
  await enter(text)
  await page.keyboard.type('Se /Kompetence')
  await page.keyboard.press('Enter')
  await page.keyboard.type('for planen.')
  await expect(text).toHaveText('Se ./. Kompetenceforløb 14 for planen.')
  const theirs = field(other, 'Baggrund', '1.14')
  await expect(theirs).toHaveText('Se ./. Kompetenceforløb 14 for planen.')
  await inMenu(other, row(other, 14, 'Kompetenceforløb 14'), da.attachmentRename)
  await other.keyboard.type('Plan')
  await other.keyboard.press('Enter')
  await expect(text).toHaveText('Se ./. Plan for planen.')
  await expect(theirs).toHaveText('Se ./. Plan for planen.')
  await theirs.locator('a.enclosure').click()
  await expect(row(other, 14, 'Plan').getByRole('button').first()).toBeFocused()
  await inMenu(other, row(other, 14, 'Plan'), da.attachmentRemove)
  await expect(text).toHaveText(`Se ${da.enclosureGone} for planen.`)
  await expect(theirs).toHaveText(`Se ${da.enclosureGone} for planen.`)
})

test('[X31] on a phone all that is pressed is 44 pixels, and nothing is wider than the screen', async () => {
  const page = await visit('Vibeke Normann', { viewport: PHONE, touch: true })
  const at = row(page, 13, 'Kompetenceforløb 13')
  await choose(page, at.getByRole('button', { name: 'Vælg fil' }), PDF)
  await expect(at.getByRole('link')).toBeVisible()
  for (const control of await bilag(page, 13).locator('button, a').all()) {
    const { height } = (await control.boundingBox())!
    expectValue(height, await control.innerText()).toBeGreaterThanOrEqual(44)
  }
  expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  await bilag(page, 13).scrollIntoViewIfNeeded()
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
})
