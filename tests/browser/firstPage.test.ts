/** The first page, in real browsers: what one lacks oneself and how far each agenda is, as colleagues write. */
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect as expectValue, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { replaceField, setCaseNumber, setStatus, unassign } from '../../shared/agenda/edits.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { agenda, idOf, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { field, writeAtEnd } from '../support/inPage.ts'
import { type Meeting, type Name, openMeeting } from '../support/meeting.ts'
import { signIn } from '../support/startServer.ts'
import { Writer } from '../support/writer.ts'

let meeting: Meeting

beforeEach(async () => {
  meeting = await openMeeting(({ 'Søren Madsen': søren, 'Vibeke Normann': vibeke }) =>
    agenda()
      .section(
        'Sager',
        whole('Strategi').field('presentation', '').by(søren.id),
        item('Etik').by(søren.id, vibeke.id),
        whole('Jura').by(søren.id),
        item('En andens').by(vibeke.id),
      )
      .doc(),
  )
})
afterEach(() => meeting.close())

/** Nothing of it is missing. */
const whole = (title: string) =>
  item(title)
    .caseNumber('SAG-1')
    .field('background', 'Ord.')
    .field('recommendation', 'Ord.')
    .field('presentation', 'Ord.')

/** Stands on the first page, with its lists live. */
async function visit(
  name: Name = 'Søren Madsen',
  options: Parameters<Meeting['visit']>[1] = {},
): Promise<Page> {
  const { page } = await meeting.visit(name, options)
  const isLive = page.waitForEvent('websocket', (socket) => socket.url().endsWith('/live'))
  await page.goto(`${meeting.server.url}/`)
  await isLive
  await expect(page.locator('.agenda-card .tally')).toBeVisible()
  return page
}

/** Writes beside the pages, as a colleague's page would. */
async function colleague(act: (doc: Y.Doc) => void, name: Name = 'Vibeke Normann'): Promise<void> {
  const cookie = await signIn(await meeting.link(name))
  const writer = new Writer({ url: meeting.server.url, agenda: meeting.agenda, cookie, name })
  onTestFinished(() => writer.close())
  await writer.synced()
  act(writer.doc)
}

const lacking = (page: Page) =>
  page.getByRole('region', { name: 'Det mangler du' }).getByRole('list').first().locator('h3')
const titles = (page: Page) => expect.poll(() => lacking(page).allTextContents())
const bar = (page: Page) => page.locator('.tally-words li')

describe('what one lacks', () => {
  test('[U13][U15] is listed over all agendas, with what is missing, and the agendas with how far they are', async () => {
    const page = await visit()
    await titles(page).toEqual(['Strategi', 'Etik'])
    const [first, second] = await page.locator('.own-item').all()
    await expect(first!).toContainText('1.1')
    await expect(first!).toContainText('It-Arkitekturrådet 24. januar 2024')
    await expect(first!).toContainText('Mangler: Sagsfremstilling')
    await expect(second!).toContainText('Mangler: sagsnummer, Baggrund, Indstilling, Sagsfremstilling')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^God.*, Søren$/)
    await expect(page.locator('.greeting')).toContainText('Du har 2 punkter, der ikke er klar.')
    await page.getByText('1 andet punkt, som du har skrevet').click()
    await expect(page.getByRole('link', { name: 'Åbn punkt 1.3, Jura' })).toBeVisible()
    await expect(bar(page)).toHaveText(['2 ikke klar', '2 tomme'])
  })

  test('[U14][U25] «Skriv» leads to the very first field that is missing, with the caret in it below the head of its item', async () => {
    const page = await visit()
    await page.getByRole('link', { name: 'Skriv i punkt 1.1, Strategi' }).click()
    await expect(page).toHaveURL(/#item-\w+\/presentation$/)
    await expect(field(page, 'Sagsfremstilling', '1.1')).toBeInViewport()
    await expect(field(page, 'Sagsfremstilling', '1.1')).toBeFocused()
    await expect(page.getByRole('button', { name: 'Meld klar, punkt 1.1' })).toBeInViewport()
  })

  test('[U16] what a colleague writes is gone from it, while one looks', async () => {
    const page = await visit()
    await titles(page).toEqual(['Strategi', 'Etik'])
    const vibeke = (await meeting.visit('Vibeke Normann')).page
    await writeAtEnd(vibeke, field(vibeke, 'Sagsfremstilling', '1.1'), 'Det er nu skrevet.')
    await titles(page).toEqual(['Etik'])
    await expect(page.locator('.greeting')).toContainText('Du har 1 punkt, der ikke er klar.')
    await colleague((doc) => unassign(doc, idOf(doc, 'Etik'), meeting.people['Søren Madsen'].id))
    await expect(page.getByText('Du mangler ikke at skrive noget. Meld dine punkter klar')).toBeVisible()
  })

  test('[U16] what is ready does not wait any more, what is sent back does, with why; the bar follows', async () => {
    const page = await visit()
    const by = meeting.people['Vibeke Normann'].id
    await colleague((doc) => {
      setStatus(doc, idOf(doc, 'Etik'), { is: 'ready', by, at: Date.now() })
      setStatus(doc, idOf(doc, 'Jura'), { is: 'returned', by, at: Date.now(), why: 'Kan den blive kortere?' })
    })
    await titles(page).toEqual(['Strategi', 'Jura'])
    await expect(page.getByText('Sendt retur: «Kan den blive kortere?»')).toBeVisible()
    await expect(bar(page)).toHaveText(['1 klar', '1 sendt retur', '1 ikke klar', '1 tom'])
  })

  test('[U16] the focus stays on the page when the row that has it goes', async () => {
    const page = await visit()
    await page.getByRole('link', { name: 'Skriv i punkt 1.1, Strategi' }).focus()
    await colleague((doc) => replaceField(doc, idOf(doc, 'Strategi'), 'presentation', paragraphs('Ord.')))
    await titles(page).toEqual(['Etik'])
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
  })
})

describe('a connection that is not there', () => {
  test('[U17] where no socket gets through, the lists are read again now and then', async () => {
    const { page } = await meeting.visit('Søren Madsen')
    await page.routeWebSocket(/\/live$/, (socket) => socket.close({ code: 1013 }))
    await page.goto(`${meeting.server.url}/`)
    await titles(page).toEqual(['Strategi', 'Etik'])
    await colleague((doc) => setCaseNumber(doc, idOf(doc, 'Etik'), 'SAG-2'))
    await expect(page.getByText('Mangler: Baggrund, Indstilling, Sagsfremstilling')).toBeVisible({
      timeout: 20_000,
    })
    await expect(page.getByText('Ikke forbundet')).toHaveCount(0)
  })

  test('[U18] when the server goes, what was seen stays, and is told to be old; it is news again by itself', async () => {
    const page = await visit()
    await meeting.kill()
    await expect(page.locator('.no-connection')).toContainText('Ikke forbundet. Her står det, du så sidst')
    await titles(page).toEqual(['Strategi', 'Etik'])
    await meeting.restart()
    await expect(page.getByText('Ikke forbundet')).toHaveCount(0, { timeout: 30_000 })
    await colleague((doc) => replaceField(doc, idOf(doc, 'Strategi'), 'presentation', paragraphs('Ord.')))
    await titles(page).toEqual(['Etik'])
  })

  test('[U19] who has signed out in another tab is told so, and reads nothing more', async () => {
    const page = await visit()
    const other = await page.context().newPage()
    await other.goto(`${meeting.server.url}/`)
    await other.getByRole('button', { name: 'Log ud' }).click()
    await expect(other).toHaveURL(/sign-in/)
    await expect(page.getByRole('alert')).toContainText('Du er ikke længere logget ind.')
    await expect(page.locator('.own-item, .agenda-card')).toHaveCount(0)
  })
})

describe('who may see it', () => {
  test('[U24] who becomes a participant while they look sees no draft any more', async () => {
    const page = await visit()
    await meeting.setRole('Søren Madsen', 'participant')
    await expect(page.getByText('Her kommer dine møder, når dagsordenen er sendt ud.')).toBeVisible()
    await expect(page.locator('.own-item, .agenda-card')).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'Det mangler du' })).toHaveCount(0)
  })
})

describe('for everybody', () => {
  test('[U20] who lacks nothing is told so', async () => {
    const page = await visit('Karen Holm')
    await expect(page.getByText('Du mangler ikke noget.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Personer og roller' })).toBeVisible()
  })

  test('[U21] it is read by landmarks and headings, and axe finds no fault; on a phone nothing is cut, and all can be pressed', async () => {
    const page = await visit()
    await page.locator('summary').click()
    for (const viewport of [page.viewportSize()!, PHONE]) {
      await page.setViewportSize(viewport)
      const { violations } = await axeOn(page).analyze()
      expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
    const { cut, small } = await page.evaluate(() => ({
      cut: document.documentElement.scrollWidth > innerWidth,
      small: [...document.querySelectorAll<HTMLElement>('main a.button, main button, summary, .agenda-card')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
        .map(({ outerHTML }) => outerHTML),
    }))
    expectValue({ cut, small }).toEqual({ cut: false, small: [] })
    const levels = await page.locator('h1, h2, h3').evaluateAll((all) => all.map(({ tagName }) => tagName))
    expectValue(levels).toEqual(['H1', 'H2', 'H3', 'H3', 'H3', 'H2', 'H2', 'H3'])
  })

  test('[U21] all of it is reached by keys', async () => {
    const page = await visit()
    await page.locator('main').focus()
    const reached: string[] = []
    for (let n = 0; n < 11; n += 1) {
      await page.keyboard.press('Tab')
      reached.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''))
    }
    expectValue(reached).toEqual([
      ...['Skriv', 'Skriv', '1 andet punkt, som du har skrevet', 'Personer og roller', 'Hvem gjorde hvad'],
      ...['Indstillinger', 'Ny dagsorden', 'It-Arkitekturrådet'],
      expectValue.stringMatching(/^Fremdrift: /),
      ...['⋯', 'Afslut i alle browsere'],
    ])
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Afslut i alle browsere?' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Afslut i alle browsere' })).toBeFocused()
  })

  test('[U22] it speaks another language as soon as one chooses it, with the same lists', async () => {
    const page = await visit()
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Good|Hello).*, Søren$/)
    await expect(page.getByRole('region', { name: 'What you lack' })).toContainText(
      'Missing: Sagsfremstilling',
    )
    await expect(page.getByRole('link', { name: 'Write in item 1.1, Strategi' })).toBeVisible()
  })
})
