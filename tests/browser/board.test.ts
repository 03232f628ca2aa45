/** «Fremdrift» beside three who write: each figure against the text, what one sees of it, and where it leads. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { itemOf } from '../../shared/agenda/document.ts'
import { assign, setStatus, unassign } from '../../shared/agenda/edits.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { sealOf } from '../../shared/progress/seal.ts'
import { axeOn } from '../support/axe.ts'
import { DESKTOP, PHONE } from '../support/browser.ts'
import { goTo, whereFocusIs } from '../support/byKeys.ts'
import { expect } from '../support/expect.ts'
import { enter, field, saveState, writeAtEnd } from '../support/inPage.ts'
import { type Meeting, type Name, openMeeting } from '../support/meeting.ts'
import { sampleAgenda } from '../support/sampleAgenda.ts'

const FIELDS = ['Baggrund', 'Indstilling', 'Sagsfremstilling'] as const

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting(sample)
})
afterAll(() => meeting.close())

/** The real agenda; Vibeke has 1.1, Søren and Jakob have 2.2, Søren has 2.4; 2.1 is approved, 2.3 ready. */
function sample(people: Meeting['people']) {
  const doc = sampleAgenda()
  const ids = new Map(inOrder(readOutline(doc)).map(({ number, id }) => [number, id]))
  const give = (number: string, ...names: Name[]) => {
    const item = itemOf(doc, ids.get(number)!)!
    const before = Object.keys((item.get('responsibles') as { toJSON: () => object }).toJSON())
    unassign(doc, ids.get(number)!, ...before)
    for (const name of names) assign(doc, ids.get(number)!, people[name].id)
  }
  give('1.1', 'Vibeke Normann')
  give('2.2', 'Søren Madsen', 'Jakob Eiby')
  give('2.4', 'Søren Madsen')
  const by = people['Karen Holm'].id
  setStatus(doc, ids.get('2.1')!, { is: 'approved', by, at: 1, seal: sealOf(doc, ids.get('2.1')!)! })
  setStatus(doc, ids.get('2.3')!, { is: 'ready', by, at: 1 })
  return doc
}

async function board(name: Name = 'Karen Holm', at = '', viewport = DESKTOP, on = meeting): Promise<Page> {
  const options = { at: `/fremdrift${at}`, viewport, touch: viewport === PHONE }
  const { page } = await on.visit(name, options)
  await expect(page.locator('.board-table, .board-nothing')).toBeVisible()
  await expect(saveState(page)).toHaveText(/Gemt/)
  return page
}

const line = (page: Page, number: string): Locator =>
  page.locator('.board-line').filter({ has: page.locator('td.number').getByText(number, { exact: true }) })

const cell = (page: Page, number: string, heading: string): Locator =>
  line(page, number).locator(`td[data-name="${heading}"]`)

const numbers = (page: Page): Promise<string[]> => page.locator('.board-line td.number').allTextContents()

/** What stands in each field of each item, as «Læs» shows it: words, and the entries of its lists. */
async function textsIn(reading: Page): Promise<Map<string, { words: number; entries: number }>> {
  const found = await reading.locator('.reading .field:has(.ProseMirror)').evaluateAll((fields) =>
    fields.map((one) => {
      const text = one.querySelector<HTMLElement>('.ProseMirror')!
      const number = one.closest('.item')!.querySelector('.item-heading .number')!.textContent
      const key = `${number} ${one.querySelector('.field-heading')!.textContent}`
      const words = text.innerText.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
      return [key, { words, entries: text.querySelectorAll(':scope > :is(ul, ol) > li').length }] as const
    }),
  )
  return new Map(found)
}

/** The board's figures, as the text has them. */
function figuresOf(
  texts: Awaited<ReturnType<typeof textsIn>>,
  all: readonly string[],
): Record<string, string> {
  const figure = (number: string, heading: string) => {
    const text = texts.get(`${number} ${heading}`)
    // Placeholders are no text; «Læs» shows them, for they stand in the file.
    if (text === undefined || PLACEHOLDERS.has(`${number} ${heading}`)) return 'tom'
    if (heading !== 'Indstilling' || text.entries === 0) return `${text.words} ord`
    return `${text.entries} ${text.entries === 1 ? 'at-punkt' : 'at-punkter'}`
  }
  return Object.fromEntries(
    all.flatMap((number) => FIELDS.map((heading) => [`${number} ${heading}`, figure(number, heading)])),
  )
}

/** Fields that hold nothing but the template's own words. */
const PLACEHOLDERS = new Set(['1.1 Baggrund', '1.1 Sagsfremstilling'])

async function figuresOn(page: Page): Promise<Record<string, string>> {
  const entries = await page.locator('.board-field').evaluateAll((cells) =>
    cells.map((one) => {
      const number = one.closest('tr')!.querySelector('td.number')!.textContent
      return [
        `${number} ${(one as HTMLElement).dataset.name}`,
        one.querySelector('.words')!.textContent,
      ] as const
    }),
  )
  return Object.fromEntries(entries) as Record<string, string>
}

test('[B31][B32][B42] beside three who write each figure is what the text says, and who writes is seen', async () => {
  const karen = await board()
  const all = await numbers(karen)
  expectValue(all).toEqual(['1.1', '2.1', '2.2', '2.3', '2.3.1', '2.4', '2.5', '2.6', '2.7', '2.8'])
  const [vibeke, søren, jakob] = await Promise.all(
    (['Vibeke Normann', 'Søren Madsen', 'Jakob Eiby'] as const).map((name) => meeting.visit(name)),
  )
  await enter(field(vibeke!.page, 'Indstilling', '1.1'))
  await vibeke!.page.keyboard.press('Control+A')
  await vibeke!.page.keyboard.type('Sekretariatet indstiller, at:')
  await vibeke!.page.keyboard.press('Enter')
  await vibeke!.page.keyboard.type('- mødet holdes')
  await vibeke!.page.keyboard.press('Enter')
  await vibeke!.page.keyboard.type('referatet godkendes')
  await writeAtEnd(søren!.page, field(søren!.page, 'Sagsfremstilling', '2.8'), 'Rådet samler op på dagen.')
  await writeAtEnd(jakob!.page, field(jakob!.page, 'Baggrund', '2.3.1'), 'Odense er en by.')
  await expect(cell(karen, '1.1', 'Indstilling')).toContainText('2 at-punkter')
  await expect(cell(karen, '1.1', 'Indstilling')).toContainText('Vibeke skriver nu')
  await expect(cell(karen, '2.8', 'Sagsfremstilling')).toContainText('5 ord')
  await expect(cell(karen, '2.8', 'Sagsfremstilling')).toContainText('Søren skriver nu')
  await expect(cell(karen, '2.3.1', 'Baggrund')).toContainText('Jakob skriver nu')
  await expect(karen.locator('.board-writing')).toHaveCount(3)
  await expect(karen.locator('.board-tile', { hasText: 'Skriver lige nu' })).toContainText('3')
  const { page: reading } = await meeting.visit('Ida Lund', { at: '/laes' })
  await expect(reading.locator('.reading')).toContainText('referatet godkendes')
  await expect.poll(() => figuresOn(karen)).toEqual(figuresOf(await textsIn(reading), all))
  await expect(line(karen, '2.8').locator('.status')).toContainText('Mangler: ansvarlig, Baggrund')
  await expect(line(karen, '2.8').locator('.status')).not.toContainText('Sagsfremstilling')
  await expect(line(karen, '2.2').locator('.status')).toContainText('Mangler: 1 bilag')
  await expect(cell(karen, '2.2', 'Bilag')).toContainText('1 mangler')
  // What one deletes is seen too; nobody has to leave the field.
  await jakob!.page.keyboard.press('Control+A')
  await jakob!.page.keyboard.press('Delete')
  await expect(cell(karen, '2.3.1', 'Baggrund')).toContainText('tom')
  await jakob!.page.keyboard.press('Escape')
  await jakob!.context.close()
  await expect(karen.locator('.board-writing')).toHaveCount(2)
})

test('[B32] a colleague’s letters draw the line of their item, and no other', async () => {
  const karen = await board()
  const { page: søren } = await meeting.visit('Søren Madsen')
  await enter(field(søren, 'Baggrund', '2.6'))
  await expect(cell(karen, '2.6', 'Baggrund')).toContainText('Søren skriver nu')
  await karen.evaluate(() => {
    const drawn = new Set<string>()
    Object.assign(window, { drawn })
    new MutationObserver((mutations) => {
      for (const { target } of mutations) {
        const element = target instanceof Element ? target : target.parentElement
        drawn.add(
          element?.closest('tr')?.querySelector('td.number')?.textContent ?? String(element?.className),
        )
      }
    }).observe(document.querySelector('.board')!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
  })
  const before = Number.parseInt((await cell(karen, '2.6', 'Baggrund').locator('.words').textContent())!, 10)
  await søren.keyboard.press('Control+End')
  await søren.keyboard.type(' et to tre')
  await expect(cell(karen, '2.6', 'Baggrund')).toContainText(`${before + 3} ord`)
  await expect(line(karen, '2.6').locator('.changed')).toContainText('Søren Madsen')
  expectValue(await karen.evaluate(() => [...(window as unknown as { drawn: Set<string> }).drawn])).toEqual([
    '2.6',
  ])
})

test('[B33] who changed an item last is seen as it happens, also by deleting, and after a restart', async () => {
  const own = await openMeeting(sample)
  try {
    const karen = await board('Karen Holm', '', DESKTOP, own)
    const { page: søren } = await own.visit('Søren Madsen')
    await writeAtEnd(søren, field(søren, 'Baggrund', '2.5'), ' Flere ord')
    const changed = (number: string, page = karen) => line(page, number).locator('.changed')
    await expect(changed('2.5')).toHaveText('nuSøren Madsen')
    const { page: jakob } = await own.visit('Jakob Eiby')
    await enter(field(jakob, 'Baggrund', '2.5'))
    await jakob.keyboard.press('Control+End')
    await jakob.keyboard.press('Backspace')
    await expect(changed('2.5')).toHaveText('nuJakob Eiby')
    await expect(changed('2.6')).not.toContainText('Jakob')
    await own.kill()
    await own.restart()
    const again = await board('Ida Lund', '', DESKTOP, own)
    await expect(changed('2.5', again)).toContainText('Jakob Eiby')
  } finally {
    await own.close()
  }
})

test('[B31][B37] an approved item that was changed says so; items, and those of each section, are summed up', async () => {
  const karen = await board()
  await expect(line(karen, '2.1').locator('.status')).toHaveText('Godkendt')
  await expect(karen.locator('.board-section', { hasText: 'Drøftelsessager' })).toContainText('2 af 9 klar')
  await expect(karen.locator('.board-tiles')).toContainText('1 godkendt')
  const { page: vibeke } = await meeting.visit('Vibeke Normann')
  await writeAtEnd(vibeke, field(vibeke, 'Baggrund', '2.1'), ' mere')
  await expect(line(karen, '2.1').locator('.status')).toContainText('Ændret efter godkendelse')
})

test('[B34][B35][B36][B38] what one chooses stands in the address, and a link shows the same', async () => {
  const karen = await board()
  await karen.getByRole('button', { name: 'Mangler', exact: true }).click()
  await expect(karen).toHaveURL(/\?show=lacking$/)
  const lacking = await numbers(karen)
  expectValue(lacking).toEqual(expectValue.arrayContaining(['1.1', '2.2', '2.3.1', '2.4', '2.8']))
  await karen.getByText('Hvem mangler hvad').click()
  const owes = karen.locator('.board-who li', { hasText: 'Søren Madsen' })
  await expect(owes).toContainText('2 punkter')
  await expect(owes).toContainText('2 bilag')
  await owes.getByRole('button', { name: 'Søren Madsen', exact: true }).click()
  expectValue(await numbers(karen)).toEqual(['2.2', '2.4'])
  await expect(karen.getByRole('status').filter({ hasText: 'punkter' })).toHaveText('2 af 10 punkter')
  await karen.getByRole('button', { name: 'Status' }).click()
  await expect(karen.getByRole('columnheader', { name: 'Status' })).toHaveAttribute('aria-sort', 'ascending')
  await karen.getByRole('button', { name: 'Status' }).click()
  await expect(karen.getByRole('columnheader', { name: 'Status' })).toHaveAttribute('aria-sort', 'descending')
  await karen.reload()
  await expect(karen.locator('.board-line')).toHaveCount(2)
  await expect(karen.getByRole('combobox', { name: 'Person', exact: true })).toHaveValue(
    meeting.people['Søren Madsen'].id,
  )
  await expect(karen.getByLabel('Sortér efter')).toHaveValue('status')
  // The same link shows Søren the same, and «Mine» what is his.
  const søren = await board('Søren Madsen', new URL(karen.url()).search)
  await expect(søren.locator('.board-line')).toHaveCount(2)
  await søren.getByRole('combobox', { name: 'Person', exact: true }).selectOption('Alle')
  await søren.getByRole('button', { name: 'Mine', exact: true }).click()
  expectValue((await numbers(søren)).toSorted()).toEqual(['2.2', '2.4'])
  await søren.getByRole('combobox', { name: 'Person', exact: true }).selectOption('Ikke tildelt')
  await expect(søren.getByText('Ingen punkter passer')).toBeVisible()
  await søren.getByRole('button', { name: 'Vis alle punkter' }).click()
  await expect(søren.locator('.board-line')).toHaveCount(10)
  await søren.getByLabel('Sortér efter').selectOption('mangler mest')
  expectValue((await numbers(søren))[0]).toBe('1.1')
})

test('[B39] a cell leads to the very field by mouse and by keys, and the browser’s arrow back to the same board', async () => {
  const karen = await board('Karen Holm', '?show=lacking')
  let sockets = 0
  karen.on('websocket', () => (sockets += 1))
  await cell(karen, '2.8', 'Baggrund').getByRole('link').click()
  await expect(karen).toHaveURL(/\/agenda\/[^/]+#item-[^/]+\/background$/)
  await expect(field(karen, 'Baggrund', '2.8')).toBeInViewport()
  await expect(karen.locator('.field-heading:focus')).toHaveText('Baggrund')
  await karen.goBack()
  await expect(karen).toHaveURL(/\/fremdrift\?show=lacking$/)
  await karen.getByRole('button', { name: 'Mangler', exact: true }).focus()
  await goTo(karen, cell(karen, '1.1', 'Sagsfremstilling').getByRole('link'))
  await karen.keyboard.press('Enter')
  await expect(karen.locator('.field-heading:focus')).toHaveText('Sagsfremstilling')
  await karen.keyboard.press('Tab')
  await expect(field(karen, 'Sagsfremstilling', '1.1')).toBeFocused()
  await karen.getByRole('link', { name: 'Fremdrift', exact: true }).click()
  const who = line(karen, '2.8').getByRole('link', { name: /ikke tildelt/ })
  await who.click()
  await expect.poll(() => whereFocusIs(karen)).toContain('Ansvarlig: ingen endnu, punkt 2.8')
  // Nothing was opened anew on the way.
  expectValue(sockets).toBe(0)
  // What is not there leads to its item.
  await karen.goto(
    `${karen.url().split('#')[0]}#${(await field(karen, 'Baggrund', '2.7').locator('xpath=ancestor::*[@class="field"]').getAttribute('id'))!.split('/')[0]}/economy`,
  )
  await expect(field(karen, 'Baggrund', '2.7')).toBeInViewport()
})

test('[B39] it begins at its top, and is where it was when one comes back to it', async () => {
  const karen = await board('Karen Holm', '', { width: 1440, height: 400 })
  await karen.getByRole('link', { name: 'Skriv', exact: true }).click()
  await field(karen, 'Baggrund', '2.7').scrollIntoViewIfNeeded()
  await karen.getByRole('link', { name: 'Læs', exact: true }).click()
  await expect(karen.locator('.reading')).toBeVisible()
  await karen.getByRole('link', { name: 'Fremdrift', exact: true }).click()
  await expect(karen.locator('.board-tiles')).toBeInViewport()
  await line(karen, '2.8').scrollIntoViewIfNeeded()
  await cell(karen, '2.8', 'Indstilling').getByRole('link').click()
  await expect(field(karen, 'Indstilling', '2.8')).toBeInViewport()
  await karen.goBack()
  await expect(line(karen, '2.8')).toBeInViewport()
})

test('[L20] in English it is English at once, and what stands in the agenda stays Danish', async () => {
  const karen = await board()
  await karen.getByRole('button', { name: 'English' }).click()
  await expect(karen.getByRole('columnheader', { name: 'Last changed' })).toBeVisible()
  await expect(cell(karen, '2.8', 'Baggrund')).toContainText('empty')
  await expect(line(karen, '2.2').locator('.status')).toContainText('Missing:')
  await expect(karen.getByRole('columnheader', { name: 'Baggrund' })).toHaveAttribute('lang', 'da')
})

test('[B41] no line moves away under the pointer or the focus; when these have gone the order is right', async () => {
  const own = await openMeeting(sample)
  try {
    const karen = await board('Karen Holm', '?sort=changed', DESKTOP, own)
    const before = await numbers(karen)
    await line(karen, before[0]!).hover()
    const { page: søren } = await own.visit('Søren Madsen')
    await writeAtEnd(søren, field(søren, 'Baggrund', '2.7'), ' ord')
    await expect(line(karen, '2.7').locator('.changed')).toContainText('Søren Madsen')
    expectValue(await numbers(karen)).toEqual(before)
    await karen.mouse.move(5, 5)
    await expect.poll(async () => (await numbers(karen))[0]).toBe('2.7')
    const now = await numbers(karen)
    await line(karen, '2.7').getByRole('link').first().focus()
    await writeAtEnd(søren, field(søren, 'Baggrund', '2.6'), ' ord')
    await expect(line(karen, '2.6').locator('.changed')).toContainText('Søren Madsen')
    expectValue(await numbers(karen)).toEqual(now)
    await karen.getByRole('combobox', { name: 'Person', exact: true }).focus()
    await expect.poll(async () => (await numbers(karen))[0]).toBe('2.6')
  } finally {
    await own.close()
  }
})

test('[B43] is a table with a name, with heads of columns and lines', async () => {
  const karen = await board()
  const table = karen.getByRole('table', { name: 'Fremdrift: It-Arkitekturrådet' })
  const columns = ['Nr.', 'Punkt', 'Ansvarlig', ...FIELDS, 'Bilag', 'Kommentarer', 'Status', 'Sidst ændret']
  await expect(table.getByRole('columnheader')).toHaveCount(columns.length)
  for (const name of columns) await expect(table.getByRole('columnheader', { name })).toHaveCount(1)
  await expect(table.getByRole('row', { name: /Opsamling/ }).getByRole('rowheader')).toHaveText(/Opsamling/)
  await expect(table.getByRole('row')).toHaveCount(1 + 3 + 10)
  await expect(karen.getByRole('status').filter({ hasText: 'punkter' })).toHaveCount(0)
})

test.each([
  ['a desk', DESKTOP],
  ['a phone', PHONE],
  ['a window enlarged to 400 %', { width: 320, height: 256 }],
])('[B44][C6] on %s it is without fault to axe, and not wider than the screen', async (_where, viewport) => {
  const page = await board('Karen Holm', '', viewport)
  await page.getByText('Hvem mangler hvad').click()
  const { violations } = await axeOn(page).analyze()
  expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  const widths = () => page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  const [wide, room] = await widths()
  expectValue(wide).toBeLessThanOrEqual(room!)
})

test('[B44] on a phone it is still a table, and whatever is pressed is 44 pixels high', async () => {
  const page = await board('Karen Holm', '', PHONE)
  await page.getByText('Hvem mangler hvad').click()
  await expect(page.getByRole('table', { name: /Fremdrift/ })).toBeAttached()
  const low = await page.locator('.board :is(a, button, select, summary)').evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .map((one) => ({
        height: Math.round(one.getBoundingClientRect().height),
        html: one.outerHTML.slice(0, 90),
      }))
      .filter(({ height }) => height < 44),
  )
  expectValue(low).toEqual([])
  await page.getByLabel('Sortér efter').selectOption('ansvarlig')
  await expect(page.locator('.board-line td.number').first()).toHaveText('2.3.1')
})

test('[B45] on paper it is the table with its name, and nothing to press', async () => {
  const page = await board()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('header.agenda-header')).toBeHidden()
  await expect(page.getByText('Fremdrift: It-Arkitekturrådet · 24. januar 2024')).toBeVisible()
  await expect(page.locator('.board-table')).toBeVisible()
  await expect(page.locator('.board :is(select, summary):visible')).toHaveCount(0)
  await expect(page.locator('.board button:visible:not(thead button)')).toHaveCount(0)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  // Every page lies down: with one that stands, the first would be an empty one.
  const widths = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 (\d+)/g)].map(([, width]) =>
    Number(width),
  )
  expectValue(new Set(widths)).toEqual(new Set([widths.find((width) => width === 841 || width === 842)]))
})

test('[B45] on the wall it fills the screen in larger type; where the browser cannot, that is not offered', async () => {
  const page = await board()
  const size = () => line(page, '2.8').evaluate((one) => one.getBoundingClientRect().height)
  const before = await size()
  await page.getByRole('button', { name: 'Fuld skærm' }).click()
  await expect(page.getByRole('button', { name: 'Luk fuld skærm' })).toBeVisible()
  await expect.poll(size).toBeGreaterThan(before * 1.15)
  await expect(saveState(page)).toBeVisible()
  await page.getByRole('button', { name: 'Luk fuld skærm' }).click()
  await expect.poll(size).toBe(before)
  await page.addInitScript(() => Object.defineProperty(document, 'fullscreenEnabled', { value: false }))
  await page.reload()
  await expect(page.locator('.board-table')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Fuld skærm' })).toHaveCount(0)
})
