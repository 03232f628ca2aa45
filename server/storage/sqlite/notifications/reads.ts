/** What is read of notifications: small, by index, on the connection of the main thread. */
import type { AgendaFacts, PersonId } from '../../../../shared/agenda/document.ts'
import { type MailChoices, readMailChoices } from '../../../../shared/notifications/reasons.ts'
import type { SentVersion } from '../../../../shared/protocol/versions.ts'
import type { NewVersion, StoredNotification } from '../../storage.ts'
import type { Connection } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'

/** @see NotificationStore.of */
export function notificationsOf(
  connection: Connection,
  person: PersonId,
  most: number,
): StoredNotification[] {
  const { sql } = connection
  const rows = withTypedErrors(
    () => sql.all`SELECT id FROM notifications WHERE person = ${person} AND withdrawn_at IS NULL
      ORDER BY at DESC, id DESC LIMIT ${most}`,
  )
  return whole(connection, rows)
}

/** @see NotificationStore.waiting */
export function waitingNotifications(connection: Connection): StoredNotification[] {
  const { sql } = connection
  const rows = withTypedErrors(
    () => sql.all`SELECT id FROM notifications
      WHERE mailed_at IS NULL AND read_at IS NULL AND withdrawn_at IS NULL`,
  )
  return whole(connection, rows)
}

/** @see NotificationStore.lastMailed */
export function lastMailed({ sql }: Connection, person: PersonId, agenda: string): number {
  const row = withTypedErrors(
    () =>
      sql.get`SELECT max(mailed_at) AS at FROM notifications WHERE person = ${person} AND agenda = ${agenda}`,
  )
  return (row?.at as number | null) ?? 0
}

export function mailChoices({ sql }: Connection, person: PersonId): MailChoices {
  const row = withTypedErrors(() => sql.get`SELECT choices FROM mail_choices WHERE person = ${person}`)
  return readMailChoices(row === undefined ? null : JSON.parse(row.choices as string))
}

export function mailLinkSecret({ sql }: Connection): string {
  return withTypedErrors(() => sql.get`SELECT value FROM secrets WHERE name = 'mail-links'`)!.value as string
}

/** The newest first; of agendas that are there for everybody. */
function whole({ sql }: Connection, ids: readonly Record<string, unknown>[]): StoredNotification[] {
  const list = JSON.stringify(ids.map(({ id }) => id))
  const rows = withTypedErrors(
    () => sql.all`SELECT n.id, n.person, n.agenda, n.reason, n.item, n.field, n.thread, n.comment, n.at, n.words,
        n.items, n.due, n.read_at AS readAt, n.version, author.name AS byName, a.facts,
        a.council, c.name AS councilName, m.role,
        i.details ->> '$.number' AS number, i.details ->> '$.title' AS title, h.headings ->> n.field AS heading
      FROM notifications n
      JOIN agendas a ON a.id = n.agenda JOIN councils c ON c.id = a.council
      LEFT JOIN members m ON m.council = a.council AND m.person = n.person
      LEFT JOIN people author ON author.id = n.by
      LEFT JOIN progress_items i ON i.agenda = n.agenda AND i.item = n.item
      LEFT JOIN progress h ON h.agenda = n.agenda
      WHERE n.id IN (SELECT value FROM json_each(${list})) AND NOT a.deleted AND a.put_away_at IS NULL
        AND (n.version IS NULL OR EXISTS
          (SELECT 1 FROM versions WHERE agenda = n.agenda AND number = n.version ->> '$.number'))
      ORDER BY n.at DESC, n.id DESC`,
  ) as unknown as Row[]
  return rows.map(asStored)
}

type Row = Omit<StoredNotification, 'agenda' | 'place' | 'by' | 'item' | 'heading' | 'version'> & {
  version: string | null
  agenda: string
  facts: string
  council: string
  councilName: string
  byName: string | null
  item: string | null
  field: string | null
  thread: string | null
  comment: string | null
  number: string | null
  title: string | null
  heading: string | null
}

/** What is kept of a version with who is told of it. */
type SentNotice = Pick<SentVersion, 'number' | 'kind'> & NewVersion['meeting']

function asStored(row: Row): StoredNotification {
  const { id, person, reason, role, at, words, items, due, readAt } = row
  const { item, field, thread, comment, byName, number, title, heading } = row
  const facts = JSON.parse(row.facts) as AgendaFacts
  const version = row.version === null ? null : (JSON.parse(row.version) as SentNotice)
  const sent = version && { council: version.council, title: version.title, startsAt: version.startsAt }
  return {
    ...{ id, person, reason, role, at, words, items, due, readAt, heading },
    agenda: {
      id: row.agenda,
      facts: { ...facts, ...sent },
      council: { id: row.council, name: row.councilName },
    },
    by: byName,
    version: version && { number: version.number, kind: version.kind },
    place: { item, field, thread, comment },
    item: number === null || title === null ? null : { number, title },
  }
}
