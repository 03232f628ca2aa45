/** The folder with the bytes of attachments: whole or not there, whatever happens on the way. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { FileFolder, type OpenFile } from '../../../server/storage/files/fileFolder.ts'
import { DiskFull, EmptyFile, FileTooLarge, StorageUnavailable } from '../../../server/storage/storage.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

let dataDir: string
let files: FileFolder
beforeEach(async () => {
  dataDir = await temporaryFolder()
  files = new FileFolder(dataDir)
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const namesIn = (...parts: string[]) => readdir(join(dataDir, 'files', ...parts)).catch(() => [])
const pieces = async function* (...parts: (Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part
    yield part
  }
}
const LIMIT = 1000

async function kept(bytes: Uint8Array, agenda = 'a'): Promise<string> {
  const received = await files.receive(pieces(bytes), LIMIT)
  await received.keep(agenda)
  await received.letGo()
  return received.hash
}

/** Nothing is known of any agenda but these hashes. */
const naming = (attached: Record<string, string[]>, sent: Record<string, string[]> = {}) => ({
  log: {
    givenFiles: async (agenda: string) =>
      attached[agenda]?.map((hash) => ({
        seq: 1,
        item: 'i',
        attachment: 'x',
        file: { hash, bytes: 1, type: '' },
      })) ?? null,
  },
  versions: { hashes: async (agenda: string) => new Set(sent[agenda]) },
})

test('[X2] a file has its hash as its name, and only when it is whole; its first bytes tell its kind', async () => {
  const parts = [randomBytes(300), randomBytes(300)]
  const whole = Buffer.concat(parts)
  const received = await files.receive(pieces(...parts), LIMIT)
  expect(received).toMatchObject({ hash: sha256(whole), bytes: 600 })
  expect(Buffer.from(received.head)).toEqual(whole)
  expect(await namesIn('a')).toEqual([])
  await received.keep('a')
  await received.letGo()
  expect(await readFile((await files.pathOf('a', received.hash))!)).toEqual(whole)
  expect(await namesIn('.incoming')).toEqual([])
})

test('[X4] of a large file only the first 4 kB are kept in mind', async () => {
  const received = await files.receive(
    pieces(...Array.from({ length: 50 }, () => new Uint8Array(1000))),
    50_000,
  )
  expect(received.head).toHaveLength(4100)
  await received.letGo()
})

test.each([
  ['nothing at all', () => pieces(), EmptyFile],
  ['one byte too many', () => pieces(new Uint8Array(LIMIT), new Uint8Array(1)), FileTooLarge],
  [
    'a connection that breaks in the middle',
    () => pieces(new Uint8Array(10), new TypeError('gone')),
    TypeError,
  ],
])('[X4] of %s nothing stays', async (_, source, error) => {
  await expect(files.receive(source(), LIMIT)).rejects.toThrow(error)
  expect(await namesIn('.incoming')).toEqual([])
})

test('[X4] a file of exactly the limit is taken', async () => {
  expect(await files.pathOf('a', await kept(new Uint8Array(LIMIT)))).not.toBeNull()
})

test('[X4] what nobody keeps is gone when it is let go', async () => {
  const received = await files.receive(pieces(randomBytes(9)), LIMIT)
  await received.letGo()
  expect(await namesIn('.incoming')).toEqual([])
  expect(await namesIn()).toEqual(['.incoming'])
})

/** A disk on which one thing goes wrong. */
const failing = (call: 'writeFile' | 'sync' | 'open', code: string): OpenFile => {
  const error = Object.assign(new Error(code), { code, syscall: 'write' })
  return async (path, flags) => {
    if (call === 'open') throw error
    const file: FileHandle = await open(path, flags)
    const fail = async () => {
      throw error
    }
    return new Proxy(file, {
      get: (target, name) => {
        if (name === call) return fail
        const value = target[name as keyof FileHandle]
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
}

test.each([
  ['writeFile', 'ENOSPC', DiskFull],
  ['writeFile', 'EDQUOT', DiskFull],
  ['sync', 'EIO', StorageUnavailable],
  ['open', 'EACCES', StorageUnavailable],
] as const)('[X5] a disk where %s gives %s is told, and nothing half stays', async (call, code, error) => {
  const broken = new FileFolder(dataDir, failing(call, code))
  await expect(broken.receive(pieces(randomBytes(9)), LIMIT)).rejects.toThrow(error)
  expect(await namesIn('.incoming')).toEqual([])
})

test('[X6] the start forgets what a killed process left on its way, and nothing else', async () => {
  const hash = await kept(randomBytes(9))
  await writeFile(join(dataDir, 'files', '.incoming', 'half'), 'half')
  files.forgetIncoming()
  expect(await namesIn()).toEqual(['a'])
  expect(await files.pathOf('a', hash)).not.toBeNull()
})

test('[X7] the sweep takes what no log names and is old, and leaves every file that one names', async () => {
  const [named, orphan] = [await kept(randomBytes(9)), await kept(randomBytes(9))]
  const ofNobody = await kept(randomBytes(9), 'gone')
  const later = Date.now() + 60_000
  expect(await files.sweep(naming({ a: [named] }), later)).toBe(2)
  expect(await namesIn('a')).toEqual([named])
  expect(await files.pathOf('a', orphan)).toBeNull()
  expect(await files.pathOf('gone', ofNobody)).toBeNull()
})

test('[X7] a file that has just come is no orphan, nor one that somebody is about to give', async () => {
  const young = await kept(randomBytes(9))
  expect(await files.sweep(naming({ a: [] }), Date.now() - 60_000)).toBe(0)
  const bytes = randomBytes(9)
  const received = await files.receive(pieces(bytes), LIMIT)
  await received.keep('a')
  const path = (await files.pathOf('a', received.hash))!
  await utimes(path, 0, 0)
  await files.sweep(naming({ a: [young] }), Date.now())
  expect(existsSync(path)).toBe(true)
  await received.letGo()
  await files.sweep(naming({ a: [young] }), Date.now())
  expect(existsSync(path)).toBe(false)
})

test('[X7] the same bytes twice at once are one file, held until both are done', async () => {
  const bytes = randomBytes(9)
  const [one, two] = await Promise.all([
    files.receive(pieces(bytes), LIMIT),
    files.receive(pieces(bytes), LIMIT),
  ])
  await Promise.all([one.keep('a'), two.keep('a')])
  await one.letGo()
  await utimes((await files.pathOf('a', two.hash))!, 0, 0)
  await files.sweep(naming({ a: [] }), Date.now())
  expect(await files.pathOf('a', two.hash)).not.toBeNull()
  await two.letGo()
})

test('[Z59] the sweep leaves what a version is kept in', async () => {
  const sent = await kept(randomBytes(9))
  expect(await files.sweep(naming({ a: [] }, { a: [sent] }), Date.now() + 60_000)).toBe(0)
  expect(await namesIn('a')).toEqual([sent])
})

test('[X8] an agenda’s files go with it, and no other’s', async () => {
  const [own, others] = [await kept(randomBytes(9), 'a'), await kept(randomBytes(9), 'b')]
  await files.removeAll('a')
  expect(await files.pathOf('a', own)).toBeNull()
  expect(await files.pathOf('b', others)).not.toBeNull()
})

test('[X9] what is no id and no hash leads nowhere', async () => {
  await mkdir(join(dataDir, 'files', 'a'), { recursive: true })
  await writeFile(join(dataDir, 'secret'), 'x')
  for (const [agenda, hash] of [
    ['a', '../../secret'],
    ['..', 'secret'],
    ['.', '.'],
    ['a', ''],
    ['', 'a'.repeat(64)],
  ] as const)
    expect(await files.pathOf(agenda, hash)).toBeNull()
  await files.removeAll('..')
  expect(existsSync(join(dataDir, 'secret'))).toBe(true)
})
