/** What is said of the meeting otherwise than before, in words: «Mødested: KL, lokale 5-12 (før: KL, lokale 2-01)». */
import type { ChangedFact } from '../../shared/paper/changedFacts.ts'
import { t } from '../app/language.ts'

export const factInWords = ({ is, now, before }: ChangedFact): string =>
  t('changedFact', { fact: is, now, before })
