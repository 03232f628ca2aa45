/** The formats of an export: a file in this folder, and a line here. */
import type { ChangesShown } from '../../../shared/council/paperLook.ts'
import type { Paper } from '../../../shared/paper/paper.ts'
import type { PaperThread } from '../../../shared/paper/paperThreads.ts'
import type { ExportPart } from '../../../shared/protocol/exports.ts'
import type { ExportFormat } from '../../../shared/record/recordEvent.ts'
import type { ExportedAgenda } from './exportedAgenda.ts'
import { paperToHtml } from './html/paperToHtml.ts'
import { agendaToJson } from './json.ts'
import { agendaToMarkdown } from './markdown/agendaToMarkdown.ts'

/** All that a format may need; each takes what it prints. Plain data, so that it can be posted to a thread. */
export interface ExportSource {
  exported: ExportedAgenda
  paper: Paper
  /** The bytes of the council's logo; `null`: it has none. */
  logo: Uint8Array | null
  /** Of a version that is not the first: all of the agenda as it was at the one before, and how what is new is shown. */
  news?: { before: Paper; shown: ChangesShown }
  /** Where the server is reached: «https://dagsorden.example.org»; without it what is enclosed is named alone. */
  origin?: string
  /** Of a draft that goes out with its comments. */
  threads?: readonly PaperThread[]
}

/** What a format tells while it writes. */
export interface FormatTold {
  /** The operator, in one English sentence, why the file is not as good as it should be. */
  note(note: string): void
  /** Who waits: another of the format's parts begins. The first has begun. @param pages how many there are, where it knows */
  begins(part: ExportPart, pages?: number): void
}

export interface Format {
  /** The media type of the file. */
  type: string
  /** Runs in a process of its own. A writer that needs a large library is imported in here, as this list is in every process that writes. */
  write(source: ExportSource, told: FormatTold): Uint8Array | Promise<Uint8Array>
}

const text = (written: string): Uint8Array => new TextEncoder().encode(written)

export const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  json: { type: 'application/json', write: ({ exported }) => text(agendaToJson(exported)) },
  html: { type: 'text/html', write: ({ paper, logo, origin }) => text(paperToHtml(paper, logo, origin)) },
  pdf: {
    type: 'application/pdf',
    write: async (source, told) => (await import('./pdf/paperToPdf.ts')).paperToPdf(source, told),
  },
  md: { type: 'text/markdown', write: ({ exported }) => text(agendaToMarkdown(exported)) },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: async (source, { begins }) => (await import('./docx/paperToDocx.ts')).paperToDocx(source, begins),
  },
}
