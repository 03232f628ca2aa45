/** Shows hits where they stand in the document. */
import type { SearchHit } from '../../shared/agenda/search.ts'
import { elementId } from '../agenda/agendaContext.ts'
import { bringIntoSight, mark, rangesOf } from './pageText.ts'

/** Marks every hit, and goes to one of them. */
export function showHit(hits: readonly SearchHit[], current: number, words: string): void {
  const rangesIn = new Map<string, Range[]>()
  const rangeOf = (hit: SearchHit): Range | undefined => {
    const id = elementId(hit)
    const place = document.getElementById(id)
    // In «Læs» a fact is words in a sentence.
    const text = place?.querySelector('.ProseMirror') ?? place
    if (!rangesIn.has(id)) rangesIn.set(id, text ? rangesOf(text, words) : [])
    return rangesIn.get(id)?.[hit.nth]
  }
  mark(
    'found',
    hits.flatMap((hit) => rangeOf(hit) ?? []),
  )
  const hit = hits[current]
  const range = hit && rangeOf(hit)
  mark('found-now', range ? [range] : [])
  if (range) bringIntoSight(range)
  // What is written in a box of the browser's own has no ranges.
  else if (hit)
    document.getElementById(elementId(hit))?.scrollIntoView({ block: 'center', behavior: 'instant' })
}

/** Makes the hit that is looked at the browser's selection. @returns the text that it stands in; `null` when there is no hit */
export function selectHit(): HTMLElement | null {
  const [range] = ('highlights' in CSS && CSS.highlights.get('found-now')) || []
  if (!(range instanceof Range)) return null
  getSelection()?.setBaseAndExtent(
    range.startContainer,
    range.startOffset,
    range.endContainer,
    range.endOffset,
  )
  return range.startContainer.parentElement?.closest<HTMLElement>('.ProseMirror') ?? null
}

export function clearHits(): void {
  mark('found', [])
  mark('found-now', [])
}
