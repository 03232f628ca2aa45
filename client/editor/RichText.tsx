/**
 * A text in the page: static HTML, and an editor in its place as soon as somebody clicks or tabs to it. The static HTML
 * follows the document; the selection made in it carries over.
 */
import type { Editor } from '@tiptap/core'
import { type MouseEvent, memo, useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type * as Y from 'yjs'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import type { Editing } from './editing.ts'
import type { TextKind } from './fits.ts'
import './richText.css'
import { type StartingPoint, startAt, startingPoint } from './selection.ts'
import { toHtmlOrPlaceholder } from './toHtml.ts'

interface Props {
  place: FieldPlace
  kind: TextKind
  fragment: Y.XmlFragment
  placeholder: string
  /** What the text is called, for those who do not see where it stands. */
  label: string
}

export const RichText = memo(
  function RichText({ place, kind, fragment, placeholder, label }: Props) {
    const { editing, loadEditing } = useAgenda()
    const key = placeKey(place)
    const at = useEditorAt(editing, key)
    const editor = at === 'unfit' ? null : at

    // An item's number, and with it the name of its fields, can change while somebody writes in them.
    useEffect(() => {
      if (editor !== null) editing?.rename(place, label)
    }, [editing, editor, place, label])

    const open = (start: StartingPoint) => {
      const begin = (ready: Editing) => {
        const opened = flushSync(() => ready.open({ place, kind, fragment, placeholder, label }))
        if (opened !== null) startAt(opened, start)
      }
      if (editing !== null) begin(editing)
      else void loadEditing().then(begin)
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

interface StaticProps {
  id: string
  kind: TextKind
  fragment: Y.XmlFragment
  placeholder: string
  label: string
  onOpen: (start: StartingPoint) => void
}

function StaticText({ id, kind, fragment, placeholder, label, onOpen }: StaticProps) {
  const { readOnly } = useAgenda()
  // The browser makes its selection between press and click; replacing the text earlier would lose it.
  const pressed = useRef(false)
  useChanges(id)

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    pressed.current = false
    if (readOnly || (event.target as Element).closest('a[href]') !== null) return
    onOpen(startingPoint(event.currentTarget, event))
  }
  const onFocus = () => {
    if (!readOnly && !pressed.current) onOpen({ is: 'start' })
  }
  const press = () => {
    pressed.current = true
    addEventListener('pointerup', () => setTimeout(() => (pressed.current = false)), { once: true })
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: focus opens the editor for the keyboard
    // biome-ignore lint/a11y/useSemanticElements: it becomes an editor, which has this role too
    <div
      className="tiptap ProseMirror"
      role="textbox"
      aria-multiline={kind === 'field'}
      aria-readonly={readOnly}
      aria-label={label}
      tabIndex={0}
      onPointerDown={press}
      onFocus={onFocus}
      onClick={onClick}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by toHtml, which escapes every text and address
      dangerouslySetInnerHTML={{ __html: toHtmlOrPlaceholder(fragment, placeholder) }}
    />
  )
}
