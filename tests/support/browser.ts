/** A real browser, and people in it: each with a session of their own. */
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { parseSetCookie } from 'cookie'
import { findTestBrowser, findWholeBrowser } from './chromium.ts'

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** Somebody who is signed in, with one page open. */
export interface Visitor {
  page: Page
  context: BrowserContext
  /** What the page said to the console as errors, and faults that nothing caught. */
  faults: string[]
}

export interface TestBrowser {
  /** Opens a context of its own, signs in by the one-time link, and stands where the link leads. */
  signIn(
    link: string,
    options?: {
      viewport?: { width: number; height: number }
      touch?: boolean
      locale?: string
      timezoneId?: string
      /** Blocked by default: it would answer before what a test puts in the way. */
      serviceWorkers?: 'allow' | 'block'
      forcedColors?: 'active'
      reducedMotion?: 'reduce'
    },
  ): Promise<Visitor>
  close(): Promise<void>
}

/** @throws when this machine has no browser */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await launch()
  return {
    async signIn(
      link,
      { viewport = DESKTOP, touch = false, locale = 'da-DK', serviceWorkers = 'block', ...more } = {},
    ) {
      const context = await browser.newContext({ viewport, hasTouch: touch, locale, serviceWorkers, ...more })
      const page = await context.newPage()
      await page.goto(await followLink(context, link))
      return { page, context, faults: faultsOf(page) }
    },
    close: () => browser.close(),
  }
}

/** Presses the button of a one-time link without drawing its page, which takes longer than most tests. @returns where it leads */
async function followLink(context: BrowserContext, link: string): Promise<string> {
  const response = await fetch(link, { method: 'POST', redirect: 'manual' })
  if (response.status !== 303) throw new Error(`sign-in answered ${response.status}`)
  const cookies = response.headers.getSetCookie().map((line) => {
    const { name, value, httpOnly, maxAge } = parseSetCookie(line)!
    const expires = Math.floor(Date.now() / 1000) + (maxAge ?? 0)
    return { name, value: value ?? '', httpOnly: httpOnly ?? false, expires, url: new URL(link).origin }
  })
  await context.addCookies(cookies)
  return new URL(response.headers.get('location')!, link).href
}

/** @param find which of the system's browsers */
export function launch(find: () => string | null = findTestBrowser): Promise<Browser> {
  const executablePath = find()
  if (executablePath === null)
    throw new Error('no browser found: install Chromium, or name one with CHROMIUM')
  return chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}

/** A browser that draws as a person's does. @throws when this machine has no browser */
export const launchWhole = (): Promise<Browser> => launch(findWholeBrowser)

function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    // A server that is killed in a test is no fault of the page, nor that it asks once more when its session has ended.
    if (
      message.type() === 'error' &&
      !/WebSocket|ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INTERNET|401/.test(message.text())
    )
      faults.push(message.text())
  })
  return faults
}
