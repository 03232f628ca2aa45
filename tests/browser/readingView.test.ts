/** «Læs»: the agenda as paper, and on paper. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import * as Y from 'yjs'
import { openStorage } from '../../server/storage/open.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { agendaOf, readFacts } from '../../shared/agenda/document.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../shared/agenda/template.ts'
import { newId } from '../../shared/ids.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { DESKTOP, PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { HOSTILE_WORDS } from '../support/hostileWords.ts'
import { enter, field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { EVERYTHING } from '../support/sampleTexts.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(({ 'Vibeke Normann': vibeke }) =>
    agenda()
      .motto('«Vision»')
      .section(
        'Sager',
        item('Første').by(vibeke.id).caseNumber('SAG-7').field('presentation', EVERYTHING),
        item('Tom').attachments('Bilag A.pdf'),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())

async function visit(at: string, viewport = DESKTOP): Promise<Page> {
  const { page } = await meeting.visit('Vibeke Normann', { at, viewport, touch: viewport === PHONE })
  await expect(saveState(page)).toHaveText(/Gemt/)
  return page
}

test('[E25] shows what is written, with nothing to press and no empty field', async () => {
  const page = await visit('/laes')
  const main = page.locator('main')
  await expect(main.getByRole('heading')).toContainText(['1. Sager', '1.1 Første', 'Sagsfremstilling'])
  await expect(main).toContainText('Sagsnr.: SAG-7 · Ansvarlig: Vibeke Normann')
  await expect(main).toContainText('onsdag den 24. januar 2024 kl. 10.00–14.00 · KL. lokale 2-01')
  await expect(main).toContainText('«Vision»')
  await expect(main).toContainText('Bilag A.pdf')
  await expect(main.getByText('Baggrund', { exact: true })).toHaveCount(0)
  await expect(main.locator('button, input, [role="textbox"], [contenteditable]')).toHaveCount(0)
})

test('[E25] the switch leads there and back, and what a colleague writes comes', async () => {
  const vibeke = await visit('')
  await vibeke.getByRole('link', { name: 'Læs' }).click()
  await expect(vibeke).toHaveURL(/\/laes$/)
  await expect(vibeke.getByRole('link', { name: 'Læs' })).toHaveAttribute('aria-current', 'page')
  const { page: søren } = await meeting.visit('Søren Madsen')
  await enter(field(søren, 'Indstilling', '1.2'))
  await søren.keyboard.type('Rådet drøfter')
  await expect(vibeke.locator('main')).toContainText('Rådet drøfter')
  await vibeke.getByRole('link', { name: 'Skriv' }).click()
  await expect(field(vibeke, 'Indstilling', '1.2')).toHaveText('Rådet drøfter')
})

test('[E26] on paper only the document is left', async () => {
  const page = await visit('/laes')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('header')).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Dagsorden' })).toBeHidden()
  await expect(page.getByRole('heading', { name: '1.1 Første' })).toBeVisible()
  // A sheet of paper is narrower than a phone's limit, and is no phone.
  await page.setViewportSize({ width: 640, height: 900 })
  await expect(page.locator('header')).toBeHidden()
  const heading = page.getByRole('heading', { name: '1.1 Første' })
  await expect(heading).toHaveCSS('flex-direction', 'row')
  const pdf = await page.pdf()
  expectValue(pdf.length).toBeGreaterThan(5000)
})

test('[E26] what one writes in is printed as what is written: no controls, no empty field, no line above it', async () => {
  const page = await visit('')
  await expect(page.getByText('Klik i en tekst')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('Klik i en tekst')).toBeHidden()
  await expect(page.locator('.own-mark').first()).toBeHidden()
  await expect(field(page, 'Sagsfremstilling', '1.1')).toBeVisible()
  await expect(page.getByText('Baggrund', { exact: true }).first()).toBeHidden()
  await expect(page.getByLabel('Sagsnr., punkt 1.1')).toBeVisible()
  await expect(page.getByLabel('Oplæg, punkt 1.1')).toBeHidden()
  // Facts are pressed to be changed; on paper they are the text that they look like.
  await expect(page.locator('button:not(.fact button):visible')).toHaveCount(0)
  await expect(page.getByText('ikke angivet').filter({ visible: true })).toHaveCount(0)
})

test.each([
  ['a desk', DESKTOP],
  ['a phone', PHONE],
])('[C6] on %s it is without fault to axe, and not wider than the screen', async (_where, viewport) => {
  const page = await visit('/laes', viewport)
  const { violations } = await axeOn(page).analyze()
  expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    viewport.width,
  )
})

test('[E25] going to the other view and back leads to the item that one was at', async () => {
  // Low, so that there is something to scroll.
  const page = await visit('', { width: 1440, height: 260 })
  const last = page.locator('.item').last()
  await last.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }))
  await page.getByRole('link', { name: 'Læs' }).click()
  await expect(page.locator('.reading')).toBeVisible()
  await expect(last).toBeInViewport()
  await page.getByRole('link', { name: 'Skriv' }).click()
  await expect(page.locator('.reading')).toHaveCount(0)
  await expect(last).toBeInViewport()
})

/** What on a page could do something that is not ours: the page's policy is the second wall, and says so aloud. */
const dangersOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...('pasted' in window ? ['it ran'] : []),
    ...[...document.querySelectorAll('*')].flatMap((element) => {
      const own = /^(https?:|mailto:|blob:|data:image\/|\/|\.|#|$)/
      return [...element.attributes]
        .filter(
          ({ name, value }) =>
            /^on|^srcdoc$/.test(name) || (/^(href|src|action)$/.test(name) && !own.test(value)),
        )
        .map(({ name, value }) => `${element.tagName} ${name}=${value}`)
    }),
    ...[...document.querySelectorAll('script, iframe, object, embed, base')]
      .filter((element) => !/^\/assets\//.test(element.getAttribute('src') ?? ''))
      .map((element) => element.outerHTML),
  ])

test('[G25] an agenda and a name that hope to be run are read, and written in, as what they are', async () => {
  const storage = await openStorage({ dataDir: meeting.dataDir })
  const ida = meeting.people['Ida Lund']
  await storage.directory.savePerson({ ...ida, name: '"><img src=x onerror=window.pasted=1>' })
  const id = await storeHostile(storage, ida.id)
  await storage.close()
  const visitor = await meeting.visit('Ida Lund')
  const { page } = visitor
  const dialogs: string[] = []
  page.on('dialog', (dialog) => void dialogs.push(dialog.message()))
  const address = new URL(`/agenda/${id}`, page.url()).href
  await page.goto(address)
  await expect(saveState(page)).toHaveText(/Gemt/)
  const text = field(page, 'Baggrund', '1.1')
  await expect(text).toContainText('</title><script>window.pasted=1</script>')
  await enter(text)
  await page.keyboard.type('Skrevet. ')
  await expect(text).toContainText('Skrevet. ')
  // Whoever leaves with unsaved words is asked, and is here for good.
  await expect(saveState(page)).toHaveText('✓ Gemt')
  expectValue(await dangersOn(page)).toEqual([])
  await page.goto(`${address}/laes`)
  await expect(page.locator('main')).toContainText('</title><script>window.pasted=1</script>')
  expectValue(await dangersOn(page)).toEqual([])
  await page.goto(new URL('/', address).href)
  await expect(page.locator('main')).toContainText('<svg/onload=window.pasted=1>')
  expectValue(await dangersOn(page)).toEqual([])
  expectValue([...visitor.faults, ...dialogs]).toEqual([])
})

/** An agenda with hostile words in each place that has words. @returns its id */
async function storeHostile({ directory }: Storage, responsible: string): Promise<string> {
  const [words, ...more] = HOSTILE_WORDS.toReversed()
  const doc = agenda()
    .fields(...FIRST_COUNCIL_TEMPLATE.map((one) => ({ ...one, placeholder: `${one.placeholder} ${words}` })))
    .motto(...HOSTILE_WORDS)
    .section(
      '<svg/onload=window.pasted=1>',
      item('"><img src=x onerror=window.pasted=1>')
        .by(responsible)
        .caseNumber('"><svg onload=window.pasted=1>')
        .presentedBy('<script>window.pasted=1</script>')
        .attachments(...more)
        .field('background', paragraphs(...HOSTILE_WORDS)),
      ...HOSTILE_WORDS.slice(-8).map((title) => item(title)),
    )
    .doc()
  for (const key of ['title', 'place', 'council'])
    agendaOf(doc).set(key, `<svg/onload=window.pasted=1> ${more.join(' ')}`.slice(0, 500))
  const { council } = (await directory.memberships(responsible))[0]!
  const [id, epoch] = [newId(), newId()]
  const first = { person: null, connection: 'cli', at: 0, update: Y.encodeStateAsUpdate(doc) }
  const head = { facts: readFacts(doc), state: 'drafting' as const }
  await directory.createAgenda({ id, epoch, council: council.id, ...head, first })
  return id
}
