/** What an item lacks, in the words that stand beside it, on the board, on the first page and in reminders. */
import type { FieldKey } from '../agenda/document.ts'
import type { Language } from '../language/languages.ts'
import { translator } from '../language/translate.ts'
import type { Missing } from './missing.ts'

/**
 * @param headingOf the heading of a template's field
 * @returns «ansvarlig, Sagsfremstilling, 1 bilag»; attachments are counted
 */
export function missingInWords(
  missing: readonly Missing[],
  headingOf: (field: FieldKey) => string,
  language: Language,
): string {
  const t = translator(language)
  const attachments = missing.filter(({ kind }) => kind === 'attachment').length
  const words = missing.flatMap((one) => {
    switch (one.kind) {
      case 'responsible':
        return [t('lacksResponsible')]
      case 'caseNumber':
        return [t('lacksCaseNumber')]
      case 'field':
        return [headingOf(one.field)]
      case 'attachment':
        return []
      default:
        return one satisfies never
    }
  })
  if (attachments > 0) words.push(t('lacksAttachments', { n: attachments }))
  return words.join(', ')
}
