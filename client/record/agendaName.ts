/** What an agenda is called in a list: its title, and the day of its meeting, as many have the same title. */
import type { RecordPage } from '../../shared/protocol/api.ts'
import { shortDate, t } from '../app/language.ts'

export const agendaName = ({ title, startsAt }: Omit<RecordPage['agendas'][number], 'id'>): string =>
  [title || t('untitled'), startsAt === null ? '' : shortDate(startsAt)].filter(Boolean).join(' · ')
