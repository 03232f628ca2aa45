/** What is new since one was here, and how many comments wait. */
import type * as Y from 'yjs'
import { fieldOf, itemOf, readTemplate } from '../../../shared/agenda/document.ts'
import { inOrder, readOutline } from '../../../shared/agenda/outline.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread } from '../../../shared/threads/threadEdits.ts'
import { ItemView } from '../../agenda/ItemView.tsx'
import { OutlineNav } from '../../agenda/OutlineNav.tsx'
import { NewThread } from '../../news/NewThread.tsx'
import { HEAD, newsOf } from '../../news/newsStore.ts'
import { item, JAKOB, section, VIBEKE } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { StandingSession } from '../standingSession.ts'
import type { Group } from '../state.ts'

const AGENDA = {
  items: [
    section(
      'Drøftelsessager',
      item('Strategisk perspektiv – hvad vil vi med AI?', {
        fields: {
          background: paragraphs(
            'Rådet drøftede sagen i efteråret.',
            'Sekretariatet har siden talt med fem kommuner.',
          ),
        },
      }),
      item('Budget'),
    ),
  ],
}

const AT = Date.UTC(2024, 0, 24, 9)

/** Vibeke has written the second line of the item's text, and something about its facts; Jakob's comment is new. */
function withNews(session: StandingSession, id: string, thread: string): void {
  const store = newsOf(session)
  if (store.items().size > 0) return
  const { id: first } = lastStruct(fieldOf(itemOf(session.doc, id)!, 'background')!)
  const news = { at: AT, by: VIBEKE }
  const parts = new Map([
    [HEAD, []],
    ['background', [[first.client, first.clock, 1] as const]],
  ])
  store.put(
    new Map([[id, { ...news, parts }]]),
    new Map([[thread, { at: AT, by: JAKOB, comments: [`${thread}c`] }]]),
  )
}

const lastStruct = (text: Y.XmlFragment): Y.Item =>
  ((text.get(text.length - 1) as Y.XmlElement).get(0) as Y.XmlText)._start!

const comment = (doc: Y.Doc, thread: string, id: string): void =>
  beginThread(doc, {
    ...{ id: thread, item: id, field: null, anchor: null },
    comment: { id: `${thread}c`, author: JAKOB.id, at: AT, body: paragraphs('Skal vi nævne KOMBIT her?') },
  })

export const NEWS: Group = {
  name: 'news',
  shows: [
    'client/news/NewHere.tsx',
    'client/news/NewLines.tsx',
    'client/news/NewMark.tsx',
    'client/news/NewThread.tsx',
    'client/news/NextNew.tsx',
    'client/news/OpenThreads.tsx',
  ],
  states: [
    staged(
      'news-outline',
      { agenda: AGENDA, change: (doc, id) => comment(doc, 'news-outline-t', id(2)) },
      ({ session, id }) => {
        withNews(session, id(2), 'news-outline-t')
        return <OutlineNav className="outline" tellsProgress />
      },
    ),
    staged(
      'news-thread',
      { agenda: AGENDA, change: (doc, id) => comment(doc, 'news-thread-t', id(2)) },
      ({ session, id }) => {
        withNews(session, id(2), 'news-thread-t')
        return (
          <p id="comment-news-thread-t">
            <NewThread id="news-thread-t" />
          </p>
        )
      },
    ),
    staged(
      'news-item',
      { agenda: AGENDA, change: (doc, id) => comment(doc, 'news-item-t', id(2)) },
      ({ session, id }) => {
        withNews(session, id(2), 'news-item-t')
        const { kind, number, depth } = inOrder(readOutline(session.doc))[1]!
        return (
          <article className="page">
            <ItemView
              {...{ id: id(2), kind, number, depth }}
              template={readTemplate(session.doc).slice(0, 1)}
            />
          </article>
        )
      },
    ),
  ],
}
