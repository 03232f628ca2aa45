import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GROUPS, NOT_SHOWN } from '../../../client/gallery/groups.ts'

const ROOT = join(import.meta.dirname, '../../..')

const exportsComponent = (file: string): boolean =>
  /^export (const|function|class) [A-Z]\w*[a-z]/m.test(readFileSync(join(ROOT, file), 'utf8'))

const components = readdirSync(join(ROOT, 'client'), { recursive: true, encoding: 'utf8' })
  .map((file) => `client/${file}`)
  .filter((file) => file.endsWith('.tsx') && !file.startsWith('client/gallery/'))
  .filter(exportsComponent)

const shown = GROUPS.flatMap(({ shows }) => shows)

test('[E71] every component is shown in the gallery, or it is said why not', () => {
  expect(components.length).toBeGreaterThan(40)
  expect(components.filter((file) => !shown.includes(file) && !(file in NOT_SHOWN))).toEqual([])
})

test('[E71] what the gallery says it shows is there, once', () => {
  const named = [...shown, ...Object.keys(NOT_SHOWN)]
  expect(named.filter((file) => !components.includes(file))).toEqual([])
  expect(new Set(named).size).toBe(named.length)
})

test('[E71] no two states have the same name, nor one a group', () => {
  const names = GROUPS.flatMap(({ name, states }) => [`group ${name}`, ...states.map((state) => state.name)])
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
