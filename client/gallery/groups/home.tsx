/** The first page, in its parts. */
import type { ReactNode } from 'react'
import type { OwnItem, OwnTask } from '../../../shared/protocol/api.ts'
import type { Meeting } from '../../../shared/protocol/versions.ts'
import type { CardAgenda } from '../../agendas/AgendaCard.tsx'
import { AgendaGroups } from '../../agendas/AgendaGroups.tsx'
import { t } from '../../app/language.ts'
import { Due, FirstDue } from '../../home/Due.tsx'
import { Greeting } from '../../home/Greeting.tsx'
import { ListOfMeetings } from '../../home/Meetings.tsx'
import { OwnItemRow } from '../../home/OwnItemRow.tsx'
import { OwnTasks } from '../../home/OwnTasks.tsx'
import { OwnWork } from '../../home/OwnWork.tsx'
import { press } from '../acts.ts'
import type { Group } from '../state.ts'
import '../../home/home.css'

const AGENDA: OwnItem['agenda'] = {
  id: 'a',
  council: { id: 'c', name: 'It-Arkitekturrådet' },
  title: 'Dagsorden 2024',
  startsAt: '2024-01-24T10:00',
}

const own = (number: string, title: string, more: Partial<OwnItem> = {}): OwnItem => ({
  ...{ id: number, agenda: AGENDA, item: number, number, title },
  ...{
    status: { is: 'drafting' },
    missing: [],
    headings: {},
    dueAt: '2024-01-17T12:00',
    saturdayIsWorkday: false,
    ...more,
  },
})

const ITEMS: readonly OwnItem[] = [
  own('2.3', 'Strategisk perspektiv – hvad vil vi med AI?', {
    missing: [
      { kind: 'caseNumber' },
      { kind: 'field', field: 'presentation' },
      { kind: 'attachment', attachment: 'x' },
    ],
    headings: { presentation: 'Sagsfremstilling' },
  }),
  own('2.7', 'Etisk perspektiv – hvad er OK', { missing: [{ kind: 'attachment', attachment: 'x' }] }),
  own('2.5', 'Forretningsmæssigt perspektiv – hvad kan vi med AI', {
    status: { is: 'returned', why: 'Kan indstillingen blive kortere?' },
  }),
  own('2.10.4', '', { status: { is: 'returned' }, dueAt: null }),
]

const task = (id: string, more: Partial<OwnTask> = {}): OwnTask => ({
  ...{ id, agenda: AGENDA, item: 'i', number: '2.3', title: 'Budget', thread: id },
  ...{ words: 'Kan du tjekke tallene i tabellen?', by: 'Vibeke Sand', at: 0, ...more },
})

const WRITTEN = [
  own('1.1', 'Velkomst'),
  own('1.2', 'Godkendelse af referat', { status: { is: 'ready' } }),
  own('1.3', 'Meddelelser', { status: { is: 'approved' } }),
]

const agenda = (id: string, more: Partial<CardAgenda>): CardAgenda => ({
  ...{ id, council: { name: 'Kommunernes It-Arkitekturråd' }, title: 'Dagsorden 2024' },
  ...{ startsAt: '2124-01-24T10:00', endsAt: null, place: 'KL, lokale 2-01' },
  ...{ state: 'drafting' as const, ...more },
})

const AGENDAS = [
  agenda('a', { tally: { approved: 1, ready: 3, returned: 0, drafting: 4, empty: 2 } }),
  agenda('b', {
    ...{ startsAt: null, place: '', title: '' },
    tally: { approved: 0, ready: 0, returned: 0, drafting: 0, empty: 0 },
  }),
  agenda('c', { tally: null }),
  agenda('d', {
    ...{ state: 'sent' as const, startsAt: '2023-10-26T09:30' },
    tally: { approved: 12, ready: 0, returned: 0, drafting: 0, empty: 0 },
    version: { number: 2, kind: 'whole', name: 'Dagsorden', at: Date.UTC(2023, 9, 19, 11), whole: 2 },
  }),
]

const meeting = (id: string, more: Partial<Meeting> = {}): Meeting => ({
  ...{ id, council: { id: 'c', name: 'Kommunernes It-Arkitekturråd' }, title: 'Dagsorden 2124' },
  ...{ startsAt: '2124-01-24T10:00', endsAt: '2124-01-25T15:00', place: 'KL, lokale 2-01' },
  version: { number: 2, kind: 'whole', name: 'Dagsorden', at: Date.UTC(2024, 0, 17, 11), whole: 2 },
  ...more,
})

const list = (children: ReactNode) => <ul className="card">{children}</ul>
const page = (children: ReactNode) => <main className="list-page home">{children}</main>
const action = () => (
  <button type="button" className="button">
    {t('record')}
  </button>
)

export const FIRST_PAGE: Group = {
  name: 'first page',
  shows: [
    'client/agendas/AgendaGroups.tsx',
    'client/home/Due.tsx',
    'client/home/Greeting.tsx',
    'client/home/MeetingCard.tsx',
    'client/home/Meetings.tsx',
    'client/home/OwnItemRow.tsx',
    'client/home/OwnTasks.tsx',
    'client/home/OwnWork.tsx',
  ],
  states: [
    {
      name: 'first-page',
      alone: true,
      show: () =>
        page(
          <>
            <Greeting name="Søren Madsen" items={[...ITEMS, ...WRITTEN]} />
            <OwnWork items={[...ITEMS, ...WRITTEN]} />
            <OwnTasks
              tasks={[task('a'), task('b', { title: '', by: null, agenda: { ...AGENDA, startsAt: null } })]}
            />
            <AgendaGroups agendas={AGENDAS} actions={action()} />
          </>,
        ),
    },
    {
      name: 'first-page-of-nothing',
      alone: true,
      show: () =>
        page(
          <>
            <Greeting name="" items={[]} />
            <OwnWork items={[]} />
            <AgendaGroups agendas={AGENDAS.slice(3)} actions={action()} />
          </>,
        ),
    },
    {
      name: 'first-page-of-meetings',
      alone: true,
      show: () =>
        page(
          <>
            <Greeting name="Per Thomsen" items={[]} />
            <ListOfMeetings
              isAll
              meetings={[
                meeting('a'),
                meeting('b', { startsAt: null, place: '' }),
                meeting('c', { startsAt: '2023-10-26T09:30' }),
              ]}
            />
          </>,
        ),
    },
    {
      name: 'first-page-no-meetings',
      alone: true,
      show: () =>
        page(
          <>
            <Greeting name="Per Thomsen" items={[]} />
            <ListOfMeetings isAll meetings={[]} />
          </>,
        ),
    },
    {
      name: 'first-page-written',
      alone: true,
      show: () =>
        page(
          <>
            <Greeting name="Søren" items={WRITTEN} />
            <OwnWork items={WRITTEN} />
          </>,
        ),
      act: (frame) => press(frame, 'summary'),
    },
    {
      name: 'own-item-rows',
      show: () => list(ITEMS.map((item) => <OwnItemRow key={item.id} own={item} isFirst />)),
    },
    {
      name: 'own-item-rows-written',
      show: () => list(WRITTEN.map((item) => <OwnItemRow key={item.id} own={item} isWritten />)),
    },
    {
      name: 'due',
      show: () => (
        <>
          <Due own={{ dueAt: '2024-01-17T12:00', saturdayIsWorkday: false }} />
          <Due own={{ dueAt: null, saturdayIsWorkday: false }} />
          <p>
            <FirstDue own={{ dueAt: '2024-01-17T12:00', saturdayIsWorkday: false }} />
          </p>
        </>
      ),
    },
  ],
}
