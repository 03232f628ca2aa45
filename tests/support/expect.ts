/** Playwright's waiting assertions, with patience for a machine that has other things to do: a test waits for a condition, not for a time. */
import { expect as waiting } from '@playwright/test'

export const expect = waiting.configure({ timeout: 20_000 })
