/** Beside a field's name: leads to what the field was before. No stop for Tab, which goes from text to text; the item's menu has it too. */
import type { FieldPlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { useStructure } from '../structure/useStructure.tsx'
import { useEarlierTextDialog } from './useEarlierTextDialog.tsx'

interface Props {
  place: FieldPlace
  /** What the field is called. */
  where: string
}

export function EarlierTextButton({ place, where }: Props) {
  const ask = useEarlierTextDialog()
  const { mayChange } = useStructure()
  if (!mayChange) return null
  return (
    <button
      type="button"
      className="copy-link"
      tabIndex={-1}
      aria-label={t('earlierTextOf', { where })}
      onClick={() => ask(place)}
    >
      {t('earlierText')}
    </button>
  )
}
