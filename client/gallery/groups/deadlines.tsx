/** When things are due; but for the words themselves, from today on. */
import { type AgendaFacts, itemOf, readItem } from '../../../shared/agenda/document.ts'
import { setDueAt, setLateReason } from '../../../shared/agenda/edits.ts'
import { addDays } from '../../../shared/agenda/localTime.ts'
import { AgendaDeadlines } from '../../deadlines/AgendaDeadlines.tsx'
import { DueWordsAt } from '../../deadlines/DueWords.tsx'
import { ItemDue } from '../../deadlines/ItemDue.tsx'
import { LateReason } from '../../deadlines/LateReason.tsx'
import { danishNow } from '../../deadlines/useDanishNow.ts'
import { FACTS, item } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group, State } from '../state.ts'

const DUE = '2024-01-17T12:00'
const NOWS = [
  '2024-01-02T09:00',
  '2024-01-15T09:00',
  '2024-01-16T09:00',
  DUE,
  '2024-01-17T13:00',
  '2024-01-19T09:00',
]

const TODAY = danishNow().slice(0, 10)

/** A meeting that is still to come, so that its deadlines are told of. */
const TO_COME: AgendaFacts = { ...FACTS, startsAt: `${addDays(TODAY, 14)}T10:00`, endsAt: null }
const due = (days: number) => `${addDays(TODAY, days)}T12:00`
const withDeadlines = (items: string | null, material: string | null) => ({
  agenda: { facts: { ...TO_COME, deadlines: { items, material } }, items: [item('Budget 2025')] },
})

const agendaState = (name: string, setting: Parameters<typeof staged>[1]): State =>
  staged(name, setting, () => (
    <div className="page">
      <div className="agenda-facts">
        <div className="when-and-where">
          <AgendaDeadlines />
        </div>
      </div>
    </div>
  ))

const itemState = (name: string, setting: Parameters<typeof staged>[1]): State =>
  staged(name, setting, ({ id, session: { doc } }) => {
    const read = () => readItem(id(1), itemOf(doc, id(1))!)
    return (
      <div className="page">
        <div className="item-facts">
          <ItemDue item={id(1)} number="1" dueAt={read().dueAt} read={() => read().dueAt} />
          <LateReason facts={read()} number="1" />
        </div>
      </div>
    )
  })

export const DEADLINES: Group = {
  name: 'Deadlines',
  shows: [
    'client/deadlines/DueWords.tsx',
    'client/deadlines/DueHere.tsx',
    'client/deadlines/AgendaDeadlines.tsx',
    'client/deadlines/ItemDue.tsx',
    'client/deadlines/LateReason.tsx',
  ],
  states: [
    {
      name: 'due-words',
      show: () =>
        NOWS.map((now) => (
          <p key={now}>
            <DueWordsAt due={DUE} now={now} calendar={{ saturdayIsWorkday: false }} />
          </p>
        )),
    },
    agendaState('deadlines-of-agenda', withDeadlines(due(5), due(12))),
    agendaState('deadlines-by-rule', withDeadlines(null, null)),
    agendaState('deadlines-for-a-contributor', { ...withDeadlines(due(5), null), role: 'contributor' }),
    itemState('item-due-as-agenda', withDeadlines(due(5), null)),
    itemState('item-due', {
      ...withDeadlines(due(5), null),
      change: (doc, id) => setDueAt(doc, id(1), due(1)),
    }),
    itemState('late-item-asked', withDeadlines(due(-1), null)),
    itemState('late-item', {
      ...withDeadlines(due(-5), null),
      change: (doc, id) => setLateReason(doc, id(1), 'Høringssvaret kom først i fredags.'),
    }),
  ],
}
