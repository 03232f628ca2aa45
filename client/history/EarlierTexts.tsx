/** The states of a text, by who and when, and beside them what stood there in the one that is chosen. */
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import * as Y from 'yjs'
import type { EarlierText } from '../../shared/protocol/api.ts'
import type { RichText } from '../../shared/richtext/richText.ts'
import { sameText, withoutNothing } from '../../shared/richtext/sameText.ts'
import { writeRichText } from '../../shared/richtext/yText.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import { dayAndClock, listOf, t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { type Labels, labelsOf } from '../editor/labels.ts'
import { toHtml } from '../editor/toHtml.ts'
import { useLabels } from '../editor/useLabels.ts'
import { useWhyNotSentence } from '../rights/WhyNot.tsx'
import { isKnown, readNow } from './texts.ts'
import type { EarlierTextsOf } from './useEarlierTexts.ts'

interface Props {
  place: FieldPlace
  earlier: EarlierTextsOf
  onBring: (text: EarlierText) => void
}

export function EarlierTexts({ place, earlier, onBring }: Props) {
  const now = useTextNow(place)
  const whyNot = useWhyNotSentence(place)
  const [chosenSeq, choose] = useState<number | null>(null)
  const { is, texts, hasMore } = earlier
  const isNow = (state: EarlierText) => sameText(state.text, now)
  // Who comes here wants another text than the one that stands there. Chosen once: colleagues go on writing.
  const first = texts.find((state) => !isNow(state)) ?? texts[0]
  if (chosenSeq === null && first !== undefined) choose(first.seq)
  const chosen = texts.find(({ seq }) => seq === chosenSeq)
  if (is === 'ready' && chosen === undefined && !hasMore)
    return <p className="earlier-nothing">{t('earlierNone')}</p>
  return (
    <div className="earlier-columns">
      <div className="earlier-list">
        <States {...{ texts, isNow }} chosen={chosen} onChoose={choose} />
        <More earlier={earlier} />
      </div>
      {chosen !== undefined && (
        <Chosen
          state={chosen}
          isNow={isNow(chosen)}
          whyNot={isKnown(now) ? whyNot : t('fieldUnfit')}
          onBring={() => onBring(chosen)}
        />
      )}
    </div>
  )
}

/** The text as it stands in the agenda, whoever writes in it. */
function useTextNow(place: FieldPlace): RichText {
  const { doc, watch } = useAgenda().session
  const key = placeKey(place)
  useChanges(key)
  const version = watch.version(key)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place stays the same when its text changes
  return useMemo(() => readNow(doc, place), [doc, key, version])
}

interface StatesProps {
  texts: readonly EarlierText[]
  chosen: EarlierText | undefined
  isNow: (state: EarlierText) => boolean
  onChoose: (seq: number) => void
}

function States({ texts, chosen, isNow, onChoose }: StatesProps) {
  const name = useId()
  const list = useRef<HTMLFieldSetElement>(null)
  const isThere = texts.length > 0
  // The window opened before there was anything to choose from.
  useEffect(() => {
    const focused = document.activeElement
    const isLost = focused === null || focused === document.body || focused.matches('.dialog h2')
    if (isThere && isLost)
      list.current?.querySelector<HTMLInputElement>(':checked')?.focus({ preventScroll: true })
  }, [isThere])
  if (!isThere) return null
  return (
    <fieldset ref={list} className="earlier-states">
      <legend className="visually-hidden">{t('earlierStates')}</legend>
      {texts.map((state) => (
        <label key={state.seq} className="earlier-state">
          <input type="radio" name={name} checked={state === chosen} onChange={() => onChoose(state.seq)} />
          <span className="earlier-when">
            {dayAndClock(state.at, serverNow())}
            {isNow(state) && <span className="earlier-now"> {t('earlierIsNow')}</span>}
          </span>
          <span className="earlier-who">{whoOf(state)}</span>
          <span className="earlier-words">{wordsOf(state)}</span>
        </label>
      ))}
    </fieldset>
  )
}

const TOLD = {
  loading: 'earlierLoading',
  slow: 'earlierSlow',
  waiting: 'earlierWaiting',
  failed: 'earlierFailed',
  refused: 'earlierRefused',
} as const

function More({ earlier: { is, texts, hasMore, more } }: { earlier: EarlierTextsOf }) {
  return (
    <>
      <p className="earlier-told" role="status">
        {is === 'ready' ? '' : t(TOLD[is])}
      </p>
      {(is === 'failed' || is === 'refused') && (
        <button type="button" className="button" onClick={more}>
          {t('tryAgain')}
        </button>
      )}
      {is === 'ready' && hasMore && texts.length > 0 && (
        <button type="button" className="button" onClick={more}>
          {t('earlierOlder')}
        </button>
      )}
    </>
  )
}

interface ChosenProps {
  state: EarlierText
  isNow: boolean
  /** It cannot be brought back: why; `null`: it can. */
  whyNot: string | null
  onBring: () => void
}

function Chosen({ state, isNow, whyNot, onBring }: ChosenProps) {
  const labels = labelsOf(useAgenda().session.doc)
  const version = useLabels(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the labels stay the same when what they say changes
  const html = useMemo(() => htmlOf(state.text, labels), [state.text, labels, version])
  const heading = useId()
  const isEmpty = withoutNothing(state.text.content).length === 0
  return (
    <div className="earlier-chosen">
      <h3 id={heading}>{dayAndClock(state.at, serverNow())}</h3>
      {isEmpty ? (
        <p className="earlier-text">{t('earlierEmpty')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
        <section className="earlier-text rich-text" tabIndex={0} aria-labelledby={heading}>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by toHtml, which escapes every text and address */}
          <div className="tiptap ProseMirror" dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      )}
      <div className="earlier-foot">
        {whyNot !== null ? (
          <p>{whyNot}</p>
        ) : isNow ? (
          <p>{t('earlierIsCurrent')}</p>
        ) : (
          <>
            <p>{t('earlierKeeps')}</p>
            <button type="button" className="button primary" onClick={onBring}>
              {t('earlierBring')}
            </button>
          </>
        )}
      </div>
    </div>
  )
}

function htmlOf(text: RichText, labels: Labels): string {
  const scratch = new Y.Doc()
  const fragment = scratch.getXmlFragment('text')
  writeRichText(fragment, text)
  const html = toHtml(fragment, labels)
  scratch.destroy()
  return html
}

/** @returns «Søren Madsen og Karen Holm», or that it came with the agenda */
const whoOf = ({ people }: EarlierText): string =>
  people.length === 0 ? t('earlierWithAgenda') : listOf(people.map(({ name }) => name ?? t('unknownPerson')))

/** @returns «12 ord til, 3 ord fra» */
function wordsOf({ words: { added, removed } }: EarlierText): string {
  const parts = [
    added > 0 ? t('earlierAdded', { n: added }) : '',
    removed > 0 ? t('earlierRemoved', { n: removed }) : '',
  ].filter(Boolean)
  return parts.length === 0 ? t('earlierNoWords') : parts.join(', ')
}
