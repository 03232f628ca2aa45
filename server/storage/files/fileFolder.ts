/**
 * The bytes of attachments and versions as files: `DATA_DIR/files/<agenda>/<SHA-256>`. A file has its name only when it is whole and on disk; what
 * is on its way is in a folder of its own, which is emptied at the server's start. Files of one agenda go with it, and no other
 * agenda's are touched: nothing is shared between agendas.
 */
import { createHash } from 'node:crypto'
import { readdirSync, rmSync, statSync, unlinkSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type AgendaId, KEY_PATTERN } from '../../../shared/agenda/document.ts'
import { newId } from '../../../shared/ids.ts'
import {
  DiskFull,
  EmptyFile,
  type FileStore,
  FileTooLarge,
  type NamedFiles,
  type ReceivedFile,
  StorageUnavailable,
} from '../storage.ts'

/** No agenda's id has a full stop. */
const INCOMING = '.incoming'

/** Bytes by which the kind of a file is told. */
const HEAD_BYTES = 4100

const HASH = /^[0-9a-f]{64}$/

export const filesFolder = (dataDir: string): string => join(dataDir, 'files')

/** What the folder asks of the disk; a test gives one that fails. */
export type OpenFile = (path: string, flags: string) => Promise<FileHandle>

export class FileFolder implements FileStore {
  readonly #folder: string
  readonly #open: OpenFile
  /** `agenda/hash` of files that are on disk, but may not be named by the log yet; how many hold each. */
  readonly #held = new Map<string, number>()

  constructor(dataDir: string, openFile: OpenFile = open) {
    this.#folder = filesFolder(dataDir)
    this.#open = openFile
  }

  async receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<ReceivedFile> {
    const draft = join(this.#folder, INCOMING, newId())
    try {
      return this.#received(draft, await this.#writeDraft(draft, source, limit))
    } catch (error) {
      await rm(draft, { force: true })
      throw typedError(error)
    }
  }

  async pathOf(agenda: AgendaId, hash: string): Promise<string | null> {
    if (!KEY_PATTERN.test(agenda) || !HASH.test(hash)) return null
    const path = join(this.#folder, agenda, hash)
    const found = await stat(path).catch(() => null)
    return found?.isFile() ? path : null
  }

  async sweep({ log, versions }: NamedFiles, before: number): Promise<number> {
    let swept = 0
    for (const name of namesIn(this.#folder)) {
      if (name === INCOMING) continue
      const given = await log.givenFiles(name)
      const named = await versions.hashes(name)
      // Nothing is awaited from here on: a file that comes meanwhile is held, or newer.
      for (const { file } of given ?? []) named.add(file.hash)
      for (const hash of namesIn(join(this.#folder, name)))
        if (!named.has(hash) && this.#removeIfOrphan(name, hash, before)) swept += 1
    }
    return swept
  }

  forgetIncoming(): void {
    rmSync(join(this.#folder, INCOMING), { recursive: true, force: true })
  }

  /** Removes every file of an agenda. */
  async removeAll(agenda: AgendaId): Promise<void> {
    if (KEY_PATTERN.test(agenda)) await rm(join(this.#folder, agenda), { recursive: true, force: true })
  }

  async #writeDraft(draft: string, source: AsyncIterable<Uint8Array>, limit: number) {
    await mkdir(join(this.#folder, INCOMING), { recursive: true })
    const hash = createHash('sha256')
    const head: Uint8Array[] = []
    let bytes = 0
    const file = await this.#open(draft, 'wx')
    try {
      for await (const piece of source) {
        if (bytes < HEAD_BYTES) head.push(piece.subarray(0, HEAD_BYTES - bytes))
        bytes += piece.length
        if (bytes > limit) throw new FileTooLarge(`more than ${limit} bytes`)
        hash.update(piece)
        await file.writeFile(piece)
      }
      if (bytes === 0) throw new EmptyFile('no bytes')
      await file.sync()
    } finally {
      await file.close()
    }
    return { hash: hash.digest('hex'), bytes, head: Buffer.concat(head) }
  }

  #received(draft: string, facts: Pick<ReceivedFile, 'hash' | 'bytes' | 'head'>): ReceivedFile {
    let kept: string | null = null
    return {
      ...facts,
      keep: async (agenda) => {
        kept = `${agenda}/${facts.hash}`
        this.#held.set(kept, (this.#held.get(kept) ?? 0) + 1)
        try {
          await this.#publish(draft, agenda, facts.hash)
        } catch (error) {
          throw typedError(error)
        }
      },
      letGo: async () => {
        if (kept !== null) this.#release(kept)
        kept = null
        await rm(draft, { force: true })
      },
    }
  }

  /** One that is there already has the same bytes, and is older: the new one takes its place. */
  async #publish(draft: string, agenda: AgendaId, hash: string): Promise<void> {
    const folder = join(this.#folder, agenda)
    if ((await mkdir(folder, { recursive: true })) !== undefined) await this.#syncFolder(this.#folder)
    await rename(draft, join(folder, hash))
    await this.#syncFolder(folder)
  }

  /** Waits until the names in a folder are on disk; Windows cannot. */
  async #syncFolder(folder: string): Promise<void> {
    if (process.platform === 'win32') return
    const opened = await this.#open(folder, 'r')
    try {
      await opened.sync()
    } finally {
      await opened.close()
    }
  }

  #release(kept: string): void {
    const holders = (this.#held.get(kept) ?? 1) - 1
    if (holders === 0) this.#held.delete(kept)
    else this.#held.set(kept, holders)
  }

  #removeIfOrphan(agenda: string, hash: string, before: number): boolean {
    const path = join(this.#folder, agenda, hash)
    if (this.#held.has(`${agenda}/${hash}`) || statSync(path).mtimeMs >= before) return false
    unlinkSync(path)
    return true
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** What the disk did as the storage's own error; every other error as it is. */
function typedError(error: unknown): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException
  // What a connection does is the sender's: its calls are `read` and `write` of a socket.
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DiskFull(message, { cause: error })
  const isOfDisk = syscall !== undefined && code !== 'ECONNRESET' && code !== 'EPIPE'
  return isOfDisk ? new StorageUnavailable(message, { cause: error }) : error
}
