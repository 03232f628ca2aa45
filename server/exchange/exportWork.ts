/** What exporting does: the same here and in a thread. What it is asked and what it answers can be posted. */
import { withNewWords } from '../../shared/paper/newWords.ts'
import { paperName } from '../../shared/paper/paperName.ts'
import type { ExportFormat } from '../../shared/record/recordEvent.ts'
import { type AgendaToExport, readSource } from './exportSource.ts'
import { type ExportSource, FORMATS } from './formats/formats.ts'

export type ExportWork =
  | { do: 'read'; agenda: AgendaToExport }
  | { do: 'write'; from: AgendaToExport | ExportSource; formats: readonly ExportFormat[] }

/** In the order of the formats that were asked for; or what was read. `null`: its item is not in the agenda. */
export type ExportDone = ExportedFile[] | ExportSource | null

export interface ExportedFile {
  format: ExportFormat
  /** What it is called where it is saved, without an ending. */
  name: string
  bytes: Uint8Array
  /** Its media type. */
  type: string
}

/** «3 af 5»: the third of five steps begins. */
export interface ExportStep {
  step: number
  of: number
  /** What is written; `null`: the agenda is being read. */
  format: ExportFormat | null
}

export interface ExportTold {
  step(step: ExportStep): void
  /** A format is not as good as it should be: one English sentence for the operator, without words of the agenda. */
  note(note: string): void
}

export async function doExport(work: ExportWork, told: ExportTold): Promise<ExportDone> {
  if (work.do === 'read') return readSource(work.agenda)
  const { from, formats } = work
  const mustRead = 'state' in from
  const of = formats.length + (mustRead ? 1 : 0)
  if (mustRead) told.step({ step: 1, of, format: null })
  const source = mustRead ? readSource(from) : from
  if (source === null) return null
  const { paper, news } = source
  const shown = news ? { ...source, paper: withNewWords(paper, news.before, news.shown) } : source
  const files: ExportedFile[] = []
  for (const format of formats) {
    told.step({ step: of - formats.length + files.length + 1, of, format })
    const chosen = FORMATS[format]
    const bytes = await chosen.write(shown, (note) => told.note(note))
    files.push({ format, name: paperName(paper), bytes, type: chosen.type })
  }
  return files
}
