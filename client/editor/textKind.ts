/** `field`: everything that rich text may hold; `title`: paragraphs of plain text. */
export type TextKind = 'field' | 'title'
