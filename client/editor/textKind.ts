/** `field`: everything that rich text may hold; `title`: paragraphs of plain text; `line`: these, among the facts. */
export type TextKind = 'field' | 'title' | 'line'
