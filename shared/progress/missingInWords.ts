/** What an item lacks, in the words that stand beside it, on the board, on the first page and in reminders. */
import type { FieldKey } from '../agenda/document.ts'
import type { Language } from '../language/languages.ts'
import { translator } from '../language/translate.ts'
import type { Missing } from './missing.ts'

/** One word of the list, and what it leads to. */
export interface MissingWord {
  words: string
  /** The first, of attachments and tasks, which are counted. */
  to: Missing
}

/** @param headingOf the heading of a template's field */
export function missingWords(
  missing: readonly Missing[],
  headingOf: (field: FieldKey) => string,
  language: Language,
): MissingWord[] {
  const t = translator(language)
  const words = missing.flatMap((to): MissingWord[] => {
    switch (to.kind) {
      case 'responsible':
        return [{ words: t('lacksResponsible'), to }]
      case 'caseNumber':
        return [{ words: t('lacksCaseNumber'), to }]
      case 'lateReason':
        return [{ words: t('lacksLateReason'), to }]
      case 'field':
        return [{ words: headingOf(to.field), to }]
      case 'attachment':
      case 'task':
        return []
      default:
        return to satisfies never
    }
  })
  const counted = (kind: Missing['kind'], key: 'lacksAttachments' | 'lacksTasks'): MissingWord[] => {
    const all = missing.filter((one) => one.kind === kind)
    return all.slice(0, 1).map((to) => ({ words: t(key, { n: all.length }), to }))
  }
  return [...words, ...counted('attachment', 'lacksAttachments'), ...counted('task', 'lacksTasks')]
}

/** @returns «ansvarlig, Sagsfremstilling, 1 bilag» */
export const missingInWords = (...of: Parameters<typeof missingWords>): string =>
  missingWords(...of)
    .map(({ words }) => words)
    .join(', ')
