/** What one can do with words that cannot be sent any more: take them elsewhere, or throw them away. */
import { inWords } from '../../shared/agenda/inWords.ts'
import { plainText } from '../../shared/richtext/plainText.ts'
import type { RichText } from '../../shared/richtext/richText.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { useCopyOrSelect } from '../ui/useCopyOrSelect.ts'

interface Props {
  wordsNow: () => RichText
  /** Selects the words where they stand. */
  onSelect: () => void
  onDismiss: () => void
}

export function StrandedFoot({ wordsNow, onSelect, onDismiss }: Props) {
  const { session, people } = useAgenda()
  const copy = useCopyOrSelect(onSelect)
  const copyWords = () => {
    const write = inWords(session.doc, (id) => people.byId.get(id)?.name ?? null)
    void copy(plainText(write(wordsNow())))
  }
  return (
    <div className="composer-foot">
      <button type="button" className="button primary" onClick={copyWords}>
        {t('copyWords')}
      </button>
      <button type="button" className="button" onClick={onDismiss}>
        {t('dismissWords')}
      </button>
    </div>
  )
}
