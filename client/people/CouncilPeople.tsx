/** The people of a council: its members, whoever is invited, and the names that its agendas brought. */
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { PersonId } from '../../shared/agenda/document.ts'
import type { CouncilMembers } from '../../shared/protocol/api.ts'
import { t } from '../app/language.ts'
import { useTell } from '../ui/Notices.tsx'
import { giveColours, PersonColoursProvider } from '../ui/personColours.ts'
import { AgendaNames } from './AgendaNames.tsx'
import { InviteForm } from './InviteForm.tsx'
import { Member } from './Member.tsx'
import type { PeopleActions } from './peopleActions.ts'
import { invitedNotice } from './sentences.ts'
import './people.css'

interface Props {
  people: CouncilMembers
  /** Who looks at it; `null` before that is known. */
  oneself: PersonId | null
  actions: PeopleActions
  /** Reads the people again. */
  refresh: () => void
}

export function CouncilPeople({ people, oneself, actions, refresh }: Props) {
  const { council, members, names } = people
  const tell = useTell()
  const secretariat = members.filter(({ role }) => role === 'secretariat')
  const colours = useMemo(() => giveColours([...members, ...names].map(({ id }) => id)), [members, names])
  return (
    <PersonColoursProvider value={colours}>
      <div>
        <div className="list-head">
          <h1>{t('councilPeopleOf', { council: council.name })}</h1>
          <Link className="button" href="/">
            {t('toAgendas')}
          </Link>
        </div>
        <p className="lead">{t('peopleLead')}</p>
      </div>
      <section aria-labelledby="members">
        <h2 id="members">{t('members', { n: members.length })}</h2>
        <ul className="card">
          {members.map((member) => (
            <Member
              key={member.id}
              isOneself={member.id === oneself}
              isLast={secretariat.length === 1 && member.role === 'secretariat'}
              {...{ member, actions, refresh }}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="invite">
        <h2 id="invite">{t('inviteHeading')}</h2>
        <div className="card invite-card">
          <p className="lead">{t('inviteLead')}</p>
          <InviteForm
            invite={actions.invite}
            onInvited={(invited) => {
              tell(invitedNotice(invited))
              refresh()
            }}
          />
        </div>
      </section>
      {names.length > 0 && <AgendaNames {...{ names, members, actions, refresh }} />}
    </PersonColoursProvider>
  )
}
