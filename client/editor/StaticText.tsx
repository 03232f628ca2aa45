/** A text as static HTML that follows the document, and tells when somebody wants to write in it. */
import { type MouseEvent, type PointerEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { ATTACHMENTS } from '../../shared/agenda/wordValues.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { placeKey } from '../agenda/changes.ts'
import { staysHere } from '../rights/typesInVain.ts'
import { WhyNot } from '../rights/WhyNot.tsx'
import { patchText } from './patchText.ts'
import { type StartingPoint, startingPoint } from './selection.ts'
import type { TextKind } from './textKind.ts'
import { followsLabels, toHtmlOrPlaceholder } from './toHtml.ts'
import { useLabels } from './useLabels.ts'

interface Props {
  /** What is watched: the place's key. */
  id: string
  kind: TextKind
  fragment: Y.XmlFragment
  placeholder: string
  label: string
  /** One may not write there: why; `null`: one may. */
  whyNot: string | null
  /** Somebody wants to write, from here. */
  onOpen: (start: StartingPoint) => void
}

export function StaticText({ id, kind, fragment, placeholder, label, whyNot, onOpen }: Props) {
  const { readOnly: hasEnded, session } = useAgenda()
  const readOnly = hasEnded || whyNot !== null
  const [hasFocus, setHasFocus] = useState(false)
  // The browser makes its selection between press and click; replacing the text earlier would lose it.
  const pressed = useRef(false)
  useChanges(id)
  // The names of attachments that the text refers to.
  const attachments = placeKey({ item: id.split('/')[0]!, field: ATTACHMENTS })
  useChanges(attachments)
  const [refers, setRefers] = useState(false)
  const labels = useLabels(refers)
  const version = `${session.watch.version(id)} ${session.watch.version(attachments)} ${labels}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fragment stays the same when its text changes
  const html = useMemo(() => toHtmlOrPlaceholder(fragment, placeholder), [fragment, placeholder, version])
  if (followsLabels(html) !== refers) setRefers(!refers)
  const host = useRef<HTMLDivElement>(null)
  // React draws the text once; from then on only what has changed is drawn.
  const [first] = useState({ __html: html })
  const drawn = useRef(html)
  useLayoutEffect(() => {
    if (host.current === null || drawn.current === html) return
    drawn.current = html
    patchText(host.current, html)
  }, [html])

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    pressed.current = false
    if (readOnly || (event.target as Element).closest('a[href]') !== null) return
    onOpen(startingPoint(event.currentTarget, event))
  }
  const onFocus = () => {
    setHasFocus(whyNot !== null)
    // What stands in a fact is short: who comes to it by keys goes on where it ends.
    if (!readOnly && !pressed.current) onOpen({ is: kind === 'line' ? 'end' : 'start' })
  }
  // A finger's press is over long before the browser gives the focus for it; a mouse's may end elsewhere, without a click.
  const press = ({ pointerType }: PointerEvent<HTMLDivElement>) => {
    pressed.current = true
    const ending = new AbortController()
    const isOver = () => {
      ending.abort()
      setTimeout(() => (pressed.current = false))
    }
    const end = pointerType === 'touch' ? 'pointercancel' : 'pointerup'
    for (const event of [end, 'keydown', 'click'])
      addEventListener(event, isOver, { capture: true, signal: ending.signal })
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: it becomes an editor, which has this role too */}
      <div
        ref={host}
        className="tiptap ProseMirror"
        role="textbox"
        aria-multiline={kind === 'field'}
        aria-readonly={readOnly}
        aria-label={label}
        aria-description={whyNot ?? undefined}
        lang={AGENDA_LANGUAGE}
        tabIndex={0}
        onPointerDown={press}
        onFocus={onFocus}
        onKeyDown={readOnly ? staysHere : undefined}
        onBlur={() => setHasFocus(false)}
        onClick={onClick}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made by toHtml, which escapes every text and address
        dangerouslySetInnerHTML={first}
      />
      {hasFocus && whyNot !== null && <WhyNot why={whyNot} />}
    </>
  )
}
