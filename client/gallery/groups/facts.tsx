/** What is chosen in place. */
import { itemOf, lineOf, readFacts, readItem } from '../../../shared/agenda/document.ts'
import { t, timeSpan } from '../../app/language.ts'
import { FactInput } from '../../facts/FactInput.tsx'
import { FactText } from '../../facts/FactText.tsx'
import { NotGiven } from '../../facts/NotGiven.tsx'
import type { People } from '../../facts/people.ts'
import { Responsibles } from '../../facts/Responsibles.tsx'
import { TimeFact } from '../../facts/TimeFact.tsx'
import { find, press, type } from '../acts.ts'
import { FACTS, item, KAREN, NO_FACTS, ÅSE } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { StandingSession } from '../standingSession.ts'
import type { Group, State } from '../state.ts'

const inputState = (name: string, value: string, more: Omit<State, 'name' | 'show'> = {}): State =>
  staged(
    name,
    {},
    () => (
      <div className="page">
        <div className="agenda-facts">
          <div className="when-and-where">
            <FactInput
              place={{ item: name, field: 'caseNumber' }}
              label={t('place')}
              value={value}
              onWrite={() => {}}
            />
          </div>
        </div>
      </div>
    ),
    more,
  )

const lineState = (name: string, presenter: string, more: Omit<State, 'name' | 'show'> = {}): State =>
  staged(
    name,
    { agenda: { items: [item('Budget', { presenter })] } },
    ({ id, session }) => (
      <div className="page">
        <div className="item-facts">
          <FactText
            place={{ item: id(1), field: 'presenter' }}
            label={t('presenter')}
            name={t('presenterOf', { number: '1' })}
            fragment={lineOf(itemOf(session.doc, id(1))!, 'presenter')}
            words={presenter}
          />
        </div>
      </div>
    ),
    more,
  )

const timeState = (name: string, facts: typeof FACTS, more: Omit<State, 'name' | 'show'> = {}): State =>
  staged(name, { agenda: { facts } }, ({ session }) => <MeetingTime name={name} session={session} />, more)

function MeetingTime({ name, session: { doc } }: { name: string; session: StandingSession }) {
  const { startsAt, endsAt } = readFacts(doc)
  return (
    <div className="page">
      <div className="agenda-facts">
        <div className="when-and-where">
          <TimeFact
            place={{ item: name, field: 'dueAt' }}
            label={t('meetingTime')}
            labels={{ day: t('meetingDay'), from: t('startsAt') }}
            hasEnd
            read={() => ({ startsAt, endsAt })}
            onWrite={() => {}}
          >
            <span className="label">{t('time')}:</span>{' '}
            {startsAt === null ? <NotGiven>{t('noDate')}</NotGiven> : timeSpan(startsAt, endsAt)}
          </TimeFact>
        </div>
      </div>
    </div>
  )
}

const responsiblesState = (
  name: string,
  responsibles: readonly string[],
  people: People['is'] = 'ready',
  more: Omit<State, 'name' | 'show'> = {},
): State =>
  staged(
    name,
    { agenda: { items: [item('Budget', { responsibles })] }, people },
    ({ id, session }) => (
      <div className="page">
        <div className="item-facts">
          <Responsibles
            item={id(1)}
            number="1"
            responsibles={readItem(id(1), itemOf(session.doc, id(1))!).responsibles}
            order={readItem(id(1), itemOf(session.doc, id(1))!).responsibleOrder}
          />
        </div>
      </div>
    ),
    more,
  )

const openTime = async (frame: HTMLElement) => {
  await press(frame, '.fact-button')
  await find(frame, '.time-picker')
}
const openChooser = async (frame: HTMLElement) => {
  await press(frame, '.fact-button')
  await find(frame, '.people-chooser')
}

export const FACTS_IN_PLACE: Group = {
  name: 'facts',
  shows: [
    'client/facts/FactInput.tsx',
    'client/facts/FactText.tsx',
    'client/facts/FactPanel.tsx',
    'client/facts/NotGiven.tsx',
    'client/facts/TimeFact.tsx',
    'client/facts/TimePicker.tsx',
    'client/facts/Responsibles.tsx',
    'client/facts/PeopleChooser.tsx',
  ],
  states: [
    inputState('fact', FACTS.place),
    inputState('fact-empty', ''),
    inputState(
      'fact-long',
      'Kommunernes Landsforening, Weidekampsgade 10, 2300 København S, lokale 2-01 på anden sal til venstre',
    ),
    inputState('fact-edited', FACTS.place, {
      alone: true,
      act: async (frame) => (await find(frame, 'textarea')).focus(),
    }),
    lineState('line', 'Mette Holm, Kommunernes Landsforening'),
    lineState('line-empty', ''),
    lineState(
      'line-long',
      'Mette Holm fra Digitaliseringsstyrelsen indleder, Jens Bak svarer for udvalget, og Åse Østergaard slutter med en status',
    ),
    lineState('line-edited', 'Mette Holm', {
      alone: true,
      act: async (frame) => (await find(frame, '.ProseMirror')).focus(),
    }),
    timeState('time', FACTS),
    timeState('time-empty', NO_FACTS),
    timeState('time-over-days', { ...FACTS, endsAt: '2024-01-25T15:00' }),
    timeState('time-ends-too-early', { ...FACTS, endsAt: '2024-01-24T09:00' }),
    timeState('time-picker', FACTS, { alone: true, act: openTime }),
    timeState('time-picker-empty', NO_FACTS, { alone: true, act: openTime }),
    timeState(
      'time-picker-over-days',
      { ...FACTS, endsAt: '2024-01-25T15:00' },
      { alone: true, act: openTime },
    ),
    responsiblesState('responsibles-none', []),
    responsiblesState('responsibles', [KAREN.id, ÅSE.id]),
    responsiblesState('responsibles-unknown', ['nobody-knows', KAREN.id]),
    responsiblesState('responsibles-names-loading', [KAREN.id], 'loading'),
    responsiblesState('responsibles-names-failed', [KAREN.id], 'failed'),
    responsiblesState('responsibles-chooser', [KAREN.id, ÅSE.id], 'ready', { alone: true, act: openChooser }),
    responsiblesState('responsibles-chooser-nobody', [], 'ready', {
      alone: true,
      act: async (frame) => {
        await openChooser(frame)
        await type(frame, '.people-chooser input', 'Xerxes')
      },
    }),
    responsiblesState('responsibles-chooser-failed', [], 'failed', { alone: true, act: openChooser }),
  ],
}
