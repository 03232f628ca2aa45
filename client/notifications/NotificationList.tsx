/** What one is told of what others did, as a list; each leads to its place. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { toldInWords } from '../../shared/notifications/inWords.ts'
import type { NotificationRow } from '../../shared/protocol/api.ts'
import type { Loading } from '../app/api.ts'
import { clockTime, dayName, shortDate, t, useLanguage } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { addressOf, groupNotifications, type NotificationGroup } from './notificationGroups.ts'

interface Props {
  rows: Loading<readonly NotificationRow[]>
  onOpen: (row: NotificationRow) => void
  onAllRead: () => void
  onSettings: () => void
}

export function NotificationList({ rows, onOpen, onAllRead, onSettings }: Props) {
  const isAnyUnread = rows.is === 'ready' && rows.value.some(({ isRead }) => !isRead)
  return (
    <>
      <div className="notification-tools">
        {isAnyUnread && (
          <button type="button" className="button" onClick={onAllRead}>
            {t('markAllRead')}
          </button>
        )}
        <button type="button" className="button" onClick={onSettings}>
          {t('mailSettings')}
        </button>
      </div>
      <div className="notification-list">
        <Rows rows={rows} onOpen={onOpen} />
      </div>
    </>
  )
}

function Rows({ rows, onOpen }: Pick<Props, 'rows' | 'onOpen'>) {
  switch (rows.is) {
    case 'loading':
      return <p role="status">{t('notificationsLoading')}</p>
    case 'failed':
      return (
        <p role="alert">
          {t('notificationsFailed')}{' '}
          <button type="button" className="button" onClick={rows.again}>
            {t('tryAgain')}
          </button>
        </p>
      )
    case 'ready':
      if (rows.value.length === 0) return <p>{t('notificationsNone')}</p>
      return groupNotifications(rows.value).map((group) => <Group key={group.key} {...{ group, onOpen }} />)
    default:
      return rows satisfies never
  }
}

function Group({ group, onOpen }: { group: NotificationGroup; onOpen: Props['onOpen'] }) {
  const { agenda, at, rows } = group
  const when = agenda.startsAt === null ? agenda.title : shortDate(agenda.startsAt)
  return (
    <section>
      <h3>
        {dayName(at, serverNow())} · <span lang={AGENDA_LANGUAGE}>{agenda.council.name}</span> {when}
      </h3>
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} onOpen={() => onOpen(row)} />
        ))}
      </ul>
    </section>
  )
}

function Row({ row, onOpen }: { row: NotificationRow; onOpen: () => void }) {
  const language = useLanguage()
  const { item, heading, words, at, isRead } = row
  return (
    <li data-unread={!isRead}>
      {/* A plain link, not the router's: the page reads the place from the address as it opens. */}
      <a href={addressOf(row)} onClick={onOpen}>
        {!isRead && (
          <span className="unread-mark">
            <span className="visually-hidden">{t('notificationUnread')}: </span>
          </span>
        )}
        <span className="told">{toldInWords(row, language)}</span>{' '}
        <span className="clock">{clockTime(at)}</span>
        {item !== null && (
          <span className="about" lang={AGENDA_LANGUAGE}>
            {item.number} {item.title || t('untitled')}
            {heading !== null && `, ${heading}`}
          </span>
        )}
        {words !== '' && (
          <q className="words" lang={AGENDA_LANGUAGE}>
            {words}
          </q>
        )}
      </a>
    </li>
  )
}
