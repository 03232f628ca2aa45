/** Beside a text, or below a value of one line: leads to what it was before. */
import { useAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { useEarlierTextDialog } from './useEarlierTextDialog.tsx'

interface Props {
  place: FieldPlace
  /** What the field is called. */
  where: string
  /** Tab goes from text to text, so the button is no stop where a menu has it too; nor ever of Enter. */
  isStop?: boolean
  /** Of a value of one line: it is there only while that has the focus, and not all browsers give it to a button. */
  isOfValue?: boolean
}

export function EarlierTextButton({ place, where, isStop = false, isOfValue = false }: Props) {
  const ask = useEarlierTextDialog()
  const { readOnly } = useAgenda()
  if (readOnly) return null
  return (
    <button
      type="button"
      className="copy-link earlier-button"
      tabIndex={isStop ? 0 : -1}
      onMouseDown={isOfValue ? (event) => event.preventDefault() : undefined}
      onClick={() => ask(place)}
    >
      {/* No label: who asks for the place by its name shall find the place. */}
      <span aria-hidden="true">{t('earlierText')}</span>
      <span className="visually-hidden">{t('earlierTextOf', { where })}</span>
    </button>
  )
}
