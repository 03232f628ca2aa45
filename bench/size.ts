/** How large the built client is, as the server gives it: what a browser downloads before the text, and what after. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { inKB, printTable } from './figures.ts'

const ROOT = join(import.meta.dirname, '..')
const ASSETS = join(ROOT, 'dist/client/assets')

/** Smaller ones are told together (bytes). */
const SMALL = 20_000

/** What each file is for, by how its name begins. */
const PURPOSE: Readonly<Record<string, string>> = {
  index: 'the page: agenda, static texts, facts, structure, connection',
  fieldPlace: 'the page: Yjs, the agenda’s model',
  'jsx-runtime': 'the page: React, words of the interface',
  LinkForm: 'with the editors: ProseMirror, TipTap',
  editing: 'the editors and their tools; when the page is idle or somebody clicks',
  TimePicker: 'the calendar; when somebody is near a time',
  Board: '«Fremdrift»',
}

interface Size {
  name: string
  /** How many files it is. */
  count: number
  bytes: number
  gzip: number
  brotli: number
}

export async function benchSize(): Promise<void> {
  await build({ configFile: join(ROOT, 'vite.config.ts'), root: join(ROOT, 'client'), logLevel: 'error' })
  const names = (await readdir(ASSETS)).filter((name) => /\.(?:js|css|woff2)$/.test(name))
  const sizes = await Promise.all(names.map(sizeOf))
  const large = sizes.filter(({ bytes }) => bytes >= SMALL).toSorted((a, b) => b.bytes - a.bytes)
  const small = sizes.filter(({ bytes }) => bytes < SMALL)
  const together = ['.js', '.css'].map((ending) =>
    sum(
      `others (${ending})`,
      small.filter(({ name }) => name.endsWith(ending)),
    ),
  )
  printTable(
    'Size of the client',
    ['file', 'bytes', 'gzip', 'brotli', 'what for'],
    [...large, ...together].map(row),
  )
}

async function sizeOf(name: string): Promise<Size> {
  const bytesOf = (ending: string) =>
    stat(join(ASSETS, name + ending)).then(
      ({ size }) => size,
      () => null,
    )
  const bytes = (await bytesOf(''))!
  const [gzip, brotli] = await Promise.all([bytesOf('.gz'), bytesOf('.br')])
  // Without the hash, which is another one with every change.
  const plain = name.replace(/-[\w-]{8}(?=\.\w+$)/, '')
  return { name: plain, count: 1, bytes, gzip: gzip ?? bytes, brotli: brotli ?? bytes }
}

function sum(name: string, sizes: readonly Size[]): Size {
  const of = (key: 'bytes' | 'gzip' | 'brotli') => sizes.reduce((all, size) => all + size[key], 0)
  return { name, count: sizes.length, bytes: of('bytes'), gzip: of('gzip'), brotli: of('brotli') }
}

function row({ name, count, bytes, gzip, brotli }: Size): string[] {
  const isFont = name.endsWith('.woff2')
  const isStyle = name.endsWith('.css')
  const known = isStyle ? 'looks' : (PURPOSE[name.split('.')[0]!] ?? '')
  const purpose = count > 1 ? `${count} files` : known
  const compressed = [gzip, brotli].map((size) => (isFont ? '–' : inKB(size)))
  return [name, inKB(bytes), ...compressed, isFont ? 'font' : purpose]
}
