/** What was deleted, the latest first, each with who did it and when, and a button that brings it back. */
import { useState } from 'react'
import { restorable } from '../../shared/agenda/deletion.ts'
import type { ItemId } from '../../shared/agenda/document.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { OUTLINE } from '../agenda/documentWatch.ts'
import { useTitleText } from '../agenda/OutlineNav.tsx'
import { dayAndClock, t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { useClientOwner } from '../together/useClientOwner.ts'
import { deleterOf, entriesOf } from './deletion.ts'
import { useStructure } from './structureOfPage.ts'

export function DeletedItems() {
  const { session } = useAgenda()
  const { mayChange } = useStructure()
  useChanges(OUTLINE)
  const [isOpen, setOpen] = useState(false)
  const deleted = restorable(entriesOf(session.doc))
  if (deleted.length === 0 || !mayChange) return null
  return (
    <details className="deleted-items" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('deletedItems', { n: deleted.length })}</summary>
      <ul>
        {deleted.map(({ id, deletedAt }) => (
          <DeletedItem key={id} id={id} deletedAt={deletedAt} isSeen={isOpen} />
        ))}
      </ul>
    </details>
  )
}

interface ItemProps {
  id: ItemId
  deletedAt: number
  /** The list is open. */
  isSeen: boolean
}

function DeletedItem({ id, deletedAt, isSeen }: ItemProps) {
  const { restore } = useStructure()
  const title = useTitleText(id)
  const deleter = useDeleter(id, isSeen)
  const time = dayAndClock(deletedAt, serverNow())
  return (
    <li>
      <b lang={AGENDA_LANGUAGE}>{title}</b>{' '}
      <span>{deleter === null ? t('deletedAt', { time }) : t('deletedBy', { who: deleter, time })}</span>{' '}
      <button
        type="button"
        className="button"
        aria-label={t('restoreNamed', { title })}
        onClick={() => restore(id)}
      >
        {t('restore')}
      </button>
    </li>
  )
}

/** @returns the name; `null` while nobody can say, as without a connection */
function useDeleter(id: ItemId, isSeen: boolean): string | null {
  const { session } = useAgenda()
  const owner = useClientOwner(isSeen ? (deleterOf(session.doc, id) ?? null) : null)
  if (owner === null) return null
  return owner.id === session.personId ? t('you') : (owner.name ?? t('unknownPerson'))
}
