/**
 * Where the browser of the tests, the benchmark and the screenshots is: what `CHROMIUM` names, else the system's own. The tests
 * take Chromium's headless shell where there is one: the same engine without the window that nobody looks at, which costs two
 * fifths of a test's processor time.
 */
import { existsSync } from 'node:fs'

const SHELL = '/usr/bin/chromium-headless-shell'

const WHOLE = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const firstOf = (places: readonly string[]): string | null =>
  [process.env.CHROMIUM ?? '', ...places].find((path) => path !== '' && existsSync(path)) ?? null

/** @returns the path of a browser to test in, or `null` when there is none */
export const findTestBrowser = (): string | null => firstOf([SHELL, ...WHOLE])

/** @returns the path of a browser that draws as a person's does, for measuring; or `null` when there is none */
export const findWholeBrowser = (): string | null => firstOf([...WHOLE, SHELL])

/** @returns does the system have the shell, or is another browser named? */
export const hasTestShell = (): boolean => firstOf([SHELL]) !== null
