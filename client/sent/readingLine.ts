/**
 * The line of a sent agenda that one reads, by what it is and not by how far down: what stands above it comes later (what is new, notes), is
 * shown or hidden, and is other in another version.
 */
import { headHeight } from '../agenda/intoSight.ts'

export interface ReadingLine {
  /** The id of the item, or of the part of it, that it stands in; `null`: above the first. */
  owner: string | null
  /** Which of the blocks in there it is. */
  nth: number
  /** How far below the window's upper edge it begins (pixels); without an owner how far the window was scrolled. */
  top: number
  /** The item that it stands in, for where its part is not any more; `null`: in none. */
  item: string | null
}

const PAPER = '.sent-paper'
const BLOCKS = 'p, li, tr, h2, h3, h4, h5, h6'
const OWNER = '[id]:not(li, tr)'

export function lineNow(): ReadingLine {
  const head = headHeight()
  const blocks = [...document.querySelectorAll<HTMLElement>(`${PAPER} :is(${BLOCKS})`)]
  const line = blocks.find((block) => block.getBoundingClientRect().bottom > head)
  const owner = line?.closest<HTMLElement>(OWNER)
  // Who has not come to the paper yet reads what stands above it.
  if (line === undefined || owner == null || line === blocks[0])
    return { owner: null, nth: 0, top: scrollY, item: null }
  const { top } = line.getBoundingClientRect()
  return { owner: owner.id, nth: blocksOf(owner).indexOf(line), top, item: itemAt(owner)?.id ?? null }
}

const blocksOf = (owner: HTMLElement): HTMLElement[] => [
  ...(owner.matches(BLOCKS) ? [owner] : []),
  ...owner.querySelectorAll<HTMLElement>(BLOCKS),
]

const itemAt = (place: Element): HTMLElement | null => place.closest<HTMLElement>('.item')

/** @returns the item that was read there, as far as it is on the page; `null`: none was */
export const itemOfLine = ({ item }: ReadingLine): HTMLElement | null =>
  item === null ? null : document.getElementById(item)

/** Scrolls until the line is where it was; where it is not any more, its part or its item is. */
export function goToLine(line: ReadingLine): void {
  const by = lowerBy(line)
  if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: 'instant' })
}

/** How much lower it stands now (pixels). */
function lowerBy(line: ReadingLine): number {
  if (line.owner === null) return line.top - scrollY
  const owner = document.getElementById(line.owner)
  const block = (owner && (blocksOf(owner)[line.nth] ?? owner)) ?? itemOfLine(line)
  return block === null ? 0 : block.getBoundingClientRect().top - line.top
}

/** Pressed, turned, touched: from then on one reads where one likes. */
const BY_HAND = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/** The line stays where it is while what stands above it comes, until somebody moves. @returns the function that lets go */
export function holdLine(line: ReadingLine): () => void {
  const main = document.querySelector('main')
  let height = 0
  const keep = () => {
    goToLine(line)
    height = main?.offsetHeight ?? 0
  }
  const grown = new ResizeObserver(keep)
  const letGo = () => {
    grown.disconnect()
    removeEventListener('scroll', onScroll)
    for (const name of BY_HAND) removeEventListener(name, letGo, true)
  }
  // By a scroll bar, or by a search of the browser's own: nothing has grown, and the line is elsewhere.
  const onScroll = () => {
    if (main?.offsetHeight === height && Math.abs(lowerBy(line)) > STILL) letGo()
  }
  keep()
  if (main !== null) grown.observe(main)
  for (const name of BY_HAND) addEventListener(name, letGo, { capture: true, passive: true })
  addEventListener('scroll', onScroll)
  return letGo
}

/** Browsers scroll by whole pixels of the screen. */
const STILL = 2
