// npm 10 does not link node_modules/.bin/node when several optional packages offer one; every npm script relies on it.
import { existsSync, readdirSync, symlinkSync } from 'node:fs'

const platformPackage =
  existsSync('node_modules') &&
  readdirSync('node_modules').find((name) => /^node-(bin-)?(linux|darwin)-/.test(name))
if (platformPackage && !existsSync('node_modules/.bin/node')) {
  symlinkSync(`../${platformPackage}/bin/node`, 'node_modules/.bin/node')
}
