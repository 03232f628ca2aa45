/** What taking one step back, or doing it again, changed: read from the events of its transaction, while they last. */
import * as Y from 'yjs'
import type { OutlineNode } from '../../shared/agenda/outline.ts'
import type { Change } from '../agenda/changes.ts'
import type { PlacedCaret } from './stepCarets.ts'

export type How = 'undo' | 'redo'

export interface TakenStep {
  how: How
  changes: readonly Change[]
  /** Where the caret stood then; `null` for what was not typed. */
  caret: PlacedCaret | null
  /** Where each piece of changed text ends now. */
  ends: readonly Y.RelativePosition[]
  /** The outline before it. */
  outline: readonly OutlineNode[]
}

type DeepEvent = Y.YEvent<Y.AbstractType<unknown>>

/** @returns the place behind the last thing that came into a text or an element, or went out of it; none for values */
export function endOfChange({ target, delta }: DeepEvent): [Y.RelativePosition] | [] {
  if (!(target instanceof Y.XmlFragment || target instanceof Y.XmlText)) return []
  const { index, isInsertion } = lastChange(delta)
  const child = isInsertion && target instanceof Y.XmlFragment ? target.get(index - 1) : null
  if (child instanceof Y.XmlElement || child instanceof Y.XmlText) return [endOf(child)]
  return [Y.createRelativePositionFromTypeIndex(target, index, -1)]
}

function lastChange(delta: DeepEvent['delta']): { index: number; isInsertion: boolean } {
  let at = 0
  let last = { index: 0, isInsertion: false }
  for (const { retain = 0, insert, attributes } of delta) {
    at += retain + lengthOf(insert)
    if (retain === 0 || attributes !== undefined) last = { index: at, isInsertion: insert !== undefined }
  }
  return last
}

const lengthOf = (insert: unknown): number =>
  typeof insert === 'string' || Array.isArray(insert) ? insert.length : insert === undefined ? 0 : 1

/** Behind the last letter inside. */
function endOf(node: Y.XmlElement | Y.XmlText): Y.RelativePosition {
  const last = node instanceof Y.XmlElement ? node.get(node.length - 1) : undefined
  return last instanceof Y.XmlElement || last instanceof Y.XmlText
    ? endOf(last)
    : Y.createRelativePositionFromTypeIndex(node, node.length, -1)
}
