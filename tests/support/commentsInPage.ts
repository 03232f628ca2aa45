/** What people see and do of comments in the page of an agenda. */
import type { Locator, Page } from '@playwright/test'

export const commentPanel = (page: Page): Locator =>
  page.getByRole('region', { name: 'Kommentarer', exact: true })

/** Those whose card holds these words. */
export const thread = (page: Page, words: string): Locator =>
  commentPanel(page).locator('.thread', { hasText: words })

/** Where one writes a comment. */
export const commentWriting = (page: Page): Locator =>
  commentPanel(page).locator('.composer [role="textbox"]')

/** The words that one of the page's highlights marks. */
export const marked = (page: Page, name: string): Promise<string[]> =>
  page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => String(range)), name)
