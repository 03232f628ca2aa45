/** Opening an agenda in the page, and the page on a slower computer. */
import type { Page } from '@playwright/test'
import type { Stage } from './stage.ts'

/** Resolves when the agenda is there, its words are on disk, and the editors' code has come. */
export async function openPage(page: Page, stage: Stage, items: number): Promise<void> {
  const editors = page.waitForResponse((response) => /\/editing-[^/]*\.js$/.test(response.url()))
  await page.goto(`${stage.url}/agenda/${stage.agenda(items)}`)
  await page.locator('.save-indicator', { hasText: 'Gemt' }).waitFor()
  await editors
}

/** @param times how many times slower the page's processor is from now on */
export async function slowDown(page: Page, times: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: times })
}
