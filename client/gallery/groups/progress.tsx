/** How far items are, and what one makes of it. */
import type * as Y from 'yjs'
import type { Status, StatusName } from '../../../shared/agenda/document.ts'
import { setCaseNumber, setStatus } from '../../../shared/agenda/edits.ts'
import { statusAfter } from '../../../shared/progress/statusSteps.ts'
import { OutlineNav } from '../../agenda/OutlineNav.tsx'
import { ReadyQuestion } from '../../progress/ReadyQuestion.tsx'
import { SendBackQuestion } from '../../progress/SendBackQuestion.tsx'
import { StatusChip } from '../../progress/StatusChip.tsx'
import { TallyBar } from '../../progress/TallyBar.tsx'
import { find, press } from '../acts.ts'
import { fullItem, IDA, item, JAKOB, KAREN, SØREN, section, VIBEKE } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group } from '../state.ts'
import { TheItem } from './TheItem.tsx'

const STATUSES: readonly StatusName[] = ['drafting', 'ready', 'approved', 'returned']

/** Of the one who looks at the gallery; it lacks its recommendation. */
const OWN = { items: [fullItem({ attachments: ['Bilag 1: Budgetforslag.pdf', 'Bilag 2: Høringssvar.pdf'] })] }
const LONG_AGO = Date.UTC(2024, 0, 22, 8)

const said =
  (is: StatusName, more: Partial<Status> = {}) =>
  (doc: Y.Doc, id: (nth: number) => string): void =>
    setStatus(doc, id(1), { is, by: JAKOB.id, at: LONG_AGO, ...more })

const approvedAndChanged = (doc: Y.Doc, id: (nth: number) => string): void => {
  setStatus(doc, id(1), statusAfter(doc, id(1), 'approve', { by: KAREN.id, at: LONG_AGO }))
  setCaseNumber(doc, id(1), 'SAG-2024-00001')
}

const WHY = 'Indstillingen mangler, og tallene i sagsfremstillingen passer ikke med bilag 2.'

const item1 = ({ id }: { id: (nth: number) => string }) => <TheItem id={id(1)} />

/** Of every standing one. */
const ALL_STANDINGS = {
  items: [
    section(
      'Sager',
      ...['Tom', 'Skrives', 'Klar', 'Retur', 'Godkendt', 'Ændret'].map((title, index) =>
        item(title, {
          responsibles: [index === 1 ? SØREN.id : IDA.id],
          ...(index > 0 && { fields: fullItem().fields }),
        }),
      ),
    ),
  ],
}

const everyStanding = (doc: Y.Doc, id: (nth: number) => string): void => {
  setStatus(doc, id(4), { is: 'ready', by: IDA.id, at: LONG_AGO })
  setStatus(doc, id(5), { is: 'returned', by: KAREN.id, at: LONG_AGO, why: WHY })
  for (const nth of [6, 7])
    setStatus(doc, id(nth), statusAfter(doc, id(nth), 'approve', { by: KAREN.id, at: LONG_AGO }))
  setCaseNumber(doc, id(7), 'SAG-2024-00001')
}

export const PROGRESS: Group = {
  name: 'Progress',
  shows: [
    'client/progress/ItemStatus.tsx',
    'client/progress/Lacks.tsx',
    'client/progress/ReadyQuestion.tsx',
    'client/progress/SendBackQuestion.tsx',
    'client/progress/StandingMark.tsx',
    'client/progress/StatusButtons.tsx',
    'client/progress/StatusChip.tsx',
    'client/progress/Sums.tsx',
    'client/progress/TallyBar.tsx',
  ],
  states: [
    {
      name: 'status-chips',
      show: () => STATUSES.map((status) => <StatusChip key={status} status={status} />),
    },
    {
      name: 'tally',
      show: () => <TallyBar tally={{ approved: 1, ready: 3, returned: 1, drafting: 4, empty: 2 }} />,
    },
    {
      name: 'tally-of-nothing',
      show: () => <TallyBar tally={{ approved: 0, ready: 0, returned: 0, drafting: 0, empty: 0 }} />,
    },
    staged('status-drafting', { agenda: OWN, role: 'contributor' }, item1),
    staged('status-empty', { agenda: { items: [item('Budget 2025')] } }, item1),
    staged('status-ready-own', { agenda: OWN, role: 'contributor', change: said('ready') }, item1),
    staged('status-ready', { agenda: OWN, change: said('ready') }, item1),
    staged(
      'status-returned-own',
      { agenda: OWN, role: 'contributor', change: said('returned', { why: WHY }) },
      item1,
    ),
    staged('status-approved-own', { agenda: OWN, role: 'contributor', change: said('approved') }, item1),
    staged('status-changed', { agenda: OWN, change: approvedAndChanged }, item1),
    staged('status-reader', { agenda: OWN, role: 'reader', change: said('ready') }, item1),
    staged('status-section', { agenda: ALL_STANDINGS, change: everyStanding }, item1),
    staged('outline-standings', { agenda: ALL_STANDINGS, change: everyStanding }, () => (
      <OutlineNav className="outline" tellsProgress />
    )),
    staged(
      'status-ready-question',
      {
        agenda: OWN,
        role: 'contributor',
        others: (id) => [{ person: VIBEKE, place: { item: id(1), field: 'background' } }],
      },
      item1,
      {
        alone: true,
        act: async (frame) => {
          await press(frame, '.status-buttons .button')
          await find(document.body, '.ready-question')
        },
      },
    ),
    staged(
      'status-ready-question-whole',
      { agenda: { items: [section('Sager')] } },
      ({ id }) => <ReadyQuestion id={id(1)} name="sag 2.3" onReady={() => {}} onClose={() => {}} />,
      { alone: true },
    ),
    {
      name: 'status-send-back',
      show: () => (
        <SendBackQuestion id="item" name="sag 2.3" isPossible onSendBack={() => {}} onClose={() => {}} />
      ),
      alone: true,
    },
    {
      name: 'status-send-back-too-late',
      show: () => (
        <SendBackQuestion
          id="item"
          name="sag 2.3"
          isPossible={false}
          onSendBack={() => {}}
          onClose={() => {}}
        />
      ),
      alone: true,
    },
  ],
}
