/**
 * Where a position in a text stands on the screen, whether the text is static or an editor: both draw the same blocks in the
 * same order, so a place is the number of its block and the characters before it there.
 */
import * as Y from 'yjs'

/** Elements of the document whose content is a line of text, and how both drawings show them. */
const TEXT_BLOCKS = new Set(['paragraph', 'heading'])
const BLOCKS_IN_PAGE = 'p, h1, h2, h3'

export interface TextPoint {
  /** Which of the text's blocks, from 0. */
  block: number
  /** Characters before it in the block. */
  offset: number
}

/** @returns `null` when the position is not, or no longer, in a line of this text */
export function textPoint(fragment: Y.XmlFragment, position: Y.RelativePosition): TextPoint | null {
  const at = fragment.doc && Y.createAbsolutePositionFromRelativePosition(position, fragment.doc)
  if (!at) return null
  let inside: unknown = at.type
  let offset = at.index
  if (inside instanceof Y.XmlText) {
    offset += lengthBefore(inside)
    inside = inside.parent
  } else if (inside instanceof Y.XmlElement) {
    offset = inside
      .toArray()
      .slice(0, at.index)
      .reduce((sum, child) => sum + lengthOf(child), 0)
  }
  const block = textBlocks(fragment).indexOf(inside as Y.XmlElement)
  return block < 0 ? null : { block, offset }
}

function lengthBefore(text: Y.XmlText): number {
  const siblings = (text.parent as Y.XmlFragment).toArray()
  return siblings.slice(0, siblings.indexOf(text)).reduce((sum, child) => sum + lengthOf(child), 0)
}

const lengthOf = (node: unknown): number => (node instanceof Y.XmlText ? node.length : 0)

function textBlocks(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    return TEXT_BLOCKS.has(child.nodeName) ? [child] : textBlocks(child)
  })
}

/** @param host the element that draws the text @returns a collapsed range; `null` when it is not drawn yet */
export function rangeAt(host: Element, { block, offset }: TextPoint): Range | null {
  const element = host.querySelectorAll(BLOCKS_IN_PAGE)[block]
  if (element === undefined) return null
  const range = document.createRange()
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let left = offset
  while (walker.nextNode()) {
    const { length } = walker.currentNode as Text
    if (left <= length) {
      range.setStart(walker.currentNode, left)
      return range
    }
    left -= length
  }
  range.setStart(element, 0)
  return range
}
