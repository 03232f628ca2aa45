import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

const ruleIds = [...readFileSync(join(ROOT, 'docs/spec.md'), 'utf8').matchAll(/^\| ([A-Z]\d+) \|/gm)].map(
  ([, id]) => id!,
)

const testFiles = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('docs'))
  .map((file) => join(ROOT, 'tests', file))

/** Ids in the titles of tests and suites: `[N1]`, or several, `[N1][N2]`. */
const testedIds = new Set(
  testFiles.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/['"`](?:[^'"`\n]*?)((?:\[[A-Z]\d+\])+)/g)].flatMap(([, ids]) =>
      ids!.slice(1, -1).split(']['),
    ),
  ),
)

test('no two rules have the same id', () => {
  expect(ruleIds.length).toBeGreaterThan(40)
  expect(new Set(ruleIds).size).toBe(ruleIds.length)
})

test('every rule of the specification has a test whose title names it', () => {
  expect(ruleIds.filter((id) => !testedIds.has(id))).toEqual([])
})

test('every rule that a test names is in the specification', () => {
  expect([...testedIds].filter((id) => !ruleIds.includes(id))).toEqual([])
})
