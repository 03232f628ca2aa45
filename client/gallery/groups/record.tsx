/** Who did what. */
import { useState } from 'react'
import type { RecordPage } from '../../../shared/protocol/api.ts'
import type { Actor, NamedNode, RecordEvent } from '../../../shared/record/recordEvent.ts'
import { RecordView } from '../../record/RecordView.tsx'
import { EVERYTHING_WANTED, type RecordRead } from '../../record/useRecord.ts'
import { FACTS, KAREN, PEOPLE, SØREN, VIBEKE, ÅSE } from '../sample.ts'
import type { Group, State } from '../state.ts'

const START = Date.UTC(2024, 0, 22, 14, 5)
const MINUTE = 60_000

const node = (number: string, title: string, kind: NamedNode['kind'] = 'item'): NamedNode => ({
  ...{ id: `item-${number}`, kind, number, title },
})

const budget = { node: node('2.3', 'Budget 2025'), count: 1 }
const deadlines = FACTS.deadlines

const DONE: readonly [Actor | { id: string }, RecordEvent][] = [
  [KAREN, { is: 'record-exported', format: 'csv' }],
  [{ program: 'command-line' }, { is: 'backed-up' }],
  [
    VIBEKE,
    {
      is: 'refused',
      count: 12,
      places: [
        { node: budget.node, field: 'title', code: 'locked' },
        { node: null, field: 'place', code: 'not-allowed' },
        { node: null, field: 'comments', code: 'not-allowed' },
      ],
    },
  ],
  [KAREN, { is: 'locked', ...budget, why: 'afventer økonomiudvalgets høringssvar' }],
  [KAREN, { is: 'moved', ...budget, to: { number: '2.5', after: node('2.5', 'Regnskab'), below: null } }],
  [KAREN, { is: 'deleted', node: node('4', 'Eventuelt', 'section'), count: 15 }],
  [SØREN, { is: 'status-set', ...budget, from: 'drafting', to: 'ready', why: '' }],
  [KAREN, { is: 'responsibles-set', node: budget.node, added: [VIBEKE.id, ÅSE.id], removed: [SØREN.id] }],
  [KAREN, { is: 'comment-deleted', node: budget.node, whose: SØREN.id }],
  [KAREN, { is: 'deadlines-set', from: { items: null, material: null }, to: deadlines }],
  [KAREN, { is: 'reminded', whom: [SØREN.id, VIBEKE.id] }],
  [KAREN, { is: 'role-set', whom: ÅSE.id, from: 'reader', to: 'contributor' }],
  [KAREN, { is: 'made', node: node('5', ''), count: 1, responsibles: [] }],
  [{ id: 'gone' }, { is: 'signed-out' }],
  [{ program: 'server' }, { is: 'agenda-imported', title: FACTS.title }],
]

const ofAgenda = ({ is }: RecordEvent): boolean =>
  !['record-exported', 'backed-up', 'role-set', 'signed-out'].includes(is)

const PAGE: RecordPage = {
  council: { id: 'council', name: FACTS.council },
  rows: DONE.map(([by, event], index) => ({
    ...{ id: 100 - index, at: START - index * 37 * MINUTE, event },
    by: 'program' in by ? by : { person: 'person' in by ? by.person : by.id },
    agenda: ofAgenda(event) ? 'agenda' : null,
  })),
  before: '1-1',
  actors: [KAREN.id, VIBEKE.id, SØREN.id, 'gone'],
  people: [...PEOPLE, { id: 'gone', name: null }],
  agendas: [{ id: 'agenda', title: FACTS.title, startsAt: FACTS.startsAt }],
}

function shown(name: string, read: Partial<RecordRead>, wanted = EVERYTHING_WANTED): State {
  const record: RecordRead = { is: 'ready', page: PAGE, more: () => {}, ...read }
  return { name, show: () => <Shown record={record} wanted={wanted} /> }
}

function Shown({ record, wanted }: { record: RecordRead; wanted: typeof EVERYTHING_WANTED }) {
  const [now, want] = useState(wanted)
  return (
    <div className="list-page record-page">
      <RecordView council="council" record={record} wanted={now} onWant={want} />
    </div>
  )
}

const NONE: RecordPage = { ...PAGE, rows: [], before: null }

export const RECORD: Group = {
  name: 'record',
  shows: [
    'client/app/SignedOutHere.tsx',
    'client/record/RecordView.tsx',
    'client/record/RecordFilter.tsx',
    'client/record/RecordRows.tsx',
  ],
  states: [
    shown('record-rows', {}),
    shown('record-all', { page: { ...PAGE, before: null } }),
    shown(
      'record-filtered',
      {},
      { ...EVERYTHING_WANTED, person: KAREN.id, subject: 'structure', from: '2024-01-01' },
    ),
    shown('record-more-loading', { is: 'loading' }),
    shown('record-more-failed', { is: 'failed' }),
    shown('record-loading', { is: 'loading', page: null }),
    shown('record-failed', { is: 'failed', page: null }),
    shown('record-nothing', { page: NONE }),
    shown('record-no-hits', { page: NONE }, { ...EVERYTHING_WANTED, person: KAREN.id }),
    shown('record-forbidden', { is: 'forbidden', page: null }),
    shown('record-signed-out', { is: 'signed-out', page: null }),
  ],
}
