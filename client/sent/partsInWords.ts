/** Which parts of an item have changed, in words: «titel og Indstilling». */
import type { ChangedPart } from '../../shared/paper/changedParts.ts'
import { listOf, t } from '../app/language.ts'

export const partsInWords = (parts: readonly ChangedPart[]): string =>
  listOf(parts.map((part) => (part.is === 'field' ? part.heading : t('changedPart', { changed: part.is }))))
