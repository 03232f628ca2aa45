/** The lines that a sent agenda opens with: where they stand on the page, and as they are read. */
import { AGENDA } from '../../shared/agenda/fieldPlace.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import { t, timeSpan } from '../app/language.ts'

export const OPENING = {
  council: { item: AGENDA, field: 'council' },
  title: { item: AGENDA, field: 'title' },
  when: { item: AGENDA, field: 'when' },
} as const

/** «onsdag den 24. januar 2024 kl. 10.00 · KL, lokale 2-01» */
export function whenAndWhere({
  startsAt,
  endsAt,
  place,
}: Pick<Paper, 'startsAt' | 'endsAt' | 'place'>): string {
  const when = startsAt === null ? t('noDate') : timeSpan(startsAt, endsAt)
  return [when, place].filter(Boolean).join(' · ')
}

/** For the search. */
export const openingLines = (paper: Paper): (readonly [field: string, text: string])[] => [
  [OPENING.council.field, paper.council],
  [OPENING.title.field, paper.title],
  [OPENING.when.field, whenAndWhere(paper)],
]
