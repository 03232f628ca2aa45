/** People who visit a meeting for the length of a test: then their pages are closed, and none may have had a fault. */
import type { Page } from '@playwright/test'
import { afterAll, afterEach, expect as expectValue } from 'vitest'
import type { Visitor } from './browser.ts'
import { expect } from './expect.ts'
import { saveState } from './inPage.ts'
import type { Meeting, Name } from './meeting.ts'

interface Options {
  /**
   * Who asks for somebody's page without saying how it shall be gets the same one in every test of the file, at its top and without focus: for
   * tests that each write in a place of their own. A page takes most of a short test's time to open.
   */
  onePage?: boolean
}

/** To be called once in a file. @returns opens the agenda as somebody, and waits until all of it is there */
export function visitsTo(meeting: () => Meeting, { onePage = false }: Options = {}) {
  const visitors: Visitor[] = []
  const lasting = new Map<Name, Visitor>()
  afterEach(async () => {
    const faults = [...visitors, ...lasting.values()].flatMap((visitor) => visitor.faults.splice(0))
    await Promise.all(visitors.splice(0).map(({ context }) => context.close()))
    expectValue(faults).toEqual([])
  })
  afterAll(async () => {
    for (const { context } of lasting.values()) await context.close()
  })

  const open = async (name: Name, options: Parameters<Meeting['visit']>[1]): Promise<Visitor> => {
    const visitor = await meeting().visit(name, options)
    await expect(saveState(visitor.page)).toHaveText(/Gemt/)
    return visitor
  }
  return async (name: Name = 'Vibeke Normann', options?: Parameters<Meeting['visit']>[1]): Promise<Page> => {
    if (onePage && options === undefined) {
      const visitor = lasting.get(name) ?? (await open(name, options))
      lasting.set(name, visitor)
      await beginAgain(visitor.page)
      return visitor.page
    }
    const visitor = await open(name, options)
    visitors.push(visitor)
    return visitor.page
  }
}

async function beginAgain(page: Page): Promise<void> {
  await page.bringToFront()
  await page.mouse.move(0, 0)
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo({ top: 0, behavior: 'instant' })
  })
}
