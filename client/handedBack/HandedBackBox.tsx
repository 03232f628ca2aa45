/** Words of one's own that a merge swallowed: what happened, the words, and what one can do with them. */
import { Fragment, useRef } from 'react'
import { wordsAt } from '../../shared/agenda/wordValues.ts'
import { missingIn, type Stretch } from '../../shared/agenda/wordWeave.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { HandedBack } from '../../shared/protocol/messages.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { placeKey } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { useCopyOrSelect } from '../ui/useCopyOrSelect.ts'
import { isOfValue } from './placeOfWords.ts'
import './handedBack.css'

interface Props {
  handedBack: HandedBack
  /** What the place is called where they stood. */
  where: string
  /** Says the place too: the box does not stand beside it. */
  isElsewhere?: boolean
  /** `null`: the text where they stood is gone. */
  onPutIn: (() => void) | null
  onDismiss: () => void
}

export function HandedBackBox({ handedBack, where, isElsewhere = false, onPutIn, onDismiss }: Props) {
  const { words } = handedBack
  // Several values stand in one row.
  const isValue = isOfValue(useAgenda().session.doc, handedBack)
  const why = useWhatHappened(handedBack, isValue)
  const quote = useRef<HTMLQuoteElement>(null)
  const copy = useCopyOrSelect(() => {
    if (quote.current !== null) getSelection()?.selectAllChildren(quote.current)
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div
      className="handed-back"
      role="group"
      aria-label={t('handedBackName', { where })}
      data-id={handedBack.id}
    >
      <p>
        {why}{' '}
        <q ref={quote} lang={AGENDA_LANGUAGE}>
          {isValue ? <MissingMarked {...handedBack} /> : words.trim()}
        </q>
        {(isElsewhere || isValue) && (
          <span className="handed-back-where">{t('handedBackFrom', { where })}</span>
        )}
      </p>
      <p className="ways-on">
        {onPutIn !== null && (
          <button type="button" className="button primary" onClick={onPutIn}>
            {t('putIn')}
          </button>
        )}
        <button type="button" className="button" onClick={() => void copy(words)}>
          {t('copyWords')}
        </button>
        <button type="button" className="button" onClick={onDismiss}>
          {t('dismissWords')}
        </button>
      </p>
    </div>
  )
}

/** Of a line that stands there partly, what it lacks is marked. */
function MissingMarked({ item, field, words }: Pick<HandedBack, 'item' | 'field' | 'words'>) {
  useChanges(placeKey({ item, field }))
  const stands = wordsAt(useAgenda().session.doc, { item, field }) ?? ''
  const lines = words.trim().split('\n')
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line is told by its place alone
    <Fragment key={at}>
      {at > 0 && '\n'}
      <MarkedLine stretches={missingIn(stands, line)} />
    </Fragment>
  ))
}

function MarkedLine({ stretches }: { stretches: readonly Stretch[] }) {
  if (stretches.length === 1) return stretches[0]!.text
  return stretches.map(({ text, isMissing }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is told by its place alone
    isMissing ? <mark key={at}>{text}</mark> : text,
  )
}

/** A change of one's own, in another tab, names nobody. */
function useWhatHappened({ by }: HandedBack, isValue: boolean): string {
  const { session, people } = useAgenda()
  if (by === undefined || by === session.personId) return t(isValue ? 'handedBackValue' : 'handedBackWords')
  return t(isValue ? 'handedBackValueBy' : 'handedBackBy', {
    who: people.byId.get(by)?.name ?? t('handedBackSomebody'),
  })
}
