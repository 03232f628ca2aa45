/** An agenda as it is now, or one of its items, as a file. */
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'
import type { PlainSentence } from '../../shared/language/sentences.ts'
import { translator } from '../../shared/language/translate.ts'
import type { ExportFormat } from '../../shared/record/recordEvent.ts'
import type { Storage } from '../storage/storage.ts'
import { readCouncilLook } from './councilLook.ts'
import { readCouncilNames } from './councilNames.ts'
import type { Exporting, ExportWatch } from './exporting.ts'
import type { AgendaToExport } from './exportSource.ts'
import type { ExportedFile } from './exportWork.ts'

export type { ExportedFile }

/** The sentences of `da.ts` that say why. */
type RefusalKey = Extract<PlainSentence, `exportRefused${string}`>

/** It is not exported; `message` is one Danish sentence. */
export class ExportRefused extends Error {
  override name = 'ExportRefused'
  /** That sentence in every language. */
  readonly key: RefusalKey

  constructor(key: RefusalKey) {
    super(translator('da')(key))
    this.key = key
  }
}

export interface ExportWishes extends ExportWatch {
  format: ExportFormat
  /** This item, with what is under it, instead of the whole agenda. */
  item?: ItemId
  /** With the comments that wait for somebody, or all of them; default: none. Formats that can show none leave them out. */
  comments?: 'open' | 'all'
}

export interface ExportNeeds extends Pick<Storage, 'log' | 'directory' | 'versions'> {
  exporting: Exporting
}

/**
 * @throws ExportRefused when there is no such agenda or item; the signal's reason when it is aborted; and
 *   what `exporting` throws
 */
export async function exportAgenda(
  { exporting, ...storage }: ExportNeeds,
  id: AgendaId,
  { format, item, comments, ...watch }: ExportWishes,
): Promise<ExportedFile> {
  const draft = await draftToExport(storage, id)
  if (draft === null) throw new ExportRefused('exportRefusedGone')
  const files = await exporting.write(
    { ...draft, ...(item && { item }), ...(comments && { comments }) },
    [format],
    watch,
  )
  if (files === null) throw new ExportRefused('exportRefusedNoItem')
  return files[0]!
}

/** The agenda as the log has it now, as a draft. @returns `null`: there is no such agenda */
export async function draftToExport(
  { log, directory, versions }: Pick<Storage, 'log' | 'directory' | 'versions'>,
  id: AgendaId,
): Promise<AgendaToExport | null> {
  const record = await directory.agenda(id)
  const stored = record && (await log.load(id))
  if (!stored) return null
  const [last] = await versions.of(id)
  return {
    ...{ id, state: stored.state, people: await readCouncilNames(directory, record.council.id) },
    edition: { is: 'draft', at: Date.now(), seq: stored.seq, next: (last?.number ?? 0) + 1 },
    ...(await readCouncilLook(directory, record.council.id)),
  }
}
