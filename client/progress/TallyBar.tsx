/** How many items of an agenda stand where, as a bar and in words: «1 godkendt · 3 klar · 4 ikke klar · 2 tomme». */
import { STANDINGS, type Tally } from '../../shared/progress/tally.ts'
import { t } from '../app/language.ts'
import './progress.css'

const COUNTED = {
  approved: 'tallyApproved',
  ready: 'tallyReady',
  returned: 'tallyReturned',
  drafting: 'tallyDrafting',
  empty: 'tallyEmpty',
} as const

export function TallyBar({ tally }: { tally: Tally }) {
  const shown = STANDINGS.filter((standing) => tally[standing] > 0)
  if (shown.length === 0) return <p className="tally">{t('tallyNothing')}</p>
  return (
    <div className="tally">
      {/* The words say it; a colour says it to none but eyes. */}
      <div className="tally-bar" aria-hidden="true">
        {shown.map((standing) => (
          <span key={standing} className={standing} style={{ flexGrow: tally[standing] }} />
        ))}
      </div>
      <ul className="tally-words">
        {shown.map((standing) => (
          <li key={standing} className={standing}>
            {t(COUNTED[standing], { n: tally[standing] })}
          </li>
        ))}
      </ul>
    </div>
  )
}
