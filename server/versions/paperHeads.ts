/** What a version that was sent says of its meeting: participants are told it as it was sent, and not as it may be by now. */
import { readFile } from 'node:fs/promises'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import type { FileStore, VersionStore } from '../storage/storage.ts'

export interface PaperHeadParts {
  versions: Pick<VersionStore, 'file'>
  files: Pick<FileStore, 'pathOf'>
}

export type PaperHead = Pick<Paper, 'title' | 'startsAt' | 'endsAt' | 'place'>

/** A version never changes: its paper is read once, for whomever it is told. */
const MOST_HEADS = 1000

export class PaperHeads {
  readonly #parts: PaperHeadParts
  /** By the hash of the paper. */
  readonly #heads = new Map<string, PaperHead>()

  constructor(parts: PaperHeadParts) {
    this.#parts = parts
  }

  /** @returns `null` where there is no such version */
  async of(agenda: AgendaId, number: number): Promise<PaperHead | null> {
    const { versions, files } = this.#parts
    const file = await versions.file(agenda, number, 'paper')
    const known = file && this.#heads.get(file.hash)
    if (known) return known
    const path = file && (await files.pathOf(agenda, file.hash))
    if (!file || path === null) return null
    const { title, startsAt, endsAt, place } = JSON.parse(await readFile(path, 'utf8')) as Paper
    if (this.#heads.size >= MOST_HEADS) this.#heads.clear()
    this.#heads.set(file.hash, { title, startsAt, endsAt, place })
    return { title, startsAt, endsAt, place }
  }
}
