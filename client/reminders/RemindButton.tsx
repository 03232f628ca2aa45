/** «Påmind»: opens who lacks what, and what mail they would get. For the secretariat, in an agenda that is open. */
import { useState, useSyncExternalStore } from 'react'
import { type AgendaId, type PersonId, readState } from '../../shared/agenda/document.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { AGENDA } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { useDeadlineRules } from '../deadlines/useDeadlines.ts'
import { useTell } from '../ui/Notices.tsx'
import { RemindDialog } from './RemindDialog.tsx'
import { reminderActions } from './reminderActions.ts'
import './reminders.css'

interface Props {
  agenda: AgendaId
  /** Only this one is chosen as it opens; otherwise all who can be reminded. */
  person?: { id: PersonId; name: string }
}

export function RemindButton({ agenda, person }: Props) {
  const { session } = useAgenda()
  const tell = useTell()
  useChanges(AGENDA)
  const calendar = useDeadlineRules()
  const role = useSyncExternalStore(session.subscribe, () => session.asker()?.role)
  const [isOpen, setOpen] = useState(false)
  if (role !== 'secretariat' || readState(session.doc) !== 'drafting') return null
  return (
    <>
      <button
        type="button"
        className="button remind-button"
        aria-haspopup="dialog"
        aria-label={person === undefined ? undefined : t('remindPerson', { name: person.name })}
        onClick={() => setOpen(true)}
      >
        {t('remind')} …
      </button>
      {isOpen && (
        <RemindDialog
          actions={reminderActions(agenda)}
          calendar={calendar}
          only={person?.id ?? null}
          by={session.person?.name ?? ''}
          onAllSent={(text) => {
            setOpen(false)
            tell({ text })
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
