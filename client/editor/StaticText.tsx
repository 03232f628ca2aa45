/** A text as static HTML that follows the document, and tells when somebody wants to write in it. */
import { type MouseEvent, useRef } from 'react'
import type * as Y from 'yjs'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import type { TextKind } from './fits.ts'
import { type StartingPoint, startingPoint } from './selection.ts'
import { toHtmlOrPlaceholder } from './toHtml.ts'

interface Props {
  /** What is watched: the place's key. */
  id: string
  kind: TextKind
  fragment: Y.XmlFragment
  placeholder: string
  label: string
  /** Somebody wants to write, from here. */
  onOpen: (start: StartingPoint) => void
}

export function StaticText({ id, kind, fragment, placeholder, label, onOpen }: Props) {
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
