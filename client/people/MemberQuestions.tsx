/** Asked before a member is removed, and before one gives up the secretariat oneself. */
import type { ReactNode } from 'react'
import { ROLE_WORDS } from '../../shared/language/roleWords.ts'
import type { CouncilMember, Role } from '../../shared/protocol/api.ts'
import { t } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useDoing } from './useDoing.ts'

interface RemoveProps {
  member: CouncilMember
  isOneself: boolean
  remove: () => Promise<unknown>
  onRemoved: () => void
  onClose: () => void
}

export function RemoveQuestion({ member: { name }, isOneself, remove, onRemoved, onClose }: RemoveProps) {
  return (
    <Question
      heading={t('removeQuestion', { name })}
      keep={t('keepPerson')}
      doIt={t('removeAnyway')}
      work={remove}
      onDone={onRemoved}
      onClose={onClose}
    >
      <p>{t('removeQuestionTodo')}</p>
      {isOneself && <p>{t('removeYourself')}</p>}
    </Question>
  )
}

interface OwnRoleProps {
  role: Role
  change: () => Promise<unknown>
  onChanged: () => void
  onClose: () => void
}

export function OwnRoleQuestion({ role, change, onChanged, onClose }: OwnRoleProps) {
  return (
    <Question
      heading={t('ownRoleQuestion', { role: t(ROLE_WORDS[role].word) })}
      keep={t('cancel')}
      doIt={t('changeOwnRole')}
      work={change}
      onDone={onChanged}
      onClose={onClose}
    >
      <p>{t('ownRoleQuestionTodo')}</p>
    </Question>
  )
}

interface Props {
  heading: string
  keep: string
  doIt: string
  work: () => Promise<unknown>
  onDone: () => void
  onClose: () => void
  children: ReactNode
}

function Question({ heading, keep, doIt, work, onDone, onClose, children }: Props) {
  const { isBusy, failure, act } = useDoing()
  const go = () =>
    act(async () => {
      await work()
      onClose()
      onDone()
    })
  return (
    <Dialog heading={heading} onClose={onClose}>
      <div className="dialog-question people-question">
        {children}
        {failure !== null && (
          <p className="notice" role="alert">
            {failure}
          </p>
        )}
        <p className="ways-on">
          <button type="button" className="button primary" data-first-focus onClick={onClose}>
            {keep}
          </button>
          <button type="button" className="button" aria-disabled={isBusy} onClick={() => void go()}>
            {doIt}
          </button>
        </p>
      </div>
    </Dialog>
  )
}
