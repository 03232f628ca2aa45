/** Beside a text: leads to what it was before. */
import { useAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { useEarlierTextDialog } from './useEarlierTextDialog.tsx'

interface Props {
  place: FieldPlace
  /** What the field is called. */
  where: string
  /** Tab goes from text to text, so the button is no stop where a menu has it too. */
  isStop?: boolean
}

export function EarlierTextButton({ place, where, isStop = false }: Props) {
  const ask = useEarlierTextDialog()
  const { readOnly } = useAgenda()
  if (readOnly) return null
  return (
    <button
      type="button"
      className="copy-link"
      tabIndex={isStop ? 0 : -1}
      aria-label={t('earlierTextOf', { where })}
      onClick={() => ask(place)}
    >
      {t('earlierText')}
    </button>
  )
}
