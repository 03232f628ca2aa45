/** One member: name and address, what they may, and the ways to change that. */
import { useState } from 'react'
import { ROLE_WORDS } from '../../shared/language/roleWords.ts'
import { type CouncilMember, ROLES, type Role } from '../../shared/protocol/api.ts'
import { t } from '../app/language.ts'
import { Avatar } from '../ui/Avatar.tsx'
import type { MenuEntry } from '../ui/Menu.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { useTell } from '../ui/Notices.tsx'
import { OwnRoleQuestion, RemoveQuestion } from './MemberQuestions.tsx'
import type { PeopleActions } from './peopleActions.ts'
import { invitedNotice } from './sentences.ts'
import { type Doing, useDoing } from './useDoing.ts'

interface Props {
  member: CouncilMember
  isOneself: boolean
  /** Without them the council would have no secretariat. */
  isLast: boolean
  actions: PeopleActions
  refresh: () => void
}

export function Member({ member, isOneself, isLast, actions, refresh }: Props) {
  const { id, name, email, hasSignedIn } = member
  const doing = useDoing()
  const tell = useTell()
  const [isLeaving, setLeaving] = useState(false)
  const sendAgain = () =>
    doing.act(async () => {
      tell(invitedNotice(await actions.sendAgain(id)))
    })
  return (
    <li className="member">
      <Avatar person={member} decorative />
      <div className="member-who">
        <p className="member-name">
          {isOneself ? t('oneself', { name }) : name}
          {!hasSignedIn && (
            <span className="pill" title={t('invitedTodo')}>
              {t('invited')}
            </span>
          )}
        </p>
        <p className="about">{email}</p>
        <Aliases {...{ member, actions, refresh, doing }} />
      </div>
      <RoleOf {...{ member, isOneself, isLast, actions, refresh, doing }} />
      <div className="member-ways">
        {!hasSignedIn && (
          <button
            type="button"
            className="button"
            aria-label={t('sendAgainTo', { name })}
            onClick={() => void sendAgain()}
          >
            {t('sendAgain')}
          </button>
        )}
        <button
          type="button"
          className="button"
          aria-label={t('removePersonNamed', { name })}
          aria-disabled={isLast}
          onClick={() => (isLast ? tell({ text: t('lastOfSecretariat') }) : setLeaving(true))}
        >
          {t('removePerson')}
        </button>
      </div>
      {doing.failure !== null && (
        <p className="notice" role="alert">
          {doing.failure}
        </p>
      )}
      {isLeaving && (
        <RemoveQuestion
          {...{ member, isOneself }}
          remove={() => actions.remove(id)}
          onRemoved={() => {
            tell({ text: t('personRemoved', { name }) })
            if (isOneself) location.assign('/')
            else refresh()
          }}
          onClose={() => setLeaving(false)}
        />
      )}
    </li>
  )
}

interface RoleProps extends Props {
  doing: Doing
}

function RoleOf({ member, isOneself, isLast, actions, refresh, doing }: RoleProps) {
  const { id, name, role } = member
  const tell = useTell()
  const [wanted, setWanted] = useState<Role | null>(null)
  const change = (to: Role, isUndo = false) =>
    doing.act(async () => {
      await actions.changeRole(id, to)
      const undo = { label: t('undoThis'), onPress: () => void change(role, true) }
      tell({ text: t('roleIs', { name, role: t(ROLE_WORDS[to].word) }), ...(!isUndo && { action: undo }) })
      refresh()
    })
  const choose = (to: Role) => {
    if (to === role) return
    // Nobody of the secretariat any more, one could not take it back.
    if (isOneself) setWanted(to)
    else void change(to)
  }
  const entries = ROLES.map(
    (each): MenuEntry => ({
      ...{ label: t(ROLE_WORDS[each].word), note: t(ROLE_WORDS[each].duty), isCurrent: each === role },
      disabled: isLast && each !== role,
      onChoose: () => choose(each),
    }),
  )
  return (
    <div className="member-role">
      <MenuButton
        className="button"
        aria-label={t('roleOf', { name, role: t(ROLE_WORDS[role].word) })}
        groups={() => [entries]}
      >
        {t(ROLE_WORDS[role].word)} <span aria-hidden="true">▾</span>
      </MenuButton>
      <p className="about">{t(isLast ? 'lastOfSecretariat' : ROLE_WORDS[role].duty)}</p>
      {wanted !== null && (
        <OwnRoleQuestion
          role={wanted}
          change={() => actions.changeRole(id, wanted)}
          onChanged={() => location.assign('/')}
          onClose={() => setWanted(null)}
        />
      )}
    </div>
  )
}

function Aliases({ member, actions, refresh, doing }: Omit<RoleProps, 'isOneself' | 'isLast'>) {
  const tell = useTell()
  const part = (alias: CouncilMember['aliases'][number]) =>
    doing.act(async () => {
      await actions.setWhoseName(alias.id, null)
      tell({ text: t('parted', { name: alias.name }) })
      refresh()
    })
  return member.aliases.map((alias) => (
    <p key={alias.id} className="about alias">
      {t('alsoNamed', { names: alias.name })}{' '}
      <button
        type="button"
        className="link-button"
        aria-label={t('partNamed', { name: alias.name })}
        onClick={() => void part(alias)}
      >
        {t('part')}
      </button>
    </p>
  ))
}
