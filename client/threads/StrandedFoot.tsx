/** What one can do with words that cannot be sent any more: take them elsewhere, or throw them away. */
import { inWords } from '../../shared/agenda/inWords.ts'
import { plainText } from '../../shared/richtext/plainText.ts'
import type { RichText } from '../../shared/richtext/richText.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { copyText } from '../ui/copyText.ts'
import { useTell } from '../ui/Notices.tsx'

interface Props {
  wordsNow: () => RichText
  /** Selects the words where they stand. */
  onSelect: () => void
  onDismiss: () => void
}

export function StrandedFoot({ wordsNow, onSelect, onDismiss }: Props) {
  const { session, people } = useAgenda()
  const tell = useTell()
  const copy = async () => {
    const write = inWords(session.doc, (id) => people.byId.get(id)?.name ?? null)
    const isCopied = await copyText(plainText(write(wordsNow())))
    // Without leave to use the clipboard the words stand selected, for the person's own Ctrl+C.
    if (!isCopied) onSelect()
    tell({ text: t(isCopied ? 'copied' : 'handedBackNotCopied') })
  }
  return (
    <div className="composer-foot">
      <button type="button" className="button primary" onClick={() => void copy()}>
        {t('copyWords')}
      </button>
      <button type="button" className="button" onClick={onDismiss}>
        {t('dismissWords')}
      </button>
    </div>
  )
}
