/** Whose a name from agendas is: says what it will do, before it is done. */
import { useEffect, useId, useState } from 'react'
import type { CouncilMember, CouncilMembers } from '../../shared/protocol/api.ts'
import { t } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import type { PeopleActions } from './peopleActions.ts'
import { useDoing } from './useDoing.ts'

interface Props {
  name: CouncilMembers['names'][number]
  members: readonly CouncilMember[]
  /** Who it most probably is. */
  probably: CouncilMember | null
  actions: Pick<PeopleActions, 'countItems' | 'setWhoseName'>
  onJoined: (member: CouncilMember) => void
  onClose: () => void
}

export function JoinQuestion({ name, members, probably, actions, onJoined, onClose }: Props) {
  const id = useId()
  const [chosen, setChosen] = useState(probably?.id ?? '')
  const { isBusy, failure, act } = useDoing()
  const items = useCount(() => actions.countItems(name.id))
  const member = members.find((one) => one.id === chosen)
  const join = () =>
    act(async () => {
      if (member === undefined) return
      await actions.setWhoseName(name.id, member.id)
      onClose()
      onJoined(member)
    })
  return (
    <Dialog heading={t('thisIsOf', { name: name.name })} onClose={onClose}>
      <div className="dialog-question people-question">
        <label htmlFor={id}>{t('chooseMember')}</label>
        <select
          id={id}
          className="line-input"
          data-first-focus
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          <option value="" />
          {members.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name} ({one.email})
            </option>
          ))}
        </select>
        <div role="status" className="what-it-does">
          {member !== undefined && (
            <>
              <p>{t('joinQuestion', { name: name.name, member: member.name, email: member.email })}</p>
              <p>
                {whatItDoes(member, items)} {t('joinBack')}
              </p>
            </>
          )}
        </div>
        {failure !== null && (
          <p className="notice" role="alert">
            {failure}
          </p>
        )}
        <p className="ways-on">
          <button
            type="button"
            className="button primary"
            disabled={member === undefined}
            aria-disabled={isBusy}
            onClick={() => void join()}
          >
            {t('join')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </p>
      </div>
    </Dialog>
  )
}

/** @param items how many the name is responsible for; `undefined` while they are counted, `null`: they could not be */
function whatItDoes({ name, role }: CouncilMember, items: number | null | undefined): string {
  if (role !== 'contributor' || items === null) return t('joinReads')
  return items === undefined ? t('joinItemsLoading') : t('joinWrites', { member: name, n: items })
}

function useCount(count: () => Promise<number>): number | null | undefined {
  const [counted, setCounted] = useState<number | null>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted once, as the question is asked
  useEffect(() => {
    let isShown = true
    count().then(
      (n) => isShown && setCounted(n),
      () => isShown && setCounted(null),
    )
    return () => {
      isShown = false
    }
  }, [])
  return counted
}
