/**
 * Rich text as plain data: ProseMirror's JSON. Every format (import, export, search) meets every other in this form.
 * @see https://prosemirror.net/docs/ref/#model.Node.toJSON
 */
export interface RichText {
  type: 'doc'
  content: RichTextNode[]
}

export interface RichTextNode {
  type: string
  attrs?: Record<string, unknown>
  content?: RichTextNode[]
  text?: string
  marks?: RichTextMark[]
}

export interface RichTextMark {
  type: string
  attrs?: Record<string, unknown>
}

export const EMPTY_TEXT: RichText = { type: 'doc', content: [] }

/** One paragraph for each string; an empty string gives an empty paragraph. */
export function paragraphs(...lines: string[]): RichText {
  return {
    type: 'doc',
    content: lines.map((text) => ({
      type: 'paragraph',
      ...(text !== '' && { content: [{ type: 'text', text }] }),
    })),
  }
}
