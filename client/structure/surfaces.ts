/** Where in the page the rows of the tree stand while one is dragged: in the outline, and in the document. */
import type { ItemId } from '../../shared/agenda/document.ts'
import type { OutlineNode } from '../../shared/agenda/outline.ts'
import type { Edges, Gap } from '../../shared/agenda/places.ts'

/** Where something lands (pixels of the screen). */
export interface Line {
  left: number
  top: number
  width: number
}

/** One list of rows as it is in the page now; in the next frame it may be another. */
export interface Surface {
  element: HTMLElement
  /** How far the pointer goes sideways for one level (pixels). */
  indent: number
  elementOf: (id: ItemId) => HTMLElement | null
  /** @returns the edges of those rows that are on the page */
  measure: (rows: readonly OutlineNode[]) => Edges[]
  /** The line in the gap below so many rows; none while that is out of sight. */
  lineAt: (rows: readonly OutlineNode[], above: number, depth: number) => Line[]
  /** Scrolls on when the pointer is near the upper or the lower edge. */
  scrollNear: (y: number) => void
}

/** How near to an edge the scrolling begins (pixels). */
const SCROLL_ZONE = 60
/** At the edge itself, in a frame (pixels). */
const FASTEST = 16
/** In a gap larger than this (where the dragged node stands) the line is at its nearer row (pixels). */
const LARGE_GAP = 70

/** Those that can be seen: of a dialog that is open its outline alone. */
export function shownSurfaces(): Surface[] {
  const within: ParentNode = document.querySelector('dialog[open]') ?? document
  const outlines = [...within.querySelectorAll<HTMLElement>('nav.outline')]
    .filter(isShown)
    .map(outlineSurface)
  const article = within.querySelector<HTMLElement>('article.page')
  return article === null ? outlines : [...outlines, documentSurface(article)]
}

export function surfaceAt(x: number): Surface | undefined {
  const shown = shownSurfaces()
  return shown.find(({ element }) => x <= element.getBoundingClientRect().right) ?? shown.at(-1)
}

const isShown = (element: Element): boolean => element.getClientRects().length > 0

function outlineSurface(element: HTMLElement): Surface {
  const scroller = element.closest('dialog') ?? element
  const rows = [...element.querySelectorAll<HTMLElement>('[data-item]')]
  const byId = new Map(rows.map((row) => [row.dataset.item, row]))
  return surface({
    element,
    indent: 18,
    padding: 8,
    elementOf: (id) => byId.get(id) ?? null,
    visible: () => scroller.getBoundingClientRect(),
    scrollBy: (top) => scroller.scrollBy({ top, behavior: 'instant' }),
  })
}

function documentSurface(element: HTMLElement): Surface {
  const header = document.querySelector('header.top')
  return surface({
    element,
    indent: 28,
    padding: 0,
    elementOf: (id) => document.getElementById(`item-${id}`),
    visible: () => ({ top: header?.getBoundingClientRect().bottom ?? 0, bottom: innerHeight }),
    scrollBy: (top) => scrollBy({ top, behavior: 'instant' }),
  })
}

interface Kind extends Pick<Surface, 'element' | 'indent' | 'elementOf'> {
  /** Between a row's edge and its words (pixels). */
  padding: number
  visible: () => Edges
  scrollBy: (y: number) => void
}

function surface({ padding, visible, scrollBy, ...kind }: Kind): Surface {
  const elements = (rows: readonly OutlineNode[]) => rows.flatMap(({ id }) => kind.elementOf(id) ?? [])
  const measure: Surface['measure'] = (rows) =>
    elements(rows).map((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return { top, bottom }
    })
  return {
    ...kind,
    measure,
    lineAt(rows, above, depth) {
      const some = elements(rows)[0]?.getBoundingClientRect()
      const edges = measure(rows)
      const top = heightOfLine({
        above,
        top: edges[above - 1]?.bottom ?? edges[above]?.top ?? 0,
        bottom: edges[above]?.top ?? edges[above - 1]?.bottom ?? 0,
      })
      const { top: first, bottom: last } = visible()
      if (some === undefined || top < first || top > last) return []
      const left = some.left + padding + depth * kind.indent
      return [{ left, top, width: Math.max(24, some.right - left) }]
    },
    scrollNear(y) {
      const { top, bottom } = visible()
      const past = y < top + SCROLL_ZONE ? y - top - SCROLL_ZONE : Math.max(0, y - bottom + SCROLL_ZONE)
      const part = Math.max(-1, Math.min(1, past / SCROLL_ZONE))
      if (part !== 0) scrollBy(Math.round(part * FASTEST))
    },
  }
}

const heightOfLine = ({ top, bottom }: Gap): number =>
  bottom - top > LARGE_GAP ? top + 3 : (top + bottom) / 2
