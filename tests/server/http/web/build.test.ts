import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildIfOlder, ClientMissing } from '../../../../server/http/web/build.ts'
import { createLog } from '../../../../server/observability/log.ts'

const log = createLog('silent')

/** Seconds since 1970. */
const EARLIER = 1_700_000_000
const LATER = EARLIER + 60

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build-'))
  await mkdir(join(root, 'client'))
  await mkdir(join(root, 'shared'))
  const config = "export default { build: { outDir: '../dist/client', emptyOutDir: true } }"
  await put('vite.config.ts', config, EARLIER)
  await put('client/index.html', '<!doctype html><title>from sources</title>', EARLIER)
  await put('shared/words.ts', 'export {}', EARLIER)
  for (const folder of ['client', 'shared']) await utimes(join(root, folder), EARLIER, EARLIER)
})
afterEach(() => rm(root, { recursive: true }))

async function put(file: string, text: string, changedAt: number): Promise<void> {
  await writeFile(join(root, file), text)
  await utimes(join(root, file), changedAt, changedAt)
}

async function putBuilt(changedAt: number): Promise<void> {
  await mkdir(join(root, 'dist/client'), { recursive: true })
  await put('dist/client/index.html', '<title>built before</title>', changedAt)
}

async function titleAfter(production: boolean): Promise<string> {
  const folder = await buildIfOlder(root, production, log)
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  return page.match(/<title>(.+)<\/title>/)![1]!
}

describe('the client, at the start of the server', () => {
  test('is built when it is not there', async () => {
    expect(await titleAfter(false)).toBe('from sources')
  })

  test('is left as it is when nothing changed since it was built', async () => {
    await putBuilt(LATER)
    expect(await titleAfter(false)).toBe('built before')
  })

  test.each(['client/index.html', 'shared/words.ts', 'vite.config.ts'])(
    'is built again when %s changed since',
    async (file) => {
      await putBuilt(EARLIER + 1)
      await put(file, await readFile(join(root, file), 'utf8'), LATER)
      expect(await titleAfter(false)).toBe('from sources')
    },
  )

  test('is never built in production, where the build tool is not there: one sentence says what to do', async () => {
    await expect(buildIfOlder(root, true, log)).rejects.toThrow(ClientMissing)
    await expect(buildIfOlder(root, true, log)).rejects.toThrow(/npm run build/)
    await putBuilt(EARLIER - 1)
    expect(await titleAfter(true)).toBe('built before')
  })
})
