/** Comments: threads, what one writes, and what one does with them. */
import type * as Y from 'yjs'
import { paragraphs, type RichText } from '../../../shared/richtext/richText.ts'
import type { Anchor } from '../../../shared/threads/thread.ts'
import * as edits from '../../../shared/threads/threadEdits.ts'
import { nameOfBeginning, nameOfEdit, nameOfReply } from '../../threads/drafts.ts'
import { TaskDialog } from '../../threads/TaskDialog.tsx'
import { ThreadCard } from '../../threads/ThreadCard.tsx'
import { ThreadPanel } from '../../threads/ThreadPanel.tsx'
import { ThreadsButton } from '../../threads/ThreadsButton.tsx'
import { ThreadsPage } from '../../threads/ThreadsPage.tsx'
import type { ThreadsDesk } from '../../threads/threadsDesk.ts'
import { find, press } from '../acts.ts'
import { fullItem, IDA, item, JAKOB, KAREN, SØREN, section, VIBEKE } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group } from '../state.ts'
import { TheItem } from './TheItem.tsx'

type IdOf = (nth: number) => string

const ITEMS = { items: [section('Sager', fullItem(), item('Eventuelt'))] }
const HOUR = 3_600_000

/** Words that stand nowhere: no position is theirs. */
const quoting = (quote: string): Anchor => ({ start: null, end: null, quote })

const said = (id: string, author: string, body: RichText, at = Date.now() - HOUR) => ({
  id,
  author,
  body,
  at,
})

const RICH: RichText = {
  type: 'doc',
  content: [
    ...paragraphs('Jeg mangler to ting:').content,
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: paragraphs('tallene fra bilag 2').content },
        {
          type: 'listItem',
          content: [
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: 'en henvisning til ' },
                {
                  type: 'text',
                  text: 'strategien',
                  marks: [{ type: 'link', attrs: { href: 'https://www.kl.dk' } }, { type: 'bold' }],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
}

const begin = (doc: Y.Doc, id: IdOf, more: Partial<edits.NewThread> = {}): void =>
  edits.beginThread(doc, {
    ...{ id: 't1', item: id(2), field: 'background', anchor: null },
    comment: said('c1', JAKOB.id, paragraphs('Skal vi nævne KOMBIT her?')),
    ...more,
  })

/** With an answer. */
const answered = (doc: Y.Doc, id: IdOf): void => {
  begin(doc, id)
  edits.reply(
    doc,
    't1',
    said('c2', SØREN.id, paragraphs('Ja, jeg skriver det ind i sagsfremstillingen.'), Date.now()),
  )
}

const several = (doc: Y.Doc, id: IdOf): void => {
  answered(doc, id)
  begin(doc, id, { id: 't2', field: null, task: VIBEKE.id, comment: said('d1', IDA.id, RICH) })
  begin(doc, id, {
    ...{ id: 't3', item: id(3), field: null },
    comment: said('e1', KAREN.id, paragraphs('Punktet kan udgå.')),
  })
}

const card =
  (id = 't1', isHeld = false) =>
  () => (
    <div className="threads">
      <ThreadCard id={id} isHeld={isHeld} />
    </div>
  )

const answering = (desk: ThreadsDesk): void => {
  desk.drafts.put({ name: nameOfReply('t1'), body: paragraphs('Ja, men'), begins: null, at: 1 })
  desk.focus('t1')
}

export const COMMENTS: Group = {
  name: 'Comments',
  shows: [
    'client/threads/AboutLine.tsx',
    'client/threads/CommentBody.tsx',
    'client/threads/CommentButton.tsx',
    'client/threads/CommentMenu.tsx',
    'client/threads/CommentView.tsx',
    'client/threads/Composer.tsx',
    'client/threads/DraftCard.tsx',
    'client/threads/PanelHead.tsx',
    'client/threads/StrandedFoot.tsx',
    'client/threads/TaskDialog.tsx',
    'client/threads/TaskLine.tsx',
    'client/threads/TaskOffer.tsx',
    'client/threads/ThreadCard.tsx',
    'client/threads/ThreadPanel.tsx',
    'client/threads/ThreadsButton.tsx',
    'client/threads/ThreadsPage.tsx',
    'client/threads/UnsentList.tsx',
    'client/threads/WhatHappened.tsx',
  ],
  states: [
    staged('thread', { agenda: ITEMS, change: answered }, card()),
    staged('thread-focused', { agenda: ITEMS, change: answered, atDesk: (desk) => desk.focus('t1') }, card()),
    staged(
      'thread-text-gone',
      {
        agenda: ITEMS,
        change: (doc, id) => begin(doc, id, { anchor: quoting('ord, som ikke står der mere') }),
      },
      card(),
    ),
    staged(
      'thread-rich',
      { agenda: ITEMS, change: (doc, id) => begin(doc, id, { comment: said('c1', VIBEKE.id, RICH) }) },
      card(),
    ),
    staged(
      'thread-unsaved',
      {
        ...{ agenda: ITEMS, change: answered, connection: { is: 'offline', pending: 1 } },
        unsavedThreads: [{ thread: 't1', comment: 'c2' }],
      },
      card(),
    ),
    staged(
      'thread-resolved',
      {
        agenda: ITEMS,
        change: (doc, id) => {
          answered(doc, id)
          edits.deleteComment(doc, 't1', 'c1', Date.now())
          edits.editComment(doc, 't1', 'c2', { body: paragraphs('Det er skrevet ind.'), at: Date.now() })
          edits.resolveThread(doc, 't1', KAREN.id, Date.now())
        },
      },
      card(),
    ),
    staged(
      'thread-task',
      { agenda: ITEMS, change: (doc, id) => begin(doc, id, { task: VIBEKE.id }) },
      card(),
    ),
    staged(
      'thread-task-done',
      {
        agenda: ITEMS,
        change: (doc, id) => {
          begin(doc, id, { task: VIBEKE.id })
          edits.setTaskDone(doc, 't1', { by: VIBEKE.id, at: Date.UTC(2024, 0, 22, 8) })
        },
      },
      card(),
    ),
    staged(
      'thread-replying',
      {
        ...{ agenda: ITEMS, change: answered },
        atDesk: (desk) => {
          desk.drafts.put({ name: nameOfReply('t1'), body: RICH, begins: null, at: 1 })
          desk.focus('t1')
        },
      },
      card(),
    ),
    staged(
      'thread-editing',
      {
        agenda: ITEMS,
        change: (doc, id) => begin(doc, id, { comment: said('c1', KAREN.id, paragraphs('Er det rigtigt?')) }),
        atDesk: (desk) => {
          const body = paragraphs('Er det helt rigtigt?')
          desk.drafts.put({ name: nameOfEdit('t1', 'c1'), body, begins: null, at: 1 })
        },
      },
      card(),
    ),
    staged(
      'thread-resolved-meanwhile',
      {
        agenda: ITEMS,
        change: (doc, id) => {
          answered(doc, id)
          edits.resolveThread(doc, 't1', SØREN.id, Date.now())
        },
        atDesk: answering,
      },
      card('t1', true),
    ),
    staged(
      'thread-deleted-meanwhile',
      {
        agenda: ITEMS,
        change: (doc, id) => {
          answered(doc, id)
          edits.deleteThread(doc, 't1', Date.now())
        },
        atDesk: answering,
      },
      card('t1', true),
    ),
    staged('thread-menu', { agenda: ITEMS, change: answered }, card(), {
      act: (frame) => press(frame, '.comment-menu'),
      alone: true,
    }),
    staged(
      'task-dialog',
      { agenda: ITEMS },
      () => <TaskDialog thread={{ task: null }} onChoose={() => {}} onClose={() => {}} />,
      { alone: true },
    ),
    staged('comments-button', { agenda: ITEMS, change: several }, () => <ThreadsButton />),
    staged('comments-button-none', { agenda: ITEMS }, () => <ThreadsButton />),
    staged(
      'comments-beside',
      {
        ...{ agenda: ITEMS, change: several },
        atDesk: (desk, id) => {
          const begins = { thread: 'new', item: id(2), field: 'presentation', anchor: null }
          const mention = { type: 'mention', attrs: { person: SØREN.id } }
          const content = [{ type: 'paragraph', content: [mention, { type: 'text', text: ' hvornår?' }] }]
          desk.drafts.put({ name: nameOfBeginning('new'), body: { type: 'doc', content }, begins, at: 1 })
        },
      },
      ({ id }) => (
        <div className="agenda-grid with-threads">
          <main>
            <TheItem id={id(2)} />
          </main>
          <ThreadPanel />
        </div>
      ),
      { alone: true, act: async (frame) => void (await find(frame, '.thread')) },
    ),
    staged('comments-page', { agenda: ITEMS, change: several }, () => <ThreadsPage agenda="agenda" />, {
      alone: true,
    }),
    staged(
      'comments-page-drafts',
      { agenda: ITEMS, change: several, atDesk: answering },
      () => <ThreadsPage agenda="agenda" />,
      { alone: true },
    ),
    staged('comments-page-empty', { agenda: ITEMS }, () => <ThreadsPage agenda="agenda" />),
  ],
}
