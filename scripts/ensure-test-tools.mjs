// Before the tests: the programs that they drive and npm does not bring. As root on Debian or Ubuntu what is missing is
// installed; else one sentence says what to install. Never at the install of the product: that touches nobody's system.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findTestBrowser, hasTestShell } from '../tests/support/chromium.ts'

const inPath = (program) =>
  process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, program)))

/** Name of the Debian package → is it there? `strace` makes the disk fail, which Linux alone can do. */
const TOOLS = {
  chromium: () => findTestBrowser() !== null,
  strace: () => process.platform !== 'linux' || inPath('strace'),
}

const missing = () => Object.keys(TOOLS).filter((tool) => !TOOLS[tool]())

if ((missing().length > 0 || !hasTestShell()) && process.getuid?.() === 0 && inPath('apt-get')) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 2, 2], env })
  const install = (tool) => apt('install', '-y', '--no-install-recommends', tool)
  apt('update')
  // First the lighter browser, which Debian alone has: where it came, no other one is missing.
  if (!hasTestShell()) install('chromium-headless-shell')
  for (const tool of missing()) install(tool)
}
const left = missing()
if (left.length > 0) {
  console.error(
    `The tests need ${left.join(' and ')}. Debian and Ubuntu: sudo apt-get install --no-install-recommends ${left.join(' ')}`,
  )
  process.exit(1)
}
