/** Who is in a council, for its secretariat. */
import type { CouncilMembers, Role } from '../../../shared/protocol/api.ts'
import { LeftBehind } from '../../agendas/LeftBehind.tsx'
import { ApiError } from '../../app/api.ts'
import { t } from '../../app/language.ts'
import { CouncilPeople } from '../../people/CouncilPeople.tsx'
import type { PeopleActions } from '../../people/peopleActions.ts'
import { NoticeProvider } from '../../ui/Notices.tsx'
import { find, findMenu, press, type, until } from '../acts.ts'
import { FACTS, PEOPLE } from '../sample.ts'
import type { Group, State } from '../state.ts'

const ROLES: readonly Role[] = [
  'secretariat',
  'contributor',
  'contributor',
  'reader',
  'participant',
  'contributor',
]

const members = PEOPLE.slice(0, ROLES.length).map(({ id, name }, nth) => ({
  ...{ id, name, role: ROLES[nth]!, hasSignedIn: nth !== 2 && nth !== 5 },
  email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@eksempel.dk`,
  aliases: nth === 1 ? [{ id: 'alias', name: 'V. Normann' }] : [],
}))

const FULL: CouncilMembers = {
  council: { id: 'council', name: FACTS.council },
  members,
  names: [
    { id: 'name-1', name: 'Søren Madsen' },
    { id: 'name-2', name: 'Kontorchef Ellen Dam fra Digitalisering og Borgerservice' },
  ],
}

const TWO_OF_SECRETARIAT: CouncilMembers = {
  ...FULL,
  members: members.map((member, nth) => ({ ...member, ...(nth === 1 && { role: 'secretariat' }) })),
}
const NEW: CouncilMembers = { ...FULL, members: members.slice(0, 1), names: [] }

const refuse = (status: number, sentence: Parameters<typeof t>[0]) => () =>
  Promise.reject(new ApiError(status, t(sentence as 'alreadyMember')))

/** A server that does what it is told. */
const WILLING: PeopleActions = {
  invite: async ({ name }) => ({ name, isMailed: true }),
  sendAgain: async () => ({ name: members[2]!.name, isMailed: true }),
  changeRole: async () => null,
  remove: async () => null,
  countItems: async () => 3,
  setWhoseName: async () => null,
}
const UNWILLING: PeopleActions = {
  ...WILLING,
  invite: refuse(409, 'alreadyMember'),
  changeRole: refuse(409, 'lastOfSecretariat'),
  remove: refuse(409, 'lastOfSecretariat'),
}

const peopleState = (name: string, act?: State['act'], { people = FULL, actions = WILLING } = {}): State => ({
  name,
  show: () => (
    <NoticeProvider>
      <main className="list-page people-page">
        <CouncilPeople people={people} oneself={members[0]!.id} actions={actions} refresh={() => {}} />
      </main>
    </NoticeProvider>
  ),
  ...(act && { act, alone: true }),
})

const findLeft = async () => [{ label: t('untitled'), text: FACTS.title }]

/** The nth member's (or name's) button. */
const of = (nth: number, button: string) => `:nth-child(${nth}) ${button}`
const chooseRole = async (frame: HTMLElement, nth: number, role: number) => {
  await press(frame, `.member${of(nth, '.member-role button')}`)
  ;((await findMenu()).querySelectorAll('[role="menuitemradio"]')[role] as HTMLElement).click()
}

export const PEOPLE_OF_COUNCIL: Group = {
  name: 'people',
  shows: [
    'client/agendas/LeftBehind.tsx',
    'client/connection/WordsLeft.tsx',
    'client/people/AgendaNames.tsx',
    'client/people/CouncilPeople.tsx',
    'client/people/InviteForm.tsx',
    'client/people/JoinQuestion.tsx',
    'client/people/Member.tsx',
    'client/people/MemberQuestions.tsx',
  ],
  states: [
    {
      name: 'left-behind',
      show: () => <LeftBehind find={findLeft} />,
    },
    peopleState('people'),
    peopleState('people-new-council', undefined, { people: NEW }),
    peopleState('people-role', async (frame) => {
      await press(frame, `.member${of(2, '.member-role button')}`)
      await findMenu()
    }),
    peopleState('people-role-changed', async (frame) => {
      await chooseRole(frame, 2, 2)
      await find(frame, '.toast[data-open="true"]')
    }),
    peopleState(
      'people-own-role',
      async (frame) => {
        await chooseRole(frame, 1, 1)
        await find(frame, 'dialog')
      },
      { people: TWO_OF_SECRETARIAT },
    ),
    peopleState('people-remove', async (frame) => {
      await press(frame, `.member${of(2, '.member-ways button')}`)
      await find(frame, 'dialog')
    }),
    peopleState('people-last-of-secretariat', async (frame) => {
      await press(frame, `.member${of(1, '.member-ways button')}`)
      await find(frame, '.toast[data-open="true"]')
    }),
    peopleState(
      'people-not-removed',
      async (frame) => {
        await press(frame, `.member${of(1, '.member-ways button')}`)
        await press(frame, 'dialog .ways-on .button:not(.primary)')
        await find(frame, 'dialog .notice')
      },
      { people: TWO_OF_SECRETARIAT, actions: UNWILLING },
    ),
    peopleState(
      'people-invite-refused',
      async (frame) => {
        await type(frame, '.invite-who input:not([type])', 'Karen Holm')
        await type(frame, '.invite-who [type="email"]', members[0]!.email)
        await press(frame, '.invite-form [type="submit"]')
        await find(frame, '.invite-form .notice')
      },
      { actions: UNWILLING },
    ),
    peopleState('people-join', async (frame) => {
      await press(frame, `.name-in-agendas${of(1, '.member-ways button')}`)
      await until(() => frame.querySelector('.what-it-does')?.textContent?.includes('3'))
    }),
    peopleState('people-join-whom', async (frame) => {
      await press(frame, `.name-in-agendas${of(2, '.member-ways button')}`)
      await find(frame, 'dialog')
    }),
    peopleState('people-give-address', async (frame) => {
      await press(frame, `.name-in-agendas${of(1, '.member-ways button:last-child')}`)
      await find(frame, 'dialog .invite-form')
    }),
  ],
}
