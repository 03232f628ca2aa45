/** Where a position in a text stands: in which of its lines, and behind how many letters there, as every drawing of it has them. */
import * as Y from 'yjs'
import type { TextPoint } from '../../shared/richtext/letterRow.ts'
import { isLineNode } from '../../shared/richtext/schema.ts'
import { DrawnLetters } from '../editor/drawnLetters.ts'

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

/** What stands among letters is one of them. */
const lengthOf = (node: unknown): number => (node instanceof Y.XmlText ? node.length : 1)

function textBlocks(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    return isLineNode(child.nodeName) ? [child] : textBlocks(child)
  })
}

/** @param host the element that draws the text @returns a collapsed range; `null` when it is not drawn yet */
export const rangeAt = (host: Element, point: TextPoint): Range | null =>
  new DrawnLetters(host).placeOf(point)
