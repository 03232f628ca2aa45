/** What axe finds wrong for those who do not see the page, or see it badly. */
import type { Page } from '@playwright/test'
import axe, { type Result, type RunOptions } from 'axe-core'

/** The name at a caret that has been told: while it fades it is paler than may be read. The gallery has it as it stands. */
const FADING = '.caret-name[data-told="false"]'

/** Only what is wrong is told. No page of the product loads styles from elsewhere, so none have to be fetched. */
const RUN: RunOptions = { resultTypes: ['violations'], preload: false }

/** A look at a page as it is when `analyze` is called. */
class Look {
  readonly #page: Page
  readonly #exclude: string[] = [FADING]
  #rules: NonNullable<RunOptions['rules']> = {}

  constructor(page: Page) {
    this.#page = page
  }

  /** @param selector of what is not looked at */
  exclude(selector: string): this {
    this.#exclude.push(selector)
    return this
  }

  disableRules(ids: string | readonly string[]): this {
    this.#rules = Object.fromEntries([ids].flat().map((id) => [id, { enabled: false }]))
    return this
  }

  async analyze(): Promise<{ violations: Result[] }> {
    await bringAxe(this.#page)
    const options = { ...RUN, rules: this.#rules }
    return this.#page.evaluate(([exclude, options]) => window.axe.run({ exclude }, options), [
      this.#exclude,
      options,
    ] as const)
  }
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

/**
 * Axe's package for Playwright brings it anew at each look, and gathers what did not fail too: over the gallery's two hundred states
 * that took three times as long.
 */
async function bringAxe(page: Page): Promise<void> {
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(axe.source)
}

/** Axe on this page. */
export const axeOn = (page: Page): Look => new Look(page)
