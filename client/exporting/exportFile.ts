/** An agenda as a file over HTTP: fetched with the words of a refusal, then handed to the browser to save. */
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'
import type { ExportFormat } from '../../shared/record/recordEvent.ts'
import { readStream } from '../app/api.ts'
import { type HowFar, type NamedFile, readExport } from './readExport.ts'

export interface ExportChoice {
  format: ExportFormat
  /** `null`: the whole agenda. */
  item: ItemId | null
  /** Those that wait for somebody go along, or all of them. Of Word alone. */
  comments: 'open' | 'all' | null
}

/** Rejects as `readStream` and `readExport`. */
export type FetchExport = (
  choice: ExportChoice,
  signal: AbortSignal,
  onFar: (far: HowFar) => void,
) => Promise<NamedFile>

export function exportAddress(agenda: AgendaId, { format, item, comments }: ExportChoice): string {
  const query = new URLSearchParams({ format })
  if (item !== null) query.set('item', item)
  if (comments !== null) query.set('comments', comments)
  return `/api/agendas/${encodeURIComponent(agenda)}/export/steps?${query}`
}

export const fetchExport =
  (agenda: AgendaId): FetchExport =>
  async (choice, signal, onFar) =>
    readExport(await readStream(exportAddress(agenda, choice), signal), onFar)

/** @param disposition as RFC 6266 has it @returns `null` where it names no file */
export function nameIn(disposition: string | null): string | null {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? []
  if (encoded !== undefined) return decodeURIComponent(encoded)
  const [, plain] = /filename="((?:[^"\\]|\\.)*)"/i.exec(disposition ?? '') ?? []
  return plain?.replace(/\\(.)/g, '$1') ?? null
}

/** As a link that is followed: the browser keeps it where it keeps what is fetched. */
export function saveFile({ name, bytes }: Pick<NamedFile, 'name' | 'bytes'>): void {
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read it then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
