/** What marks an item in the outline and on the board. */
import { expect, test } from 'vitest'
import { DocumentWatch } from '../../../client/agenda/documentWatch.ts'
import { newsOf } from '../../../client/news/newsStore.ts'
import { newsOfResolvedIn } from '../../../client/news/useNews.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import {
  beginThread,
  deleteThread,
  reopenThread,
  resolveThread,
} from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const AT_ONCE = { own: (tell: () => void) => tell(), others: (tell: () => void) => tell(), wrote() {} }

test('[Y15] what is new in a resolved thread marks its item: an open one has its own mark, one that is deleted none', () => {
  const doc = agenda().item(item('AI')).item(item('Sky')).doc()
  const session = { doc, watch: new DocumentWatch(doc, AT_ONCE as never) }
  const [ai, sky] = [idOf(doc, 'AI'), idOf(doc, 'Sky')]
  const comment = { id: 'c', author: 'ida', at: 1, body: paragraphs('Ord') }
  beginThread(doc, { id: 't', item: ai, field: null, anchor: null, comment })
  const news = { at: 1, by: { id: 'ida', name: 'Ida' }, comments: ['c'] }
  newsOf(session).put(new Map(), new Map([['t', news]]))
  const marked = () => [ai, sky].map((id) => newsOfResolvedIn(session, id))
  expect(marked()).toEqual([null, null])
  resolveThread(doc, 't', 'ida', 2)
  expect(marked()).toEqual([news, null])
  reopenThread(doc, 't')
  expect(marked()).toEqual([null, null])
  resolveThread(doc, 't', 'ida', 3)
  deleteThread(doc, 't', 4)
  expect(marked()).toEqual([null, null])
})
