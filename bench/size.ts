/** How large the built client is: what a browser downloads before the text, and what after. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { inKB, printTable } from './figures.ts'

const ROOT = join(import.meta.dirname, '..')

/** What each file is for, by how its name begins. */
const PURPOSE: Readonly<Record<string, string>> = {
  index: 'the page: agenda, static texts, connection',
  editing: 'the editors: TipTap, ProseMirror; when the page is idle or somebody clicks',
}

export async function benchSize(): Promise<void> {
  await build({ configFile: join(ROOT, 'vite.config.ts'), root: join(ROOT, 'client'), logLevel: 'error' })
  const folder = join(ROOT, 'dist/client/assets')
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })),
  )
  printTable(
    'Size of the client',
    ['file', 'bytes', 'gzip', 'brotli', 'what for'],
    files.toSorted((a, b) => b.bytes.length - a.bytes.length).map(({ name, bytes }) => row(name, bytes)),
  )
}

function row(name: string, bytes: Buffer): string[] {
  // Without the hash, which is another one with every change.
  const [, stem = '', ending = ''] = /^(.*)-[\w-]{8}(\.\w+)$/.exec(name) ?? []
  const isFont = ending === '.woff2'
  return [
    stem + ending,
    inKB(bytes.length),
    isFont ? '–' : inKB(gzipSync(bytes, { level: 9 }).length),
    isFont ? '–' : inKB(brotliCompressSync(bytes).length),
    isFont ? 'font' : ending === '.js' ? (PURPOSE[stem] ?? '') : 'looks',
  ]
}
