/**
 * A text in the page: static HTML, and an editor in its place as soon as somebody clicks or tabs to it. The static HTML
 * follows the document; the selection made in it carries over.
 */
import { memo, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type * as Y from 'yjs'
import { focusOutside } from '../access/focusOutside.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import { ErrorBoundary } from '../app/ErrorBoundary.tsx'
import { t, useLanguage } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { NewLines } from '../news/NewLines.tsx'
import { rightsOf } from '../rights/rightsWatch.ts'
import { useRightLost } from '../rights/useRightLost.ts'
import { useWhyNotSentence } from '../rights/WhyNot.tsx'
import { ThreadMarks } from '../threads/ThreadMarks.tsx'
import { Carets } from '../together/Carets.tsx'
import { EditorsMissing } from './EditorsMissing.tsx'
import type { Editing } from './editing.ts'
import { StaticText } from './StaticText.tsx'
import { type StartingPoint, startAt } from './selection.ts'
import { type Stroke, wordsOf } from './strokes.ts'
import type { TextKind } from './textKind.ts'
import { collectTyping, type TypedAhead } from './typedAhead.ts'
import './richText.css'

interface Props {
  place: FieldPlace
  kind: TextKind
  fragment: Y.XmlFragment
  placeholder: string
  /** What the text is called, for those who do not see where it stands. */
  label: string
}

/** Somebody who wants to write, while the editors' code is not here. */
interface Waiting {
  start: StartingPoint
  typed: readonly Stroke[]
}

/** Somebody whose words wait because it could not be fetched. */
type Missing = Waiting & { ahead: TypedAhead }

export function RichText(props: Props) {
  return (
    <Part name={t('partField', { label: props.label })}>
      <TextOrEditor {...props} />
    </Part>
  )
}

const TextOrEditor = memo(
  function TextOrEditor({ place, kind, fragment, placeholder, label }: Props) {
    const { session, editing, loadEditing } = useAgenda()
    useLanguage()
    const key = placeKey(place)
    const at = useEditorAt(editing, key)
    const editor = typeof at === 'string' ? null : at
    const whyNot = useWhyNotSentence(place)
    useRightLost(place, editor, whyNot)

    // An item's number, and with it the name of its fields, can change while somebody writes in them; so can the language.
    useEffect(() => {
      if (editor !== null) editing?.reword(place, { label, placeholder })
    }, [editing, editor, place, label, placeholder])

    const [missing, setMissing] = useState<Missing | null>(null)
    useEffect(() => missing?.ahead.release, [missing])
    const begin = (ready: Editing, { start, typed }: Waiting) => {
      if (session.state().is === 'ended' || rightsOf(session).whyNot(place) !== null) return
      const opened = flushSync(() => ready.open({ place, kind, fragment, placeholder, label }))
      if (opened === null) return
      startAt(opened, start)
      ready.play(opened, typed)
    }
    // Who comes to the text a second time goes on waiting: two that collect would each miss what the other has.
    const start = useRef<StartingPoint | null>(null)
    const host = useRef<HTMLDivElement>(null)
    const beginWhenLoaded = async ({ start: from, typed }: Waiting) => {
      const isWaiting = start.current !== null
      if (!isWaiting || !(from.is === 'start' || from.is === 'end')) start.current = from
      if (isWaiting) return
      const ahead = collectTyping(typed)
      const ready = await loadEditing().catch(() => null)
      const waiting = { start: start.current ?? from, typed: ahead.stop() }
      start.current = null
      if (ready === null) {
        ahead.miss()
        setMissing({ ...waiting, ahead })
        return
      }
      setMissing(null)
      const elsewhere = focusOutside(host.current)
      // Who has gone on keeps the focus there; what they typed here is written all the same.
      if (elsewhere === null || waiting.typed.length > 0) begin(ready, waiting)
      elsewhere?.focus({ preventScroll: true })
      ahead.release()
    }
    const open = (from: StartingPoint) => {
      const waiting = { start: from, typed: missing?.typed ?? [] }
      if (editing === null) return void beginWhenLoaded(waiting)
      setMissing(null)
      begin(editing, waiting)
    }
    return (
      <div ref={host} className="rich-text" data-kind={kind} data-place={key}>
        {editor === null || editing === null ? (
          <StaticText
            id={key}
            kind={kind}
            fragment={fragment}
            placeholder={placeholder}
            label={label}
            whyNot={whyNot}
            onOpen={open}
          />
        ) : (
          <editing.Content editor={editor} />
        )}
        <ErrorBoundary fallback={() => null}>
          <Carets place={place} fragment={fragment} />
          <ThreadMarks place={place} label={label} editor={editor} hasList={kind === 'field'} />
          {kind === 'field' && <NewLines place={place} fragment={fragment} />}
        </ErrorBoundary>
        {at === 'unfit' && <p className="notice">{t('fieldUnfit')}</p>}
        {at === 'failed' && <p className="notice">{t('fieldNoEditor')}</p>}
        {missing !== null && (
          <EditorsMissing typed={wordsOf(missing.typed)} onRetry={() => void beginWhenLoaded(missing)} />
        )}
      </div>
    )
  },
  (before, after) =>
    placeKey(before.place) === placeKey(after.place) &&
    before.fragment === after.fragment &&
    before.placeholder === after.placeholder &&
    before.label === after.label,
)

function useEditorAt(editing: Editing | null, key: string): ReturnType<Editing['at']> {
  return useSyncExternalStore(
    useCallback((listener) => editing?.subscribe(key, listener) ?? (() => {}), [editing, key]),
    () => editing?.at(key) ?? null,
  )
}
