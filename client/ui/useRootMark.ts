/**
 * Says on the page's root what is there, for styles of what stands elsewhere (`:root[data-tools] .toast`). `:root:has(…)` would say it without a
 * program, and make the browser style half of the page anew whenever anything comes or goes in it: a colleague's caret, a face.
 */
import { useLayoutEffect } from 'react'

/** `outline`: the outline, where there is room beside the document; `tools`: those of the text that one writes in. */
type Mark = 'outline' | 'tools' | 'notice' | 'threads'

/** For how many components each is there. */
const there = new Map<Mark, number>()

export function useRootMark(mark: Mark, isThere = true): void {
  useLayoutEffect(() => {
    if (!isThere) return
    count(mark, 1)
    return () => count(mark, -1)
  }, [mark, isThere])
}

function count(mark: Mark, by: 1 | -1): void {
  const now = (there.get(mark) ?? 0) + by
  there.set(mark, now)
  document.documentElement.toggleAttribute(`data-${mark}`, now > 0)
}
