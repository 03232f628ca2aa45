/** Words that comments are about, where they stand. */
import { useEffect } from 'react'
import type * as Y from 'yjs'
import { LetterRow } from '../../../shared/richtext/letterRow.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { makeAnchor } from '../../../shared/threads/anchor.ts'
import { beginThread, resolveThread } from '../../../shared/threads/threadEdits.ts'
import { fragmentAt } from '../../agenda/changes.ts'
import { type Marked, marksOf } from '../../threads/marksInText.ts'
import { item, JAKOB } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { StandingSession } from '../standingSession.ts'
import type { Group } from '../state.ts'
import { FieldText } from './FieldText.tsx'

const LINES = [
  'Derfor har KL flere initiativer i gang og undervejs, og der lægges op til samarbejde på tværs.',
  'Rådet giver input til KL’s videre indsats.',
]

/** Two threads that lie over each other, one over two lines, one that is resolved. */
const COMMENTED: Readonly<Record<string, string>> = {
  initiativer: 'flere initiativer',
  gang: 'initiativer i gang og undervejs',
  samarbejde: 'samarbejde på tværs.Rådet giver input',
  indsats: 'videre indsats',
}

function comment(doc: Y.Doc, id: string): void {
  const place = { item: id, field: 'background' }
  const row = new LetterRow(fragmentAt(doc, place)!)
  for (const [thread, words] of Object.entries(COMMENTED)) {
    const from = LINES.join('').indexOf(words)
    const said = { id: 'c', author: JAKOB.id, at: 0, body: paragraphs('Er det rigtigt?') }
    beginThread(doc, {
      ...{ id: thread, ...place, comment: said },
      anchor: makeAnchor(row, row.before(from), row.behind(from + words.length - 1)),
    })
  }
  resolveThread(doc, 'indsats', JAKOB.id, 1)
}

const marked = (name: string, marks: Partial<Marked>) =>
  staged(
    name,
    {
      agenda: { items: [item('Indsats', { fields: { background: paragraphs(...LINES) } })] },
      change: (doc, id) => comment(doc, id(1)),
    },
    ({ id, session }) => <Text id={id(1)} {...{ session, marks }} />,
  )

function Text({ id, session, marks }: { id: string; session: StandingSession; marks: Partial<Marked> }) {
  useEffect(() => marksOf(session).show(marks), [session, marks])
  return <FieldText id={id} />
}

export const MARKED_WORDS: Group = {
  name: 'marked-words',
  shows: ['client/threads/ThreadMarks.tsx'],
  states: [
    marked('words-commented', {}),
    marked('words-of-thread', { focused: 'gang' }),
    marked('words-resolved', { focused: 'samarbejde', resolved: true }),
  ],
}
