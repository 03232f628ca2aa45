/** An agenda on its way to a file, as the HTTP API tells it: `/api/agendas/<id>/export/steps`. */
import type { ExportFormat } from '../record/recordEvent.ts'
import type { Problem } from './api.ts'

/** What is done of a file, beside the reading that comes first; of each format in the order in which it is done. */
export const EXPORT_PARTS = {
  /** `laying`: its pages are set, which is nearly all of the work. `saving`: they are written, and it is known how many they are. */
  pdf: ['laying', 'saving'],
  /** `numbering`: the pages of the list of contents are worked out, which is nearly all of the work. */
  docx: ['writing', 'numbering', 'saving'],
  html: ['writing'],
  md: ['writing'],
  json: ['writing'],
} as const satisfies Record<ExportFormat, readonly string[]>

export type ExportPart = (typeof EXPORT_PARTS)[ExportFormat][number]

/** «3 af 5»: the third of five steps begins. */
export interface ExportStep {
  step: number
  of: number
  /** What is written; `null`: the agenda is being read. */
  format: ExportFormat | null
  part: 'reading' | ExportPart
  /** How many it has, as soon as that is known; absent: not known, or it has none. */
  pages?: number
}

/** A line of the answer, as JSON; all but the last say how far it is. */
export type ExportLine =
  /** So many files are made before it, for whomever. */
  | { waiting: number }
  | ExportStep
  /** The last one; the bytes of the file follow it, as they are. */
  | { file: ExportedFileFacts }
  /** The last one: why there is no file. */
  | { problem: Problem }

export interface ExportedFileFacts {
  /** What it is called where it is saved. */
  name: string
  /** The media type. */
  type: string
  bytes: number
  /** Where it has pages. */
  pages?: number
}
