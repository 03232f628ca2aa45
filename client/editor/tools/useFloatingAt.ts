/** Keeps something over the page at a place of an editor's text, while the page scrolls and the text changes. */
import {
  autoUpdate,
  flip,
  type Middleware,
  offset,
  type Placement,
  shift,
  size,
  useFloating,
} from '@floating-ui/react-dom'
import { type Editor, posToDOMRect } from '@tiptap/core'
import { useCallback, useLayoutEffect, useState } from 'react'
import { headHeight } from '../../agenda/intoSight.ts'

/** Pixels between it and the window's edge, at least. */
const MARGIN = 8

/** A list lower than this would show hardly more than one line (pixels). */
const LOWEST = 120
const ALL_ROUND = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN }

/** @param box where the place is on the screen, asked anew whenever it may have moved; one that stays the same function */
export function useFloatingAt(
  editor: Editor,
  box: (editor: Editor) => DOMRect,
  placement: Placement,
  middleware: readonly Middleware[],
) {
  const { refs, floatingStyles, isPositioned, update } = useFloating({
    placement,
    strategy: 'fixed',
    whileElementsMounted: autoUpdate,
    middleware: [...middleware],
  })
  useLayoutEffect(() => {
    // Asked once more when the editor has gone, just before this goes too.
    const getBoundingClientRect = () => (editor.isDestroyed ? new DOMRect() : box(editor))
    refs.setReference({ contextElement: editor.view.dom, getBoundingClientRect })
    editor.on('transaction', update)
    return () => {
      editor.off('transaction', update)
    }
  }, [editor, box, refs, update])
  // Where it is to be is known in the next moment; it can have the focus already.
  return { setFloating: refs.setFloating, style: { ...floatingStyles, opacity: isPositioned ? 1 : 0 } }
}

/** What lies over the text at its top: the page's head, and the field's own with the toolbar, which stays in sight. */
function coveredAtTop(editor: Editor): number {
  // Asked once more when the text has gone already.
  if (editor.isDestroyed) return headHeight()
  const head = editor.view.dom.closest('.field')?.querySelector('.field-head')
  return Math.max(headHeight(), head?.getBoundingClientRect().bottom ?? 0)
}

/** Beside the document stands what one may be about to press: what belongs to its text keeps to its column. */
function besideColumn(editor: Editor): typeof ALL_ROUND {
  const page = editor.isDestroyed ? null : editor.view.dom.closest('.page')
  if (page === null) return ALL_ROUND
  const { left, right } = page.getBoundingClientRect()
  return { ...ALL_ROUND, left: Math.max(MARGIN, left), right: Math.max(MARGIN, innerWidth - right) }
}

/** Of a comment's own editor its tools and buttons too, which stand below the text. */
function withItsTools({ view }: Editor, at: DOMRect): DOMRect {
  const bottom = view.dom.closest('.composer')?.getBoundingClientRect().bottom ?? at.bottom
  return new DOMRect(at.left, at.top, at.width, Math.max(at.bottom, bottom) - at.top)
}

/** In the top layer, so that nothing of the page lies over it. @param from where; default: the whole selection */
export function useAtSelection(editor: Editor, placement: Placement, from?: number) {
  const box = useCallback(
    (editor: Editor) => {
      const { selection } = editor.state
      return withItsTools(editor, posToDOMRect(editor.view, from ?? selection.from, from ?? selection.to))
    },
    [from],
  )
  const [atSelection] = useState(() => [
    offset(6),
    // Where there is no room to the side it is shifted, and not turned around.
    flip(() => ({ crossAxis: false, padding: { ...ALL_ROUND, top: coveredAtTop(editor) + MARGIN } })),
    shift(() => ({ padding: besideColumn(editor) })),
    // A long list ends where the window does, and is scrolled.
    size({
      padding: MARGIN,
      apply: ({ availableHeight, elements: { floating } }) =>
        floating.style.setProperty('--room', `${Math.max(LOWEST, availableHeight)}px`),
    }),
  ])
  const { setFloating, style } = useFloatingAt(editor, box, placement, atSelection)
  const ref = useCallback(
    (element: HTMLElement | null) => {
      setFloating(element)
      if (element !== null && !element.matches(':popover-open')) element.showPopover()
    },
    [setFloating],
  )
  return { ref, style, popover: 'manual' as const }
}
