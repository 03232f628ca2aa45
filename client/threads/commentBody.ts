/** What is written in a comment, as plain data: whether it says anything, and how it is kept. */
import type { RichText, RichTextNode } from '../../shared/richtext/richText.ts'
import { LONGEST_BODY } from '../../shared/threads/thread.ts'

/** Nodes that say something without words of their own. */
const SPEAKING = new Set(['mention', 'itemRef'])

const says = (node: RichTextNode): boolean =>
  SPEAKING.has(node.type) || (node.text ?? '').trim() !== '' || (node.content ?? []).some(says)

export const saysSomething = ({ content }: RichText): boolean => content.some(says)

/** Without the empty lines before and after, which somebody who writes in a hurry leaves. */
export function tidied({ content }: RichText): RichText {
  const from = content.findIndex(says)
  const to = content.findLastIndex(says)
  return { type: 'doc', content: from < 0 ? [] : content.slice(from, to + 1) }
}

export const isTooLong = (body: RichText): boolean => JSON.stringify(body).length > LONGEST_BODY

/** @returns the ids of those who are mentioned, each once */
export function mentionedIn({ content }: Pick<RichText, 'content'>): string[] {
  const ids = content.flatMap(({ type, attrs, content: inside = [] }) => {
    const person = type === 'mention' ? attrs?.person : undefined
    return [...(typeof person === 'string' ? [person] : []), ...mentionedIn({ content: inside })]
  })
  return [...new Set(ids)]
}
