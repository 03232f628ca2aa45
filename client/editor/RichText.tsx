/**
 * A text in the page: static HTML, and an editor in its place as soon as somebody clicks or tabs to it. The static HTML
 * follows the document; the selection made in it carries over.
 */
import type { Editor } from '@tiptap/core'
import { memo, useCallback, useEffect, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type * as Y from 'yjs'
import { useAgenda } from '../agenda/agendaContext.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import { ErrorBoundary } from '../app/ErrorBoundary.tsx'
import { t } from '../app/language.ts'
import { Carets } from '../together/Carets.tsx'
import type { Editing } from './editing.ts'
import type { TextKind } from './fits.ts'
import { StaticText } from './StaticText.tsx'
import { type StartingPoint, startAt } from './selection.ts'
import { collectTyping } from './typedAhead.ts'
import './richText.css'

interface Props {
  place: FieldPlace
  kind: TextKind
  fragment: Y.XmlFragment
  placeholder: string
  /** What the text is called, for those who do not see where it stands. */
  label: string
}

export function RichText(props: Props) {
  return (
    <ErrorBoundary fallback={<span className="notice">{t('fieldFailed')}</span>}>
      <TextOrEditor {...props} />
    </ErrorBoundary>
  )
}

const TextOrEditor = memo(
  function TextOrEditor({ place, kind, fragment, placeholder, label }: Props) {
    const { session, editing, loadEditing } = useAgenda()
    const key = placeKey(place)
    const at = useEditorAt(editing, key)
    const editor = at === 'unfit' ? null : at

    // An item's number, and with it the name of its fields, can change while somebody writes in them.
    useEffect(() => {
      if (editor !== null) editing?.rename(place, label)
    }, [editing, editor, place, label])

    const open = (start: StartingPoint) => {
      const begin = (ready: Editing, typed = '') => {
        if (session.state().is === 'ended') return
        const opened = flushSync(() => ready.open({ place, kind, fragment, placeholder, label }))
        if (opened === null) return
        startAt(opened, start)
        if (typed !== '') opened.view.dispatch(opened.state.tr.insertText(typed))
      }
      if (editing !== null) begin(editing)
      else void beginWhenLoaded(begin)
    }
    const beginWhenLoaded = async (begin: (ready: Editing, typed: string) => void) => {
      const stop = collectTyping()
      const ready = await loadEditing().catch(() => null)
      const typed = stop()
      if (ready !== null) begin(ready, typed)
    }
    return (
      <div className="rich-text" data-kind={kind}>
        {editor === null || editing === null ? (
          <StaticText
            id={key}
            kind={kind}
            fragment={fragment}
            placeholder={placeholder}
            label={label}
            onOpen={open}
          />
        ) : (
          <editing.Content editor={editor} />
        )}
        <Carets place={place} fragment={fragment} />
        {at === 'unfit' && <p className="notice">{t('fieldUnfit')}</p>}
      </div>
    )
  },
  (before, after) =>
    placeKey(before.place) === placeKey(after.place) &&
    before.fragment === after.fragment &&
    before.placeholder === after.placeholder &&
    before.label === after.label,
)

function useEditorAt(editing: Editing | null, key: string): Editor | 'unfit' | null {
  return useSyncExternalStore(
    useCallback((listener) => editing?.subscribe(key, listener) ?? (() => {}), [editing, key]),
    () => editing?.at(key) ?? null,
  )
}
