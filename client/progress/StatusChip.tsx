/** Where an item stands, as a word on its colour: «Ikke klar», «Klar», «Godkendt», «Sendt retur». */
import type { StatusName } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import './progress.css'

export const STATUS_WORDS = {
  drafting: 'statusDrafting',
  ready: 'statusReady',
  approved: 'statusApproved',
  returned: 'statusReturned',
} as const satisfies Record<StatusName, string>

export function StatusChip({ status }: { status: StatusName }) {
  return <span className={`chip ${status}`}>{t(STATUS_WORDS[status])}</span>
}
