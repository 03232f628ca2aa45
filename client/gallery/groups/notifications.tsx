/** What one is told: the bell, its list, and what comes by mail. */
import { DEFAULT_CHOICES } from '../../../shared/notifications/reasons.ts'
import type { NotificationRow } from '../../../shared/protocol/api.ts'
import { t } from '../../app/language.ts'
import { BellButton } from '../../notifications/BellButton.tsx'
import { MailSettingsForm } from '../../notifications/MailSettingsForm.tsx'
import { NotificationList } from '../../notifications/NotificationList.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Group } from '../state.ts'
import '../../notifications/notifications.css'

const NOON = Date.UTC(2024, 0, 22, 11)
const HOUR = 60 * 60 * 1000

const AGENDA: NotificationRow['agenda'] = {
  id: 'a',
  council: { id: 'c', name: 'It-Arkitekturrådet' },
  title: 'Dagsorden 2024',
  startsAt: '2024-01-24T10:00',
}

const row = (id: string, hoursAgo: number, more: Partial<NotificationRow> = {}): NotificationRow => ({
  ...{ id, reason: 'mentioned', by: 'Søren Holm', at: NOON - hoursAgo * HOUR, isRead: false, agenda: AGENDA },
  ...{ place: { item: 'i', field: null, thread: 't', comment: 'c' }, heading: null, items: null, due: null },
  ...{ item: { number: '2.4', title: 'Budget 2025' }, words: '', version: null, ...more },
})

const ROWS: readonly NotificationRow[] = [
  row('1', 0, {
    heading: 'Indstilling',
    words: '@Karen Holm kan du se på tallene i tabellen, før vi sender ud?',
  }),
  row('0', 0.5, {
    ...{ reason: 'sent', by: 'Karen Holm', item: null, words: 'Vel mødt' },
    ...{
      place: { item: null, field: null, thread: null, comment: null },
      version: { number: 2, kind: 'whole' },
    },
  }),
  row('2', 1, { reason: 'task', by: 'Vibeke Sand', words: 'Tjek juraen' }),
  row('3', 2, { reason: 'sent-back', by: 'Karen Holm', words: 'Kan indstillingen blive kortere?' }),
  row('4', 3, { reason: 'replied', isRead: true, words: 'Ja, det er rettet nu.' }),
  row('5', 26, { reason: 'commented', isRead: true, words: 'Skal vi nævne KOMBIT her?' }),
  row('6', 27, { reason: 'responsible', isRead: true, item: { number: '3', title: '' } }),
  row('7', 28, { reason: 'resolved', isRead: true, by: null }),
  row('8', 29, {
    ...{ reason: 'deadline', by: null, item: null, items: 3, due: '2024-01-24T12:00', isRead: true },
    place: { item: null, field: null, thread: null, comment: null },
    agenda: {
      ...AGENDA,
      id: 'b',
      council: { id: 'd', name: 'Kommunernes digitaliseringsudvalg' },
      startsAt: null,
    },
  }),
]

const nothing = () => {}
const acts = { onOpen: nothing, onAllRead: nothing, onSettings: nothing }

export const NOTIFICATIONS: Group = {
  name: 'notifications',
  shows: [
    'client/notifications/BellButton.tsx',
    'client/notifications/MailSettingsForm.tsx',
    'client/notifications/NotificationList.tsx',
  ],
  states: [
    { name: 'bell', show: () => <BellButton unread={0} onPress={nothing} /> },
    { name: 'bell-unread', show: () => <BellButton unread={3} onPress={nothing} /> },
    { name: 'bell-many', show: () => <BellButton unread={1234} onPress={nothing} /> },
    {
      name: 'notifications-list',
      alone: true,
      show: () => (
        <Dialog heading={t('notifications')} className="notifications" onClose={nothing}>
          <NotificationList rows={{ is: 'ready', value: ROWS }} {...acts} />
        </Dialog>
      ),
    },
    {
      name: 'notifications-none',
      show: () => <NotificationList rows={{ is: 'ready', value: [] }} {...acts} />,
    },
    { name: 'notifications-loading', show: () => <NotificationList rows={{ is: 'loading' }} {...acts} /> },
    {
      name: 'notifications-failed',
      show: () => <NotificationList rows={{ is: 'failed', status: 503, again: nothing }} {...acts} />,
    },
    {
      name: 'mail-settings',
      alone: true,
      show: () => (
        <Dialog heading={t('mailSettings')} onClose={nothing}>
          <MailSettingsForm choices={DEFAULT_CHOICES} save={async () => {}} />
        </Dialog>
      ),
    },
  ],
}
