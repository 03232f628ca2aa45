/** Words that the server could not take: to put in where they stood, or to copy, until one says that they are not needed. */
import { useSyncExternalStore } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { appendWords, PERSON_EDIT } from '../../shared/agenda/edits.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { fragmentAt } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { WordsToCopy } from '../connection/WordsToCopy.tsx'
import { focusEndOf } from '../handedBack/focusAfter.ts'
import { isInPage } from '../handedBack/placeOfWords.ts'
import { putInAsStep } from '../handedBack/putInAsStep.ts'
import type { LeftWords as Left, LeftText } from '../keeping/database.ts'
import type { Keep } from '../keeping/keep.ts'
import { rightsOf } from '../rights/rightsWatch.ts'
import { copyText } from '../ui/copyText.ts'
import { useTell } from '../ui/Notices.tsx'
import { sentenceFor } from './refusedSentence.ts'
import { type KeptWords, useOwnLeft } from './useOwnLeft.ts'

type ChangedWords = KeptWords & Pick<Keep, 'removeLeft' | 'putLeftBack'>

export function LeftWords({ agenda, keep }: { agenda: AgendaId; keep: ChangedWords }) {
  const open = useAgenda()
  const { session, readOnly } = open
  const tell = useTell()
  const own = useOwnLeft(agenda, keep)
  const remove = ({ id }: Left) => {
    void keep.removeLeft(id!)
    document.getElementById('document')?.focus({ preventScroll: true })
  }
  const dismiss = (words: Left) => {
    remove(words)
    // Pressed by mistake, they are still at hand.
    const copy = () => void copyText(words.texts.map(({ text }) => text).join('\n\n'))
    tell({ text: t('leftRemoved'), action: { label: t('copyWords'), onPress: copy } })
  }
  const putIn = (words: Left) => {
    const { doc } = session
    const write = () => {
      // One step: what is taken back is taken back whole.
      doc.transact(() => {
        for (const { place, text } of words.texts) appendWords(doc, fragmentAt(doc, place!)!, text)
      }, PERSON_EDIT)
      return true
    }
    const openAgain = () => void keep.putLeftBack(words)
    putInAsStep(open, { write, finish: () => remove(words), openAgain, told: t('leftPutIn') }, tell)
    focusEndOf(words.texts[0]!.place!)
  }
  const rights = rightsOf(session)
  useSyncExternalStore(rights.subscribeAll, rights.version)
  const hasPlace = ({ place }: LeftText) =>
    place !== undefined && isInPage(session.doc, place) && rights.whyNot(place) === null
  return own.map((words) => (
    <section
      key={words.id}
      className="connection-notice left-words"
      data-tone="bad"
      aria-label={t('leftWords')}
      tabIndex={-1}
    >
      <b>{sentenceFor(words.why, words.at)}</b>
      <p>{t('leftBelow')}</p>
      <WordsToCopy id={`left-words-${words.id}`} texts={words.texts}>
        {!readOnly && words.texts.every(hasPlace) && (
          <button type="button" className="button" onClick={() => putIn(words)}>
            {t('putIn')}
          </button>
        )}
        <button type="button" className="button" onClick={() => dismiss(words)}>
          {t('leftWordsRemove')}
        </button>
      </WordsToCopy>
    </section>
  ))
}
