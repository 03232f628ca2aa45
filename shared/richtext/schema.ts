/**
 * The nodes and marks that rich text may hold, as `RichText` names them (how they are stored: `kinds.ts`). The editor's schema, the importers and, later, the gate are
 * compared with this table. Containers accept emptiness: two people who delete at once can leave any of them empty, and
 * an exact schema would delete what is left.
 */
export interface NodeSpec {
  /** Whether its content is text (`inline`), other blocks, or nothing. */
  content: 'inline' | 'blocks' | 'none'
  attributes: readonly string[]
}

export const NODES: Readonly<Record<string, NodeSpec>> = {
  paragraph: { content: 'inline', attributes: [] },
  heading: { content: 'inline', attributes: ['level'] },
  bulletList: { content: 'blocks', attributes: [] },
  orderedList: { content: 'blocks', attributes: ['start', 'type'] },
  listItem: { content: 'blocks', attributes: [] },
  blockquote: { content: 'blocks', attributes: [] },
  table: { content: 'blocks', attributes: [] },
  tableRow: { content: 'blocks', attributes: [] },
  tableCell: { content: 'blocks', attributes: ['colspan', 'rowspan', 'colwidth', 'align'] },
  tableHeader: { content: 'blocks', attributes: ['colspan', 'rowspan', 'colwidth', 'align'] },
  hardBreak: { content: 'none', attributes: [] },
  // A reference to an attachment (`shared/agenda/enclosures.ts`).
  enclosure: { content: 'none', attributes: ['attachment'] },
  // Who and what a text speaks of, by id (`shared/agenda/references.ts`).
  mention: { content: 'none', attributes: ['person'] },
  itemRef: { content: 'none', attributes: ['item', 'word'] },
}

/** Whether a node of that name is a line: a paragraph, a heading. */
export const isLineNode = (name: string): boolean =>
  Object.hasOwn(NODES, name) && NODES[name]!.content === 'inline'

export const MARKS: Readonly<Record<string, { attributes: readonly string[] }>> = {
  bold: { attributes: [] },
  italic: { attributes: [] },
  underline: { attributes: [] },
  strike: { attributes: [] },
  link: { attributes: ['href', 'target', 'rel', 'class', 'title'] },
}

/** Of a cell, over columns or rows: an editor makes a column for each, in everybody's browser who opens one there. */
export const LARGEST_SPAN = 100

/** Deeper nesting than this is never accepted, and never shown but for its text. */
export const MAX_DEPTH = 64
