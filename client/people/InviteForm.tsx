/** Name, address and role of somebody who is invited. What was typed stays until it has gone out. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { ROLE_WORDS } from '../../shared/language/roleWords.ts'
import { type Invited, type InviteMember, ROLES, type Role } from '../../shared/protocol/api.ts'
import { t } from '../app/language.ts'
import { useDoing } from './useDoing.ts'

interface Props {
  /** A name from an agenda that is given an address: it is not written here. */
  of?: { id: string; name: string }
  invite: (invitation: InviteMember) => Promise<Invited>
  onInvited: (invited: Invited) => void
}

const FIRST_ROLE: Role = 'contributor'

export function InviteForm({ of, invite, onInvited }: Props) {
  const id = useId()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState(FIRST_ROLE)
  const { isBusy, failure, act, forget } = useDoing()
  const inputs = useRef<HTMLDivElement>(null)
  const isNameWrong = failure === t('inviteNoName')
  const wrong = (isIt: boolean) => ({
    'aria-invalid': failure !== null && isIt,
    'aria-describedby': failure !== null && isIt ? `${id}-failure` : undefined,
  })

  useEffect(() => {
    if (failure !== null) inputs.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failure])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await act(async () => {
      const invited = await invite({ name: of?.name ?? name, email, role, ...(of && { of: of.id }) })
      setName('')
      setEmail('')
      onInvited(invited)
      // The next person may be written.
      inputs.current?.querySelector('input')?.focus()
    })
  }
  return (
    <form className="invite-form" noValidate onSubmit={(event) => void submit(event)}>
      <div ref={inputs} className="invite-who">
        {of === undefined && (
          <label>
            {t('inviteName')}
            <input
              className="line-input"
              autoComplete="off"
              value={name}
              {...wrong(isNameWrong)}
              onChange={({ target }) => {
                setName(target.value)
                forget()
              }}
            />
          </label>
        )}
        <label>
          {t('inviteEmail')}
          <input
            className="line-input"
            type="email"
            inputMode="email"
            autoComplete="off"
            data-first-focus
            value={email}
            {...wrong(!isNameWrong)}
            onChange={({ target }) => {
              setEmail(target.value)
              forget()
            }}
          />
        </label>
      </div>
      <fieldset>
        <legend>{t('inviteRole')}</legend>
        {ROLES.map((each) => (
          <label key={each} className="role-choice">
            <input
              type="radio"
              name={`${id}-role`}
              checked={role === each}
              aria-describedby={`${id}-${each}`}
              onChange={() => setRole(each)}
            />
            <span>
              <b>{t(ROLE_WORDS[each].word)}</b>{' '}
              <span id={`${id}-${each}`} className="about">
                {t(ROLE_WORDS[each].duty)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {failure !== null && (
        <p id={`${id}-failure`} className="notice" role="alert">
          {failure}
        </p>
      )}
      <button type="submit" className="button primary" aria-disabled={isBusy}>
        {t('inviteSend')}
      </button>
    </form>
  )
}
