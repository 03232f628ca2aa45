/** At the agenda's end: a new item, a new section. */
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { useStructure } from './useStructure.tsx'

export function NewNodes() {
  const { readOnly } = useAgenda()
  const { add } = useStructure()
  if (readOnly) return null
  return (
    <div className="new-nodes">
      <button type="button" className="button" onClick={() => add('item')}>
        {t('newItem')}
      </button>
      <button type="button" className="button" onClick={() => add('section')}>
        {t('newSection')}
      </button>
    </div>
  )
}
