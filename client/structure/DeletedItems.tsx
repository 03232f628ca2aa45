/** What was deleted, the latest first, each with its time and a button that brings it back. */
import { restorable } from '../../shared/agenda/deletion.ts'
import { type ItemId, itemEntries, readEntry } from '../../shared/agenda/document.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { OUTLINE } from '../agenda/documentWatch.ts'
import { useTitleText } from '../agenda/OutlineNav.tsx'
import { dateAndClock, t } from '../app/language.ts'
import { useStructure } from './useStructure.tsx'

export function DeletedItems() {
  const { session } = useAgenda()
  const { mayChange } = useStructure()
  useChanges(OUTLINE)
  const deleted = restorable(itemEntries(session.doc).map(([id, item]) => readEntry(id, item)))
  if (deleted.length === 0 || !mayChange) return null
  return (
    <details className="deleted-items">
      <summary>{t('deletedItems', { n: deleted.length })}</summary>
      <ul>
        {deleted.map(({ id, deletedAt }) => (
          <DeletedItem key={id} id={id} deletedAt={deletedAt} />
        ))}
      </ul>
    </details>
  )
}

function DeletedItem({ id, deletedAt }: { id: ItemId; deletedAt: number }) {
  const { restore } = useStructure()
  const title = useTitleText(id)
  return (
    <li>
      <b lang={AGENDA_LANGUAGE}>{title}</b> <span>{t('deletedAt', { time: dateAndClock(deletedAt) })}</span>{' '}
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
