import type { Browser, BrowserContext, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect as expectValue, test, vi } from 'vitest'
import type { Person } from '../../server/storage/storage.ts'
import { axeOn } from '../support/axe.ts'
import { DESKTOP, launch, PHONE } from '../support/browser.ts'
import { makeCouncil, type TestCouncil } from '../support/council.ts'
import { expect } from '../support/expect.ts'
import { openWebApp, type WebApp } from '../support/webApp.ts'

let browser: Browser
let app: WebApp
let rådet: TestCouncil
let person: Person
let context: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await launch()
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
  person = rådet.people.contributor
})
afterAll(async () => {
  await browser.close()
  await app.close()
})
beforeEach(async () => {
  context = await browser.newContext()
  page = await context.newPage()
})
afterEach(() => context.close())

const linkIn = (mail: string) => mail.match(/^http:\S+\/sign-in\/\S+/m)![0]
const newMail = () => vi.waitUntil(async () => (await app.mails())[0])

describe('signing in, in a browser', () => {
  test('from a link to an item, by mail, to that very item', async () => {
    const place = `/agenda/${rådet.agenda.id}#item-k7/background`
    await page.goto(app.url + place)
    await page.getByLabel('Mailadresse').fill(person.email!)
    await page.getByRole('button', { name: 'Send link' }).click()
    await expect(page.getByRole('heading', { name: 'Se i din indbakke' })).toBeVisible()
    await page.goto(linkIn(await newMail()))
    await expect(page.getByRole('heading', { name: `Goddag, ${person.name}` })).toBeVisible()
    await page.getByRole('button', { name: 'Log ind' }).click()
    await page.waitForURL(app.url + place)
    await expect(page).toHaveTitle('the client')
  })

  test('by the keyboard alone', async () => {
    await page.goto(`${app.url}/sign-in/${await app.links.make(person, '/')}`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${app.url}/`)
  })

  test('is not done by a form on another site', async () => {
    const link = `${app.url}/sign-in/${await app.links.make(person, '/')}`
    await page.route('http://evil.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${link}"><button>Vind en iPad</button></form>`,
      }),
    )
    await page.goto('http://evil.example/')
    await page.getByRole('button').click()
    await expect(page.getByRole('heading', { name: 'Det har du ikke adgang til' })).toBeVisible()
    expectValue(await context.cookies(app.url)).toEqual([])
  })
})

describe.each([
  ['a desk', DESKTOP],
  ['a phone', PHONE],
])('on %s', (_where, viewport) => {
  const pages: [string, () => Promise<string>][] = [
    ['the form for one’s address', async () => '/sign-in?to=/agenda/a3f9'],
    ['the button of a link', async () => `/sign-in/${await app.links.make(person, '/')}`],
    ['a link that does not work', async () => '/sign-in/not-a-token'],
    ['a page that is not there', async () => '/nothing'],
  ]

  test.each(pages)('[C6] %s is without fault to axe, and not wider than the screen', async (_name, path) => {
    await page.setViewportSize(viewport)
    await page.goto(app.url + (await path()))
    const { violations } = await axeOn(page).analyze()
    expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expectValue(width).toBeLessThanOrEqual(viewport.width)
  })
})
