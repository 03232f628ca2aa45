/** How far one section or item of an open agenda is, as its document says it: what the item itself, the outline and the board show. */
import type * as Y from 'yjs'
import { fieldOf, itemOf } from '../../shared/agenda/document.ts'
import type { OutlineNode } from '../../shared/agenda/outline.ts'
import { countAtPoints, isRecommendation } from '../../shared/progress/atPoints.ts'
import {
  type ItemProgress,
  type ProgressRules,
  readItemProgress,
} from '../../shared/progress/itemProgress.ts'
import { isChangedSinceApproval } from '../../shared/progress/seal.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import type { ItemThreads } from '../../shared/threads/counts.ts'

/** Where a node stands in the agenda. */
export type PlacedNode = Pick<OutlineNode, 'id' | 'kind' | 'number' | 'depth'>

export type LiveField = ItemProgress['fields'][number] & {
  /** How many things a recommendation asks for; 0 in every other field. */
  atPoints: number
}

export interface LiveProgress extends Omit<ItemProgress, 'fields'> {
  fields: LiveField[]
  /** It was approved, and says something else now. */
  isChanged: boolean
  /** It could not be read; the others could. */
  isOdd: boolean
}

/** @param node of this document's outline @param threads about it */
export function readLiveProgress(
  doc: Y.Doc,
  node: PlacedNode,
  rules: ProgressRules,
  threads: ItemThreads,
): LiveProgress {
  const progress = readItemProgress(doc, node, rules, threads)
  const item = itemOf(doc, node.id)!
  const asks = new Set(rules.fields.filter(isRecommendation).map(({ key }) => key))
  return {
    ...progress,
    fields: progress.fields.map((field) => {
      const isCounted = field.state === 'written' && asks.has(field.key)
      return { ...field, atPoints: isCounted ? countAtPoints(readRichText(fieldOf(item, field.key))) : 0 }
    }),
    isChanged: isChangedSinceApproval(doc, node.id),
    isOdd: false,
  }
}

/** What stands in the place of one that could not be read. */
export const oddProgress = ({ id, kind, number, depth }: PlacedNode): LiveProgress => ({
  ...{ id, kind, number, depth, title: '', caseNumber: '' },
  ...{ responsibles: [], responsibleOrder: [] },
  ...{ status: { is: 'drafting', by: null, at: null }, dueAt: null, lateReason: '', withoutText: false },
  ...{ fields: [], attachments: [], openThreads: 0, tasks: [], missing: [], isChanged: false, isOdd: true },
})
