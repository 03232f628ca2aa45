/** A council's settings, new agendas, and those that are put away. */
import { DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import { shippedTemplate } from '../../../shared/council/templates.ts'
import type {
  AgendaBeginnings,
  AgendaPutAway,
  CouncilPerson,
  CouncilSettingsAnswer,
  ImportPreview,
} from '../../../shared/protocol/api.ts'
import { AgendaActions } from '../../agendas/AgendaActions.tsx'
import { AgendaCard } from '../../agendas/AgendaCard.tsx'
import { ApiError } from '../../app/api.ts'
import { CouncilSettingsForm, type SettingsActions } from '../../council/CouncilSettingsForm.tsx'
import { PutAwayList } from '../../council/PutAwayList.tsx'
import { Report } from '../../newAgenda/FromFile.tsx'
import { NewAgendaForm } from '../../newAgenda/NewAgendaForm.tsx'
import { NoticeProvider } from '../../ui/Notices.tsx'
import { find, findMenu, press, type } from '../acts.ts'
import { FACTS, PEOPLE } from '../sample.ts'
import type { Group, State } from '../state.ts'
import '../../council/settings.css'
import '../../newAgenda/newAgenda.css'

const COUNCIL = { id: 'council', name: FACTS.council }
const people: CouncilPerson[] = PEOPLE.map(({ id, name }) => ({
  id,
  name,
  role: 'contributor',
  account: true,
}))

const committee = shippedTemplate('committee')
const DECIDED: CouncilSettingsAnswer = {
  ...{ council: COUNCIL, revision: 3 },
  settings: {
    ...DEFAULT_SETTINGS,
    template: {
      ...committee,
      standing: committee.standing.map((node, nth) => ({
        ...node,
        ...(nth === 0 && { responsibles: [PEOPLE[0]!.id, PEOPLE[1]!.id] }),
        ...(nth === 1 && {
          children: [{ kind: 'item' as const, title: 'Budget og regnskab', responsibles: [], children: [] }],
        }),
      })),
    },
  },
}
const FIRST: CouncilSettingsAnswer = { council: COUNCIL, revision: 0, settings: DEFAULT_SETTINGS }
const BROKEN: CouncilSettingsAnswer = {
  ...DECIDED,
  settings: {
    ...DECIDED.settings,
    template: {
      ...DECIDED.settings.template,
      fields: DECIDED.settings.template.fields.map((field, nth) => ({
        ...field,
        ...(nth === 1 && { heading: '' }),
      })),
      phrases: ['', 'tager orienteringen til efterretning'],
    },
  },
}

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="180" height="60"><rect width="180" height="60" fill="#7a0019"/></svg>'
const LOOK: CouncilSettingsAnswer = {
  ...FIRST,
  settings: {
    ...DEFAULT_SETTINGS,
    paper: {
      logo: { hash: '0'.repeat(64), type: 'image/svg+xml', alt: 'Et rødt felt' },
      ...{ font: 'inter', colour: '#7a0019', mailsPdf: true, changes: 'line' },
    },
  },
}
const PALE: CouncilSettingsAnswer = {
  ...LOOK,
  settings: { ...LOOK.settings, paper: { ...LOOK.settings.paper, colour: '#ffcc00' } },
}

const saved: SettingsActions = {
  save: async () => ({ revision: 4, drafts: 2 }),
  addFields: async () => ({ drafts: 2 }),
  read: async () => DECIDED,
  keepLogo: async () => ({ hash: '0'.repeat(64), type: 'image/svg+xml' }),
  logoAt: () => `data:image/svg+xml,${encodeURIComponent(LOGO)}`,
}
/** A colleague was first: with other fields, too. */
const conflict: SettingsActions = {
  ...saved,
  save: () => Promise.reject(new ApiError(409, '')),
  read: async () => ({ ...DECIDED, settings: { ...DECIDED.settings, template: shippedTemplate('council') } }),
}

const form = (
  name: string,
  { answer = DECIDED, actions = saved } = {},
  act?: NonNullable<State['act']>,
): State => ({
  name,
  show: () => (
    <NoticeProvider>
      <main className="list-page settings-page">
        <h1>{COUNCIL.name}</h1>
        <CouncilSettingsForm {...{ answer, people, actions }} />
      </main>
    </NoticeProvider>
  ),
  ...(act && { act, alone: true }),
})

const PUT_AWAY: AgendaPutAway[] = [
  {
    ...{ id: 'a', title: 'Dagsorden 24. januar 2024', startsAt: '2024-01-24T10:00' },
    ...{ putAwayAt: Date.UTC(2024, 0, 2, 9), until: Date.UTC(2024, 1, 1, 9) },
  },
]

const BEGINNINGS: AgendaBeginnings = {
  ...{ revision: 3, standing: 4, numbering: { first: 1, style: 'continuous' } },
  deadlines: DEFAULT_SETTINGS.deadlines,
  last: {
    ...{
      id: 'last',
      title: 'Dagsorden 10. januar 2024',
      startsAt: '2024-01-10T10:00',
      endsAt: '2024-01-10T12:00',
    },
    ...{ place: 'KL. lokale 2-01', lastNumber: 4 },
    nodes: [
      { id: 'n1', kind: 'item', number: '1', title: 'Godkendelse af dagsorden', depth: 0 },
      { id: 'n2', kind: 'section', number: '', title: 'Sager', depth: 0 },
      { id: 'n3', kind: 'item', number: '2', title: 'Budget og regnskab', depth: 1 },
    ],
  },
}
const PREVIEW: ImportPreview = {
  ...{
    title: 'Dagsorden 2024',
    startsAt: '2024-01-24T10:00',
    endsAt: null,
    place: 'KL. lokale 2-01',
    sections: 3,
    items: 11,
  },
  ...{ found: [PEOPLE[0]!.name], notFound: ['Ellen Dam'] },
  report: [{ line: 12, message: 'Datoen «i morgen» er ikke forstået og er udeladt.' }],
}
const never = () => new Promise<never>(() => {})
const actions = { make: never, preview: async () => PREVIEW, makeFrom: never }

const newAgenda = (name: string, beginnings: AgendaBeginnings, act?: NonNullable<State['act']>): State => ({
  name,
  show: () => (
    <main className="list-page new-agenda">
      <h1>{COUNCIL.name}</h1>
      <div className="card new-agenda-content">
        <NewAgendaForm {...{ beginnings, actions }} onMade={() => {}} onClose={() => {}} />
      </div>
    </main>
  ),
  ...(act && { act, alone: true }),
})

const agenda = {
  ...{ id: 'agenda', council: COUNCIL, title: FACTS.title, startsAt: FACTS.startsAt },
  ...{ endsAt: FACTS.endsAt, place: FACTS.place, state: 'drafting' as const },
}

export const NEW_AGENDAS: Group = {
  name: 'new-agendas',
  shows: [
    'client/agendas/AgendaActions.tsx',
    'client/council/CouncilSettingsForm.tsx',
    'client/council/FieldsEditor.tsx',
    'client/council/LineButtons.tsx',
    'client/council/PaperEditor.tsx',
    'client/council/PhrasesEditor.tsx',
    'client/council/Problem.tsx',
    'client/council/PutAwayList.tsx',
    'client/council/RulesEditor.tsx',
    'client/council/StandingEditor.tsx',
    'client/council/TemplateChoice.tsx',
    'client/newAgenda/Foot.tsx',
    'client/newAgenda/FromFile.tsx',
    'client/newAgenda/MeetingTimes.tsx',
    'client/newAgenda/NewAgendaForm.tsx',
  ],
  states: [
    form('settings'),
    form('settings-first', { answer: FIRST }),
    form('settings-look', { answer: LOOK }, async (frame) => {
      ;(await find(frame, '[aria-labelledby="paper-heading"]')).scrollIntoView()
    }),
    form('settings-pale-colour', { answer: PALE }, async (frame) => {
      ;(await find(frame, '.paper-preview')).scrollIntoView()
    }),
    form('settings-field-gained', {}, async (frame) => {
      await press(frame, '#add-field')
      await type(frame, '.setting-line:last-child .field-line input', 'Klima')
      await press(frame, '.save-bar .primary')
      await find(frame, '.settings-conflict')
    }),
    form('settings-template', {}, async (frame) => press(frame, '.template-choice summary')),
    form('settings-problems', { answer: BROKEN }, async (frame) => {
      await press(frame, '.field-line input[type="checkbox"]')
      await press(frame, '.save-bar .button')
      await find(frame, '[aria-invalid]')
    }),
    form('settings-conflict', { actions: conflict }, async (frame) => {
      await press(frame, '.setting-line .line-buttons .button:last-child')
      await press(frame, '.save-bar .button')
      await find(frame, '.settings-conflict')
    }),
    {
      name: 'put-away',
      show: () => (
        <NoticeProvider>
          <main className="list-page settings-page">
            <h1>{COUNCIL.name}</h1>
            <PutAwayList
              agendas={PUT_AWAY}
              actions={{ takeBack: never, deleteForGood: never }}
              refresh={() => {}}
            />
          </main>
        </NoticeProvider>
      ),
    },
    {
      ...{ name: 'put-away-delete', alone: true },
      show: () => (
        <NoticeProvider>
          <main className="list-page settings-page">
            <h1>{COUNCIL.name}</h1>
            <PutAwayList
              agendas={PUT_AWAY}
              actions={{ takeBack: never, deleteForGood: never }}
              refresh={() => {}}
            />
          </main>
        </NoticeProvider>
      ),
      act: async (frame) => {
        await press(frame, '.put-away-row .button:last-child')
        await find(frame, 'dialog')
      },
    },
    newAgenda('new-agenda', BEGINNINGS),
    newAgenda('new-agenda-first', { ...BEGINNINGS, revision: 0, standing: 0, last: null }),
    newAgenda('new-agenda-from-last', BEGINNINGS, async (frame) => {
      await press(frame, '.choice:nth-of-type(2) input')
      await press(frame, '.which-to-take summary')
    }),
    newAgenda('new-agenda-wrong', BEGINNINGS, async (frame) => {
      await type(frame, '.new-agenda-form > label input', '')
      await press(frame, '.dialog-foot .primary')
      await find(frame, '[aria-invalid]')
    }),
    newAgenda('new-agenda-from-file', BEGINNINGS, async (frame) => {
      await press(frame, '.choice:nth-of-type(3) input')
      await find(frame, '.drop-place')
    }),
    {
      name: 'import-report',
      show: () => (
        <main className="list-page new-agenda">
          <h1>{COUNCIL.name}</h1>
          <Report name="dagsorden.md" preview={PREVIEW} />
        </main>
      ),
    },
    {
      ...{ name: 'agenda-menu', alone: true },
      show: () => (
        <NoticeProvider>
          <main className="list-page">
            <h1>{COUNCIL.name}</h1>
            <ul className="card">
              <AgendaCard agenda={agenda} actions={<AgendaActions agenda={agenda} />} />
            </ul>
          </main>
        </NoticeProvider>
      ),
      act: async (frame) => {
        await press(frame, '.agenda-menu-button')
        await findMenu()
      },
    },
  ],
}
