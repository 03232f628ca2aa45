/** What a thread is about: the words that it quotes, a field or the whole item. Pressed, it leads there. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { nodeName } from '../structure/nodeName.ts'
import { useNameOfPlace } from '../together/useNameOfPlace.ts'
import type { About } from './threadsDesk.ts'

/** @returns «Baggrund, punkt 2.3», «sag 2.3» */
export function useAboutName({ item, field }: Pick<About, 'item' | 'field'>): string {
  const { doc } = useAgenda().session
  const place = useNameOfPlace({ item, field: field ?? 'title' })
  return field === null || place === null ? nodeName(doc, item) : place
}

interface Props {
  about: About
  /** The words that it quotes stand nowhere any more. */
  isTextGone: boolean
  onGo: () => void
}

export function AboutLine({ about, isTextGone, onGo }: Props) {
  const name = useAboutName(about)
  const quote = about.anchor?.quote ?? ''
  return (
    <div className="thread-about">
      <button
        type="button"
        className="thread-place-button"
        data-quotes={quote !== ''}
        title={t('goToText')}
        onClick={onGo}
      >
        <span className="visually-hidden">{`${t('goToText')}: `}</span>
        {quote === '' ? (
          name
        ) : (
          <>
            <span className="visually-hidden">{`${name}, `}</span>
            <q lang={AGENDA_LANGUAGE}>{quote}</q>
          </>
        )}
      </button>
      {isTextGone && <span className="thread-text-gone">{t('commentTextGone')}</span>}
    </div>
  )
}
