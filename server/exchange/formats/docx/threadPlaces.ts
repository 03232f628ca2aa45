/** Where the threads of a field stand: at words in its lines, or at its heading. */

import type { PaperText } from '../../../../shared/paper/paper.ts'
import type { PaperThread } from '../../../../shared/paper/paperThreads.ts'
import type { RichTextNode } from '../../../../shared/richtext/richText.ts'
import { isLineNode } from '../../../../shared/richtext/schema.ts'
import type { CommentBook, ThreadIds } from './comments.ts'
import type { Cut } from './inline.ts'

export interface FieldThreads {
  /** About all of it. */
  atHeading: ThreadIds[]
  /** Of the lines that hold them. */
  cuts: Map<RichTextNode, Cut[]>
}

/** Writes the threads of one field down. */
export function threadsOfField(
  text: PaperText,
  threads: readonly PaperThread[],
  book: CommentBook,
): FieldThreads {
  const lines = threads.length === 0 ? [] : [...linesIn(text.content)]
  const placed: FieldThreads = { atHeading: [], cuts: new Map() }
  for (const thread of threads) {
    const ids = book.add(thread)
    const [first, last] = [lines[thread.span?.start.block ?? -1], lines[thread.span?.end.block ?? -1]]
    if (thread.span === null || first === undefined || last === undefined) {
      placed.atHeading.push(ids)
      continue
    }
    addCut(placed.cuts, first, { at: thread.span.start.offset, is: 'start', thread: ids })
    addCut(placed.cuts, last, { at: thread.span.end.offset, is: 'end', thread: ids })
  }
  return placed
}

function addCut(cuts: Map<RichTextNode, Cut[]>, line: RichTextNode, cut: Cut): void {
  cuts.set(line, [...(cuts.get(line) ?? []), cut])
}

/** As a text's lines are counted (`letterRow.ts`). */
function* linesIn(nodes: readonly RichTextNode[]): Generator<RichTextNode> {
  for (const node of nodes)
    if (isLineNode(node.type)) yield node
    else yield* linesIn(node.content ?? [])
}
