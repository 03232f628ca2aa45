/** What is sent of what was written. */
import { describe, expect, test } from 'vitest'
import { isTooLong, mentionedIn, saysSomething, tidied } from '../../../client/threads/commentBody.ts'
import { paragraphs, type RichText, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { isCommentBody } from '../../../shared/threads/commentBody.ts'
import { LONGEST_BODY } from '../../../shared/threads/thread.ts'

const line = (...content: RichTextNode[]): RichTextNode => ({ type: 'paragraph', content })
const mention = (person: string): RichTextNode => ({ type: 'mention', attrs: { person } })
const doc = (...content: RichTextNode[]): RichText => ({ type: 'doc', content })

describe('[P9] what is sent', () => {
  test('has no empty lines around it, and keeps those between', () => {
    expect(tidied(paragraphs('', ' ', 'Ja', '', 'Nej', ''))).toEqual(paragraphs('Ja', '', 'Nej'))
    expect(tidied(paragraphs('', ''))).toEqual(doc())
  })

  test('says something: a word, a person, an item', () => {
    expect(saysSomething(paragraphs('', ' '))).toBe(false)
    expect(saysSomething(paragraphs('Ja'))).toBe(true)
    expect(saysSomething(doc(line(mention('ida'))))).toBe(true)
    expect(saysSomething(doc(line({ type: 'itemRef', attrs: { item: 'i' } })))).toBe(true)
    expect(saysSomething(doc(line({ type: 'hardBreak' })))).toBe(false)
  })

  test('is what the server takes, as an editor gives it', () => {
    const marks = [
      { type: 'link', attrs: { href: 'https://kl.dk', target: '_blank', rel: 'noopener', class: null } },
    ]
    const written = doc(
      line({ type: 'text', text: 'se ', marks }, mention('ida'), {
        type: 'itemRef',
        attrs: { item: 'i', word: null },
      }),
      {
        type: 'orderedList',
        attrs: { start: 1, type: null },
        content: [{ type: 'listItem', content: [line()] }],
      },
      line({ type: 'text', text: 'slut' }),
    )
    expect(isCommentBody(tidied(written))).toBe(true)
  })

  test('is no longer than a comment may be', () => {
    const shell = JSON.stringify(paragraphs('x')).length - 1
    expect(isTooLong(paragraphs('x'.repeat(LONGEST_BODY - shell)))).toBe(false)
    expect(isTooLong(paragraphs('x'.repeat(LONGEST_BODY - shell + 1)))).toBe(true)
  })
})

test('who is mentioned is found wherever it stands, each once', () => {
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [line(mention('jakob'))] }] }
  expect(mentionedIn(doc(line(mention('ida'), mention('ida')), list))).toEqual(['ida', 'jakob'])
})
