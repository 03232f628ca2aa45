/** One line of the board: how far a section or an item is, as its document says it. */
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

/** What of an item's place in the agenda its line shows. */
export type BoardNode = Pick<OutlineNode, 'id' | 'kind' | 'number' | 'depth'>

export interface BoardField {
  key: string
  state: ItemProgress['fields'][number]['state']
  words: number
  /** How many things a recommendation asks for; 0 in every other field. */
  atPoints: number
}

export interface BoardRow extends Omit<ItemProgress, 'fields'> {
  fields: BoardField[]
  isChangedSinceApproval: boolean
  /** It could not be read; the others could. */
  isOdd: boolean
}

/** @param node of this document's outline */
export function readBoardRow(doc: Y.Doc, node: BoardNode, rules: ProgressRules): BoardRow {
  const progress = readItemProgress(doc, node, rules)
  const item = itemOf(doc, node.id)!
  const asks = new Set(rules.fields.filter(isRecommendation).map(({ key }) => key))
  return {
    ...progress,
    fields: progress.fields.map((field) => {
      const isCounted = field.state === 'written' && asks.has(field.key)
      return { ...field, atPoints: isCounted ? countAtPoints(readRichText(fieldOf(item, field.key))) : 0 }
    }),
    isChangedSinceApproval: isChangedSinceApproval(doc, node.id),
    isOdd: false,
  }
}

/** What stands in the place of one that could not be read. */
export const oddRow = ({ id, kind, number, depth }: BoardNode): BoardRow => ({
  ...{ id, kind, number, depth, title: '', caseNumber: '', responsibles: [] },
  ...{ status: { is: 'drafting', by: null, at: null }, dueAt: null, lateReason: '' },
  ...{ fields: [], attachments: [], missing: [], isChangedSinceApproval: false, isOdd: true },
})
