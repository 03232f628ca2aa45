import { expect, test } from 'vitest'
import { numeral, withNumberTypes } from '../../../shared/richtext/listNumbers.ts'
import type { RichTextNode } from '../../../shared/richtext/richText.ts'

const list = (type: string, attrs: object, ...content: RichTextNode[]): RichTextNode => ({
  ...{ type, attrs: { ...attrs } },
  content: [{ type: 'listItem', content }],
})

const typesIn = (node: RichTextNode): unknown[] => [
  ...(node.type === 'orderedList' ? [node.attrs?.type] : []),
  ...(node.content ?? []).flatMap(typesIn),
]

test('[Z180] numbered lists in each other count 1, a, i and from 1 again; what somebody chose stays, and bullets between them do not count', () => {
  const deep = list('orderedList', {}, list('orderedList', {}))
  const text = list('orderedList', {}, list('bulletList', {}, list('orderedList', {}, deep)))
  const typed = withNumberTypes({ type: 'doc', content: [text, list('orderedList', { type: 'I' }, deep)] })
  expect(typed.content.map(typesIn)).toEqual([
    ['1', 'a', 'i', '1'],
    ['I', 'a', 'i'],
  ])
})

test('[Z180] letters go on after z, and Roman numbers as Romans wrote them', () => {
  expect([1, 26, 27, 703].map((number) => numeral(number, 'a'))).toEqual(['a', 'z', 'aa', 'aaa'])
  expect([4, 9, 1994].map((number) => numeral(number, 'I'))).toEqual(['IV', 'IX', 'MCMXCIV'])
  expect(numeral(0, 'a')).toBe('0')
})
