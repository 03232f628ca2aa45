/** What an import reads from a file: an agenda whose responsibles are names, not yet people. */
import type { AgendaFacts, FieldKey, ItemKind, TemplateField } from '../../../shared/agenda/document.ts'
import type { RichText } from '../../../shared/richtext/richText.ts'
import { say } from './say.ts'

export interface ImportedAgenda {
  /** `council` is empty where the file names none. */
  facts: AgendaFacts
  fields: TemplateField[]
  motto: RichText
  items: ImportedItem[]
  report: ReportLine[]
}

export interface ImportedItem {
  kind: ItemKind
  /** The number in the file, `2.3.1`; empty without one. */
  number: string
  /** The first line of the file that is its. */
  line: number
  title: string
  caseNumber: string
  responsibles: string[]
  presenter: string
  /** Why it came after the deadline; empty: it did not. */
  lateReason: string
  /** Nothing is asked of it. */
  withoutText: boolean
  fields: Record<FieldKey, RichText>
  attachments: string[]
  children: ImportedItem[]
}

/** Something that was not understood, or decided. `line`: in the file, from 1. */
export interface ReportLine {
  line: number
  message: string
}

/** @returns the report in the order of the file; that rules are left out is said once, as a converter makes one of each page's end */
export function inFileOrder(report: readonly ReportLine[]): ReportLine[] {
  const sorted = report.toSorted((a, b) => a.line - b.line)
  const rule = sorted.find(isRule)
  return sorted.filter((line) => line === rule || !isRule(line))
}

const isRule = ({ message }: ReportLine): boolean => message === say('importReportRule')
