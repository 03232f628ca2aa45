/** People who visit a meeting for the length of a test: then their pages are closed, and none may have had a fault. */
import type { Page } from '@playwright/test'
import { afterEach, expect as expectValue } from 'vitest'
import type { Visitor } from './browser.ts'
import { expect } from './expect.ts'
import { saveState } from './inPage.ts'
import type { Meeting, Name } from './meeting.ts'

/** To be called once in a file. @returns opens the agenda as somebody, and waits until all of it is there */
export function visitsTo(meeting: () => Meeting) {
  const visitors: Visitor[] = []
  afterEach(async () => {
    const faults = visitors.flatMap((visitor) => visitor.faults)
    await Promise.all(visitors.splice(0).map(({ context }) => context.close()))
    expectValue(faults).toEqual([])
  })
  return async (
    name: Name = 'Vibeke Normann',
    options: Parameters<Meeting['visit']>[1] = {},
  ): Promise<Page> => {
    const visitor = await meeting().visit(name, options)
    visitors.push(visitor)
    await expect(saveState(visitor.page)).toHaveText(/Gemt/)
    return visitor.page
  }
}
