/** An item's own deadline: whoever may set it finds it beside every item; the others where it is set. */
import { type ItemId, readFacts } from '../../shared/agenda/document.ts'
import { setDueAt } from '../../shared/agenda/edits.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { dayAndTime, t } from '../app/language.ts'
import { NotGiven } from '../facts/NotGiven.tsx'
import { TimeFact } from '../facts/TimeFact.tsx'
import { useMayWrite } from '../rights/useRights.ts'
import { DueHere } from './DueHere.tsx'
import './deadlines.css'

interface Props {
  item: ItemId
  number: string
  /** Local; `null`: the agenda's own. */
  dueAt: string | null
  /** What the item says now. */
  read: () => string | null
}

export function ItemDue({ item, number, dueAt, read }: Props) {
  const { doc } = useAgenda().session
  const place = { item, field: 'dueAt' }
  const mayWrite = useMayWrite(place)
  if (dueAt === null && !mayWrite) return null
  const { deadlines, startsAt } = readFacts(doc)
  const near = dueAt ?? deadlines.items ?? startsAt
  return (
    <span className="deadline">
      <TimeFact
        place={place}
        label={t('itemDueOf', { number })}
        labels={{ day: t('deadlineDay'), from: t('deadlineTime') }}
        hasEnd={false}
        near={near?.slice(0, 'yyyy-mm-dd'.length) ?? null}
        read={() => ({ startsAt: read(), endsAt: null })}
        onWrite={({ startsAt }) => setDueAt(doc, item, startsAt)}
      >
        <span className="label">{t('itemDue')}:</span>{' '}
        {dueAt === null ? <NotGiven>{t('itemDueOfAgenda')}</NotGiven> : dayAndTime(dueAt)}
        <span className="visually-hidden">, {t('itemNumber', { number })}</span>
      </TimeFact>{' '}
      {dueAt !== null && <DueHere due={dueAt} />}
    </span>
  )
}
