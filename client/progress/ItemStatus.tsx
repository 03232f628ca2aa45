/** Below an item's title: where it stands, who said so, what it lacks, and what one may make of it. Drawn anew when one of these is another. */
import { useRef } from 'react'
import {
  type ItemId,
  isResponsible,
  itemOf,
  type PersonId,
  type Status,
} from '../../shared/agenda/document.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { type OpenAgenda, useAgenda } from '../agenda/agendaContext.ts'
import { t, useLanguage } from '../app/language.ts'
import { personName } from '../facts/people.ts'
import { useRights } from '../rights/useRights.ts'
import { Lacks } from './Lacks.tsx'
import { StatusButtons } from './StatusButtons.tsx'
import { StatusChip } from './StatusChip.tsx'
import { useProgress } from './useProgress.ts'
import './itemStatus.css'

/** @param name what the item is called in a sentence */
export function ItemStatus({ id, name }: { id: ItemId; name: string }) {
  useLanguage()
  const told = useRef<HTMLSpanElement>(null)
  const said = useProgress(id, ({ status, missing, isChanged }) => ({ status, missing, isChanged }))
  if (said === null) return null
  const { status, missing, isChanged } = said
  return (
    <div className="item-status">
      <div className="item-stands">
        {/* Takes the focus when its button has gone and none has come. */}
        <span ref={told} className="item-chips" tabIndex={-1}>
          <StatusChip status={status.is} />
          {isChanged && <span className="chip changed">{t('statusChanged')}</span>}
        </span>
        {missing.length > 0 && <Lacks id={id} missing={missing} label={t('lacksLabel')} />}
        <StatusButtons id={id} name={name} status={status} isChanged={isChanged} instead={told} />
      </div>
      <WhoSaid id={id} status={status} />
    </div>
  )
}

/** Who said so; to whom the item is closed by it, what to do. */
function WhoSaid({ id, status }: { id: ItemId; status: Status }) {
  const agenda = useAgenda()
  const isClosedToMe = useRights(agenda.session, id, () => isOwnAndClosed(agenda, id))
  if (status.by === null || status.is === 'drafting') return null
  const who = nameOf(agenda, status.by)
  if (status.is === 'returned') {
    const { why = '' } = status
    return (
      <p className="returned-why" id={`item-${id}/status`}>
        {t(why === '' ? 'returnedByNoWhy' : 'returnedBy', { who })}{' '}
        {why !== '' && <q lang={AGENDA_LANGUAGE}>{why}</q>}
      </p>
    )
  }
  const isReady = status.is === 'ready'
  return (
    <p className="who-said">
      {t(isReady ? 'readyBy' : 'approvedBy', { who })}
      {isClosedToMe && ` ${t(isReady ? 'readyClosed' : 'approvedClosed')}`}
    </p>
  )
}

/** Whether one would write there, were it not ready or approved. */
function isOwnAndClosed({ session }: Pick<OpenAgenda, 'session'>, id: ItemId): boolean {
  const item = itemOf(session.doc, id)
  const asker = session.asker()
  return item !== undefined && asker?.role === 'contributor' && isResponsible(item, asker.ids)
}

export function nameOf({ people, session }: Pick<OpenAgenda, 'people' | 'session'>, id: PersonId): string {
  const isOneself = id === session.personId || people.byId.get(id)?.id === session.personId
  return isOneself ? t('you') : personName(people, id)
}
