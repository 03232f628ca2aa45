/** What exporting does: the same here and in another process. What it is asked and what it answers can be posted. */
import type { LogoType } from '../../shared/council/paperLook.ts'
import { withNewWords } from '../../shared/paper/newWords.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import { paperName } from '../../shared/paper/paperName.ts'
import { withSince } from '../../shared/paper/sinceBefore.ts'
import { EXPORT_PARTS, type ExportPart, type ExportStep } from '../../shared/protocol/exports.ts'
import type { ExportFormat } from '../../shared/record/recordEvent.ts'
import { type AgendaToExport, readSource } from './exportSource.ts'
import { type ExportSource, FORMATS } from './formats/formats.ts'
import { paperToMarkdown } from './formats/markdown/paperToMarkdown.ts'

export type ExportWork =
  | { do: 'read'; agenda: AgendaToExport }
  | { do: 'write'; from: AgendaToExport | ExportSource; formats: readonly ExportFormat[]; origin?: string }
  | { do: 'markdown'; paper: Paper }
  | { do: 'draw'; logo: LogoToDraw }

/** A picture that a council would have on its papers. */
export interface LogoToDraw {
  type: LogoType
  bytes: Uint8Array
}

/** In the order of the formats that were asked for; or what was read; or whether it is drawn. `null`: its item is not in the agenda. */
export type ExportDone = ExportedFile[] | ExportSource | boolean | null

export interface ExportedFile {
  format: ExportFormat
  /** What it is called where it is saved, without an ending. */
  name: string
  bytes: Uint8Array
  /** Its media type. */
  type: string
  /** How many it has; absent where it has none, or only who opens it knows. */
  pages?: number
}

export interface ExportTold {
  step(step: ExportStep): void
  /** A format is not as good as it should be: one English sentence for the operator, without words of the agenda. */
  note(note: string): void
}

export async function doExport(work: ExportWork, told: ExportTold): Promise<ExportDone> {
  if (work.do === 'read') return readSource(work.agenda)
  if (work.do === 'markdown') return [markdownOf(work.paper)]
  if (work.do === 'draw') {
    const { isDrawn } = await import('./formats/pdf/drawnLogo.ts')
    return isDrawn(work.logo.type, work.logo.bytes)
  }
  const { from, formats, origin } = work
  const mustRead = 'state' in from
  const before = mustRead ? 1 : 0
  const of = formats.reduce((sum, format) => sum + EXPORT_PARTS[format].length, before)
  if (mustRead) told.step({ step: 1, of, format: null, part: 'reading' })
  const read = mustRead ? readSource(from) : from
  if (read === null) return null
  const source = { ...read, ...(origin && { origin }) }
  const { paper, news } = source
  const shown = news
    ? { ...source, paper: withNewWords(withSince(paper, news.before), news.before, news.shown) }
    : source
  const files: ExportedFile[] = []
  let done = before
  for (const format of formats) {
    const chosen = FORMATS[format]
    const parts: readonly ExportPart[] = EXPORT_PARTS[format]
    let last = -1
    let pages: number | undefined
    const begins = (part: ExportPart, known?: number) => {
      pages = known
      const at = parts.indexOf(part)
      // What is tried in another way as well is no step back.
      if (at <= last) return
      last = at
      told.step({ step: done + at + 1, of, format, part, ...(known !== undefined && { pages: known }) })
    }
    begins(parts[0]!)
    const bytes = await chosen.write(shown, { note: told.note, begins })
    done += parts.length
    const file = { format, name: paperName(paper), bytes, type: chosen.type }
    files.push({ ...file, ...(pages !== undefined && { pages }) })
  }
  return files
}

const markdownOf = (paper: Paper): ExportedFile => ({
  ...{ format: 'md', name: paperName(paper), type: FORMATS.md.type },
  bytes: new TextEncoder().encode(paperToMarkdown(paper)),
})
