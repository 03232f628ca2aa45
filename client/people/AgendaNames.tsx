/** Names that agendas brought, and nobody can sign in as: each is joined with a member, or given an address. */
import { useState } from 'react'
import { nameKey } from '../../shared/language/nameKey.ts'
import type { CouncilMember, CouncilMembers } from '../../shared/protocol/api.ts'
import { t } from '../app/language.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useTell } from '../ui/Notices.tsx'
import { InviteForm } from './InviteForm.tsx'
import { JoinQuestion } from './JoinQuestion.tsx'
import type { PeopleActions } from './peopleActions.ts'
import { invitedNotice } from './sentences.ts'

interface Props extends Pick<CouncilMembers, 'names' | 'members'> {
  actions: PeopleActions
  refresh: () => void
}

type Name = CouncilMembers['names'][number]

export function AgendaNames({ names, ...rest }: Props) {
  return (
    <section aria-labelledby="names">
      <h2 id="names">{t('agendaNames')}</h2>
      <p className="lead">{t('agendaNamesLead')}</p>
      <ul className="card">
        {names.map((name) => (
          <AgendaName key={name.id} name={name} {...rest} />
        ))}
      </ul>
    </section>
  )
}

function AgendaName({ name, members, actions, refresh }: Omit<Props, 'names'> & { name: Name }) {
  const [asks, setAsks] = useState<'whose' | 'address' | null>(null)
  const tell = useTell()
  const probably = memberNamed(members, name)
  const part = () =>
    actions.setWhoseName(name.id, null).then(refresh, () => tell({ text: t('peopleChanged') }))
  const onJoined = (member: CouncilMember) => {
    tell({
      text: t('joined', { name: name.name, member: member.name }),
      action: { label: t('undoThis'), onPress: () => void part() },
    })
    refresh()
  }
  return (
    <li className="name-in-agendas">
      <Avatar person={name} decorative />
      <p className="member-name">{name.name}</p>
      <div className="member-ways">
        <button
          type="button"
          className={probably === null ? 'button' : 'button primary'}
          aria-label={probably === null ? `${t('thisIs')} ${t('thisIsOf', { name: name.name })}` : undefined}
          onClick={() => setAsks('whose')}
        >
          {probably === null ? t('thisIs') : t('thisIsNamed', { member: probably.name })}
        </button>
        <button
          type="button"
          className="button"
          aria-label={t('giveAddressTo', { name: name.name })}
          onClick={() => setAsks('address')}
        >
          {t('giveAddress')}
        </button>
      </div>
      {asks === 'whose' && (
        <JoinQuestion
          {...{ name, members, actions, onJoined }}
          probably={probably}
          onClose={() => setAsks(null)}
        />
      )}
      {asks === 'address' && (
        <Dialog heading={t('giveAddressTo', { name: name.name })} onClose={() => setAsks(null)}>
          <div className="dialog-question people-question">
            <p>{t('giveAddressLead')}</p>
            <InviteForm
              of={name}
              invite={actions.invite}
              onInvited={(invited) => {
                setAsks(null)
                tell(invitedNotice(invited))
                refresh()
              }}
            />
          </div>
        </Dialog>
      )}
    </li>
  )
}

/** @returns the one member of that name: two are not told apart */
function memberNamed(members: readonly CouncilMember[], { name }: Name): CouncilMember | null {
  const named = members.filter((member) => nameKey(member.name) === nameKey(name))
  return named.length === 1 ? named[0]! : null
}
