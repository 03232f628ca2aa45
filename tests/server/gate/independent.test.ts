/** The gate could be anybody's: it knows Yjs and itself, and nothing of agendas, rooms, people or disks. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const GATE = join(import.meta.dirname, '../../../server/gate')
const files = readdirSync(GATE).filter((name) => name.endsWith('.ts'))

test.each(files)('[G23] %s imports Yjs and the gate’s own files alone', (file) => {
  const source = readFileSync(join(GATE, file), 'utf8')
  const imported = [...source.matchAll(/(?:from|import\(?)\s*'([^']+)'/g)].map(([, name]) => name!)
  const foreign = imported.filter((name) => !/^(yjs|lib0\/\w+)$/.test(name) && !isOwn(name))
  expect(foreign).toEqual([])
})

const isOwn = (name: string): boolean => name.startsWith('./') && files.includes(name.slice(2))

test('[G23] its page tells of each of its files, and of no other', () => {
  const page = readFileSync(join(GATE, 'README.md'), 'utf8')
  const told = new Set([...page.matchAll(/`(\w+\.ts)`/g)].map(([, name]) => name!))
  expect([...told].filter((name) => !files.includes(name))).toEqual([])
  expect(files.filter((name) => !told.has(name))).toEqual([])
})
