/**
 * The files of one agenda that are on their way from this tab, and those that could not go: each is kept until it is on the server's
 * disk, or dropped by the person. Knows neither React nor the network; a file waits until its attachment is known to the server.
 */
import type { AttachmentId, ItemId } from '../../shared/agenda/document.ts'
import { type GaveFile, LARGEST_FILE_BYTES } from '../../shared/protocol/api.ts'
import { t } from '../app/language.ts'
import { NotSent, type SendFile, type Sending } from './sendFile.ts'

export type UploadState =
  /** For its turn, or for a connection. */
  | { is: 'waiting' }
  /** `part`: from 0 to 1; all of it is sent, and the server stores it. */
  | { is: 'sending'; part: number }
  /** `why`: one sentence. `isNetwork`: it goes by itself when there is a connection again. */
  | { is: 'failed'; why: string; isNetwork: boolean }

/** A snapshot: another object when anything of it is another. */
export interface Upload {
  item: ItemId
  attachment: AttachmentId
  file: File
  state: UploadState
}

export interface UploadsParts {
  send: SendFile
  /** Where an attachment's file is sent to. */
  addressOf(upload: Pick<Upload, 'item' | 'attachment'>): string
  /** Whether the server can be asked and knows all that was made here. */
  isReady(): boolean
  /** It is on the server's disk. */
  onDone(upload: Upload, gave: GaveFile): void
  onFailed(upload: Upload, why: string): void
}

/** More at once make none come sooner. */
const AT_ONCE = 2

export class Uploads {
  #parts: UploadsParts
  readonly #uploads = new Map<AttachmentId, Upload>()
  readonly #sendings = new Map<AttachmentId, Sending>()
  readonly #listeners = new Set<() => void>()
  #all: readonly Upload[] = []

  constructor(parts: UploadsParts) {
    this.#parts = parts
  }

  /** Another page, or another document, shows them now. */
  moveTo(parts: UploadsParts): void {
    this.#parts = parts
    this.look()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** In the order in which they were begun. */
  readonly all = (): readonly Upload[] => this.#all

  of(attachment: AttachmentId): Upload | null {
    return this.#uploads.get(attachment) ?? null
  }

  /** Begins, or begins anew with another file. */
  begin(item: ItemId, attachment: AttachmentId, file: File): void {
    this.#stop(attachment)
    const problem = problemOf(file)
    const state: UploadState =
      problem === null ? { is: 'waiting' } : { is: 'failed', why: problem, isNetwork: false }
    const upload = { item, attachment, file, state }
    this.#uploads.set(attachment, upload)
    this.#tell()
    if (problem !== null) this.#parts.onFailed(upload, problem)
    this.look()
  }

  again(attachment: AttachmentId): void {
    const upload = this.#uploads.get(attachment)
    if (upload !== undefined) this.begin(upload.item, attachment, upload.file)
  }

  /** Breaks off, or drops what could not go. */
  drop(attachment: AttachmentId): void {
    this.#stop(attachment)
    this.#uploads.delete(attachment)
    this.#tell()
    this.look()
  }

  /** To be called when the server may know more. */
  readonly look = (): void => {
    for (const upload of this.#all)
      if (upload.state.is === 'waiting' && this.#sendings.size < AT_ONCE && this.#parts.isReady())
        this.#send(upload)
  }

  /** To be called when there is a connection again. */
  readonly comeBack = (): void => {
    for (const { attachment, state } of this.#all)
      if (state.is === 'failed' && state.isNetwork) this.#change(attachment, { is: 'waiting' })
    this.look()
  }

  #send({ item, attachment, file }: Upload): void {
    this.#change(attachment, { is: 'sending', part: 0 })
    const sending = this.#parts.send(this.#parts.addressOf({ item, attachment }), file, (part) => {
      if (this.#sendings.get(attachment) === sending) this.#change(attachment, { is: 'sending', part })
    })
    this.#sendings.set(attachment, sending)
    const isCurrent = () => this.#sendings.get(attachment) === sending
    sending.done.then(
      (gave) => {
        if (!isCurrent()) return
        const upload = this.#uploads.get(attachment)!
        this.#sendings.delete(attachment)
        this.#uploads.delete(attachment)
        this.#tell()
        this.#parts.onDone(upload, gave)
        this.look()
      },
      (error: unknown) => {
        if (!isCurrent()) return
        this.#sendings.delete(attachment)
        this.#fail(attachment, error)
      },
    )
  }

  #fail(attachment: AttachmentId, error: unknown): void {
    const isNetwork = error instanceof NotSent && error.isNetwork
    const why = error instanceof NotSent ? error.message : t('fileSavingFailed')
    this.#change(attachment, { is: 'failed', why, isNetwork })
    this.#parts.onFailed(this.#uploads.get(attachment)!, why)
    this.look()
  }

  #stop(attachment: AttachmentId): void {
    const sending = this.#sendings.get(attachment)
    this.#sendings.delete(attachment)
    sending?.cancel()
  }

  #change(attachment: AttachmentId, state: UploadState): void {
    const upload = this.#uploads.get(attachment)
    if (upload === undefined) return
    this.#uploads.set(attachment, { ...upload, state })
    this.#tell()
  }

  #tell(): void {
    this.#all = [...this.#uploads.values()]
    for (const listener of [...this.#listeners]) listener()
  }
}

/** What the server would say too, before anything is sent. */
export function problemOf({ size }: File): string | null {
  if (size === 0) return t('fileEmpty')
  return size > LARGEST_FILE_BYTES ? t('tooLargeDetail') : null
}
