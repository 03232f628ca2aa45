/**
 * The bell at the top of every page: how much is unread, as it comes, and the list of it. What one has opened, from here or from a mail,
 * is read. Nothing of it is loaded before the page is there (`BellPlace.tsx`).
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { NotificationRow } from '../../shared/protocol/api.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'
import { useReadOut } from '../access/useReadOut.ts'
import { t, useLanguage } from '../app/language.ts'
import { useLiveRows } from '../live/useLiveRows.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { BellButton } from './BellButton.tsx'
import { MailSettingsDialog } from './MailSettingsDialog.tsx'
import { NotificationList } from './NotificationList.tsx'
import { markRead } from './notificationActions.ts'
import { addressOf } from './notificationGroups.ts'
import { useReadWhereSeen } from './useReadWhereSeen.ts'
import './notifications.css'

/** Where mail leads to whoever wants to choose what it tells. */
const SETTINGS = '#mail'

export type Reads = Pick<SentVersion, 'agenda' | 'number'>

/** What comes is read aloud so often at most (ms): others talk while one writes. */
const SELDOM = 60_000

/** @param reads the version that the page shows */
export function Bell({ reads }: { reads: Reads | null }) {
  useLanguage()
  const rows = useLiveRows<NotificationRow>('notifications', '/api/me/notifications')
  const [shown, show] = useState<'list' | 'settings' | null>(null)
  const all = rows.is === 'ready' ? rows.value : []
  const unread = all.filter(({ isRead }) => !isRead)
  useOpenedByAddress(useCallback(() => show('settings'), []))
  useReadWhereOneIs(unread, reads)
  useReadWhereSeen(unread, markRead)
  const close = () => show(null)
  return (
    <>
      <BellButton unread={unread.length} onPress={() => show('list')} />
      <Came unread={rows.is === 'ready' ? unread : null} />
      {shown === 'list' && (
        <Dialog heading={t('notifications')} className="notifications" onClose={close}>
          <NotificationList
            rows={rows}
            onOpen={(row) => {
              if (!row.isRead) markRead([row.id])
              close()
            }}
            onAllRead={() => markRead('all')}
            onSettings={() => show('settings')}
          />
        </Dialog>
      )}
      {shown === 'settings' && <MailSettingsDialog onClose={close} />}
    </>
  )
}

/** Read aloud politely, and gone then: how many have come since it was said last, whenever more come. */
function Came({ unread }: { unread: readonly NotificationRow[] | null }) {
  const known = useRef<ReadonlySet<string> | null>(null)
  const saidAt = useRef(Number.NEGATIVE_INFINITY)
  const [came, say] = useState('')
  useEffect(() => {
    if (unread === null) return
    // What is there as the page comes is in the bell's name.
    const before = known.current ?? new Set(unread.map(({ id }) => id))
    const news = unread.filter(({ id }) => !before.has(id))
    known.current = before
    if (news.length === 0 || performance.now() - saidAt.current < SELDOM) return
    saidAt.current = performance.now()
    known.current = new Set([...before, ...news.map(({ id }) => id)])
    say(t('notificationsCame', { n: news.length }))
  }, [unread])
  return (
    <span className="visually-hidden" role="status">
      {useReadOut(came)}
    </span>
  )
}

function useOpenedByAddress(open: () => void): void {
  useEffect(() => {
    const look = () => {
      if (location.hash === SETTINGS) open()
    }
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [open])
}

/** Who has come to a place by a link has read what leads there; who reads a version, that it and those before it were sent. */
function useReadWhereOneIs(unread: readonly NotificationRow[], reads: Reads | null): void {
  const sent = useRef(new Set<string>())
  const look = useCallback(() => {
    const here = location.hash === '' ? null : `${location.pathname}${location.hash}`
    const isRead = (row: NotificationRow) =>
      row.version === null ? addressOf(row) === here : isReadBy(reads, row.agenda.id, row.version.number)
    const ids = unread.filter((row) => isRead(row) && !sent.current.has(row.id)).map(({ id }) => id)
    if (ids.length === 0) return
    for (const id of ids) sent.current.add(id)
    markRead(ids)
  }, [unread, reads])
  useEffect(() => {
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [look])
}

const isReadBy = (reads: Reads | null, agenda: AgendaId, number: number): boolean =>
  reads !== null && reads.agenda === agenda && number <= reads.number
