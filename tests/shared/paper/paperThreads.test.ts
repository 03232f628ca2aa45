import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { fieldOf, itemOf, type PersonId } from '../../../shared/agenda/document.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import { paperThreads } from '../../../shared/paper/paperThreads.ts'
import { paragraphs, type RichText } from '../../../shared/richtext/richText.ts'
import * as edits from '../../../shared/threads/threadEdits.ts'
import { agenda, item } from '../../support/agenda.ts'
import { anchorAt } from '../../support/anchors.ts'

const NAMES: Record<PersonId, string> = { vibeke: 'Vibeke Normann', ida: 'Ida Skov' }
const people = {
  nameOf: (id: PersonId) => NAMES[id] ?? null,
  namesOf: (ids: readonly PersonId[]) => ids.map((id) => NAMES[id] ?? id),
}

const WORDS: RichText = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'Først.' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'mention', attrs: { person: 'ida' } },
        { type: 'text', text: ' skriver om KOMBIT her.' },
      ],
    },
  ],
}

/** `id1` the section, `id2` the item with words, `id3` an empty one. */
const written = (): Y.Doc =>
  agenda().section('Sager', item('AI').field('background', WORDS), item('Tomt')).doc()

const background = (doc: Y.Doc) => fieldOf(itemOf(doc, 'id2')!, 'background')!

function said(
  doc: Y.Doc,
  id: string,
  about: Partial<Pick<edits.NewThread, 'item' | 'field' | 'anchor' | 'task'>>,
  words: RichText = paragraphs('Hvem?'),
) {
  const comment = { id: `${id}1`, author: 'vibeke', at: 10, body: words }
  edits.beginThread(doc, { id, item: 'id2', field: null, anchor: null, ...about, comment })
}

function threads(doc: Y.Doc, which: 'open' | 'all' = 'open', part?: string) {
  const edition = { is: 'draft', at: 0, seq: 1, next: 1 } as const
  const wishes = { agenda: 'a', edition, look: DEFAULT_LOOK, ...people, ...(part && { item: part }) }
  return paperThreads(doc, { items: paperOf(doc, wishes)!.items, ...people, which })
}

test('[Z20] a thread comes with its words as the paper counts them, its people by name and its answers in order', () => {
  const doc = written()
  const anchor = anchorAt(background(doc), 'KOMBIT')
  const about = {
    type: 'doc',
    content: [{ type: 'itemRef', attrs: { item: 'id2', word: null } }],
  } as RichText
  said(doc, 't', { field: 'background', anchor, task: 'ida' })
  edits.reply(doc, 't', { id: 'b', author: 'ida', at: 20, body: about })
  edits.reply(doc, 't', { id: 'gone', author: 'ida', at: 21, body: paragraphs('Væk') })
  edits.deleteComment(doc, 't', 'gone', 22)
  expect(threads(doc)).toEqual([
    {
      ...{ item: 'id2', field: 'background', lost: null, isResolved: false },
      // «@Ida Skov» is one letter.
      span: { start: { block: 1, offset: 13 }, end: { block: 1, offset: 19 } },
      task: { name: 'Ida Skov', isDone: false },
      comments: [
        { author: 'Vibeke Normann', at: 10, text: paragraphs('Hvem?') },
        { author: 'Ida Skov', at: 20, text: { type: 'doc', content: [{ type: 'text', text: 'punkt 1.1' }] } },
      ],
    },
  ])
})

test('[Z20] where the words are gone, or are not printed, the thread says which they were', () => {
  const doc = written()
  const text = background(doc)
  said(doc, 't', { field: 'background', anchor: anchorAt(text, 'KOMBIT') })
  expect(threads(doc)).toMatchObject([{ span: expect.anything(), lost: null }])
  text.delete(0, text.length)
  expect(threads(doc)).toMatchObject([{ item: 'id2', field: 'background', span: null, lost: 'KOMBIT' }])
})

test('[Z20] what is about an item, its heading or a whole field stands there', () => {
  const doc = written()
  said(doc, 'a', {})
  said(doc, 'b', { field: 'title' })
  said(doc, 'c', { field: 'background' })
  said(doc, 'd', { item: 'id3', field: 'background' })
  const places = threads(doc).map(({ item, field, span, lost }) => [item, field, span, lost])
  expect(places).toEqual([
    ['id2', null, null, null],
    ['id2', null, null, null],
    ['id2', 'background', null, null],
    ['id3', 'background', null, null],
  ])
})

test('[Z21] those alone that wait for somebody, all where asked for, and none of what the paper does not show', () => {
  const doc = written()
  for (const id of ['open', 'resolved', 'deleted']) said(doc, id, {})
  said(doc, 'elsewhere', { item: 'id3' })
  edits.resolveThread(doc, 'resolved', 'ida', 30)
  edits.deleteThread(doc, 'deleted', 30)
  expect(threads(doc, 'open', 'id2').map(({ isResolved }) => isResolved)).toEqual([false])
  expect(threads(doc, 'all', 'id2').map(({ isResolved }) => isResolved)).toEqual([false, true])
  expect(threads(doc)).toHaveLength(2)
})
