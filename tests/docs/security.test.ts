/** SECURITY.md promises nothing that no test holds: its ids are rules, its files are there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const page = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')
const rules = readFileSync(join(ROOT, 'docs/spec.md'), 'utf8')

const promises = page
  .slice(page.indexOf('## What is promised'), page.indexOf('## What is not promised'))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| promise') && !line.startsWith('| ---'))

const idsIn = (text: string): string[] => [...text.matchAll(/\[([A-Z]\d+)\]/g)].map(([, id]) => id!)
const filesIn = (text: string): string[] =>
  [...text.matchAll(/`((?:tests|docs)\/[\w/.]+)`/g)].map(([, file]) => file!)

test('every promise of SECURITY.md is held by a rule of the specification, or by a test', () => {
  expect(promises.length).toBeGreaterThan(15)
  const unheld = promises.filter((promise) => {
    const held = promise.split('|').at(-2)!
    return idsIn(held).length + filesIn(held).length === 0
  })
  expect(unheld).toEqual([])
})

test('every rule and every file that it names is there', () => {
  expect(idsIn(page).filter((id) => !rules.includes(`| ${id} |`))).toEqual([])
  expect(filesIn(page).filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
})
