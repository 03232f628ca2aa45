/** What the items of a section, and of the whole agenda, come to. */
import type { ItemId } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { TallyBar } from './TallyBar.tsx'
import { useTally } from './useProgress.ts'

/** At a section's heading; nothing where it has no items. */
export function SectionSum({ id, number }: { id: ItemId; number: string }) {
  const tally = useTally(id)
  if (tally === 'empty') return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div className="section-sum" role="group" aria-label={t('sectionSum', { number })}>
      {tally !== null && <TallyBar tally={tally} />}
    </div>
  )
}

/** At the top of the outline. */
export function AgendaSum() {
  const tally = useTally(null)
  if (tally === 'empty') return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div className="agenda-sum" role="group" aria-label={t('agendaSum')}>
      {tally !== null && <TallyBar tally={tally} />}
    </div>
  )
}
