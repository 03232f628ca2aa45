/**
 * When something in the page fails. The fault is the browser's: elements of a certain class cannot be made for a while, so any part
 * can be made to fail while it is drawn, and to succeed later.
 */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { expect } from '../support/expect.ts'
import { enter, field, saveState, titleField } from '../support/inPage.ts'
import { clearRows, rowsIn } from '../support/keptRows.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting(({ 'Vibeke Normann': vibeke }) =>
    agenda()
      .motto('«Vision»')
      .section('Sager', item('Første').by(vibeke.id).field('background', 'Baggrunden.'), item('Anden'))
      .doc(),
  )
})
afterAll(() => meeting.close())

declare global {
  var failing: { selector: string } | null
}

/** @param selector elements whose classes or text make the browser throw, as soon as they are given them */
async function openFailing(selector: string, at = ''): Promise<Page> {
  const { page, context } = await meeting.visit('Vibeke Normann', { at })
  await expect(saveState(page)).toHaveText(/Gemt/)
  await context.addInitScript((wanted) => {
    globalThis.failing = { selector: wanted }
    const { setAttribute } = Element.prototype
    Element.prototype.setAttribute = function (name, value) {
      setAttribute.call(this, name, value)
      if (globalThis.failing !== null && name !== 'style' && this.matches(globalThis.failing.selector))
        throw new Error('as the test wants it')
    }
  }, selector)
  await page.reload()
  return page
}

const heal = (page: Page) =>
  page.evaluate(() => {
    globalThis.failing = null
  })

const failed = (page: Page) => page.locator('.part-failed')

test.each([
  ['the outline', '.outline-heading', 'Oversigten'],
  ['the search panel', '.search-line', 'Søgningen'],
  ['the motto', '.motto', 'Mottoet'],
  ['the facts', '.agenda-name', 'Oplysningerne'],
  ['one item', '[aria-label="Sagsnr., punkt 1.1"]', 'Oplysningerne'],
  ['a whole item', '.item[data-kind=section]', 'Punkt 1'],
  ['a field', '[aria-label="Baggrund, punkt 1.1"]', '«Baggrund, punkt 1.1»'],
  ['the top', '.agenda-header', 'Toppen af siden'],
])(
  '[E44] when %s fails, a sentence says so, the rest is usable, and another try brings it back',
  async (_what, selector, name) => {
    const page = await openFailing(selector)
    if (name === 'Søgningen') await page.getByRole('button', { name: 'Søg' }).click()
    await expect(failed(page).first()).toContainText(
      `${name} kan ikke vises lige nu. Det, der er skrevet, er ikke tabt.`,
    )
    await expect(failed(page)).toHaveCount(1)
    await enter(field(page, 'Sagsfremstilling', '1.2'))
    await page.keyboard.type('Der kan skrives. ')
    await expect(field(page, 'Sagsfremstilling', '1.2')).toContainText('Der kan skrives.')
    // What fails takes its headings along.
    const { violations } = await axeOn(page).disableRules(['heading-order', 'page-has-heading-one']).analyze()
    expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await heal(page)
    await page.getByRole('button', { name: 'Prøv igen' }).click()
    await expect(failed(page)).toHaveCount(0)
    await expect(page.locator(selector).first()).toBeAttached()
  },
)

test('[E44] in «Læs» too, one item that fails leaves the others', async () => {
  const page = await openFailing('.reading .field, .reading-facts', '/laes')
  await expect(failed(page)).toContainText('Punkt 1.1 kan ikke vises lige nu.')
  await expect(page.getByRole('heading', { name: '1.2 Anden' })).toBeVisible()
  await heal(page)
  await page.getByRole('button', { name: 'Prøv igen' }).click()
  await expect(page.getByText('Baggrunden.')).toBeVisible()
})

test('[E44] when everything fails, the page says what is safe and what to do', async () => {
  const page = await openFailing('.agenda-grid')
  await expect(page.getByRole('heading', { name: 'Siden gik i stå' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Genindlæs' })).toBeVisible()
})

test('[E45] when what one writes with cannot be fetched, that is said, and what was typed goes in later', async () => {
  const { page } = await meeting.visit('Søren Madsen')
  await expect(saveState(page)).toHaveText(/Gemt/)
  let isCut = true
  await page.route('**/editing-*.js', (route) => (isCut ? route.abort() : route.continue()))
  await page.reload()
  await expect(saveState(page)).toHaveText(/Gemt/)
  const text = field(page, 'Indstilling', '1.1')
  await text.click()
  await expect(page.getByRole('alert')).toContainText('kunne ikke hentes')
  const held: (() => void)[] = []
  /** Lets go what is asked for, once it is asked for. */
  const release = async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0)
    for (const go of held.splice(0)) go()
  }
  await page.unroute('**/editing-*.js')
  await page.route('**/editing-*.js', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve))
    await (isCut ? route.abort() : route.continue())
  })
  await page.getByRole('button', { name: 'Prøv igen' }).click()
  await text.focus()
  await page.keyboard.type('Tastet')
  await release()
  await expect(page.getByRole('alert')).toContainText('«Tastet»')
  isCut = false
  await page.getByRole('button', { name: 'Prøv igen' }).click()
  await release()
  await expect(text).toHaveText('Tastet')
  await expect(text).toBeFocused()
  await page.keyboard.type(' og mere')
  await expect(text).toHaveText('Tastet og mere')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('[E45] who goes on while it is on its way keeps the focus there, and what was typed goes in', async () => {
  const { page } = await meeting.visit('Søren Madsen')
  await expect(saveState(page)).toHaveText(/Gemt/)
  let release = () => {}
  const isLetGo = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/editing-*.js', async (route) => {
    await isLetGo
    await route.continue()
  })
  await page.reload()
  await expect(saveState(page)).toHaveText(/Gemt/)
  const [typed, passed] = ['1.1', '1.2'].map((number) => field(page, 'Baggrund', number))
  await typed!.focus()
  await page.keyboard.type('Tastet')
  await passed!.focus()
  const search = page.getByRole('button', { name: 'Søg' })
  await search.focus()
  release()
  await expect(typed!).toContainText('Tastet')
  await expect(search).toBeFocused()
  await expect(passed!).not.toHaveAttribute('contenteditable', 'true')
})

test('[E44] names that cannot be fetched are said to be missing, and come by themselves', async () => {
  const { page } = await meeting.visit('Ida Lund')
  await expect(page.locator('.responsibles').first()).toContainText('Vibeke Normann')
  await page.route('**/api/councils/**', (route) => route.abort())
  // Kept a moment after they are shown: what is cleared before that would come back.
  await expect.poll(() => rowsIn(page, 'headlines', 'people')).toBe(1)
  await clearRows(page, 'headlines')
  await page.reload()
  await expect(page.locator('.toast')).toContainText('Navnene på de ansvarlige kunne ikke hentes.')
  await expect(titleField(page, '1.1')).toHaveText('Første')
  await page.unroute('**/api/councils/**')
  await expect(page.locator('.responsibles').first()).toContainText('Vibeke Normann')
})

test('[E44] the list of agendas that cannot be fetched is asked for again', async () => {
  const { page } = await meeting.visit('Ida Lund')
  await page.route('**/api/agendas', (route) => route.abort())
  await page.routeWebSocket(/\/live$/, (socket) => socket.close({ code: 1013 }))
  await page.goto(new URL('/', page.url()).href)
  await expect(page.getByRole('alert')).toContainText('Ikke forbundet')
  await expect(page.getByRole('button', { name: 'Prøv igen' })).toBeVisible()
  await page.unroute('**/api/agendas')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'It-Arkitekturrådet' })).toBeVisible()
})

test('[E44] an address that leads nowhere gets a page that leads on', async () => {
  const { page } = await meeting.visit('Ida Lund')
  for (const path of ['/findes/ikke', '/agenda/findesikke', `/agenda/${meeting.agenda}/findes/ikke`]) {
    await page.goto(new URL(path, page.url()).href)
    await expect(page.getByRole('heading', { name: 'Siden findes ikke' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Gå til forsiden' })).toBeVisible()
  }
})
