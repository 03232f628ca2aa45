/** Everything that is written of notifications, each in one transaction. Runs in the writer's thread. */
import type { SQLTagStore } from 'node:sqlite'
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type { MailChoices } from '../../../../shared/notifications/reasons.ts'
import type { ThreadId } from '../../../../shared/threads/thread.ts'
import { excerptOf } from '../../../notifications/excerpt.ts'
import type { NewDeadlineNotice, NewVersion, NotificationMail, Sending } from '../../storage.ts'
import { type Connection, inTransaction } from '../connection.ts'
import { insertMail } from '../outbox/rows.ts'
import type { NewTold, TellingStep } from './readOn.ts'

const DAY = 24 * 60 * 60 * 1000

export function notificationWrites(connection: Connection) {
  const { sql } = connection
  return {
    /** Nothing of an agenda whose log was cut, or read on by somebody else, since it was read. @returns whose are others now */
    saveTelling: (steps: readonly TellingStep[]): PersonId[] =>
      inTransaction(connection, () => [...new Set(steps.flatMap((step) => saveStep(sql, step)))]),

    tellOfDeadlines: (notices: readonly NewDeadlineNotice[]): PersonId[] =>
      inTransaction(connection, () =>
        notices
          .filter((notice) => insertDeadlineNotice(sql, notice, notice.isMailed ? null : 0))
          .map(({ person }) => person),
      ),

    markNotificationsRead: (person: PersonId, ids: readonly number[] | null, now: number): boolean =>
      inTransaction(connection, () => {
        const list = ids === null ? null : JSON.stringify(ids)
        const { changes } = sql.run`UPDATE notifications SET read_at = ${now}
          WHERE person = ${person} AND read_at IS NULL
            AND (${list} IS NULL OR id IN (SELECT value FROM json_each(${list})))`
        return Number(changes) > 0
      }),

    markThreadsRead: (
      person: PersonId,
      agenda: AgendaId,
      threads: readonly ThreadId[],
      now: number,
    ): boolean =>
      inTransaction(connection, () => {
        const { changes } = sql.run`UPDATE notifications SET read_at = ${now}
          WHERE person = ${person} AND agenda = ${agenda} AND read_at IS NULL AND withdrawn_at IS NULL
            AND thread IN (SELECT value FROM json_each(${JSON.stringify(threads)}))`
        return Number(changes) > 0
      }),

    saveMailChoices: (person: PersonId, choices: MailChoices): void =>
      inTransaction(connection, () => {
        sql.run`INSERT INTO mail_choices (person, choices) VALUES (${person}, ${JSON.stringify(choices)})
          ON CONFLICT DO UPDATE SET choices = excluded.choices`
      }),

    queueNotificationMail: ({ ids, ...mail }: NotificationMail): boolean =>
      inTransaction(connection, () => {
        const list = JSON.stringify(ids)
        const { waiting } = sql.get`SELECT count(*) AS waiting FROM notifications
          WHERE mailed_at IS NULL AND id IN (SELECT value FROM json_each(${list}))`!
        if (waiting !== ids.length || !insertMail(sql, mail)) return false
        sql.run`UPDATE notifications SET mailed_at = ${mail.at}
          WHERE id IN (SELECT value FROM json_each(${list}))`
        return true
      }),

    leaveUnmailed: (ids: readonly number[]): void =>
      inTransaction(connection, () => {
        sql.run`UPDATE notifications SET mailed_at = 0
          WHERE mailed_at IS NULL AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
      }),

    forgetNotifications: (before: number): void =>
      inTransaction(connection, () => {
        sql.run`DELETE FROM notifications WHERE at <= ${before}`
      }),
  }
}

function saveStep(sql: SQLTagStore, { agenda, epoch, from, to, at, told, states }: TellingStep): PersonId[] {
  const { changes } = sql.run`UPDATE agendas SET told_seq = ${to}, told_epoch = ${epoch}
    WHERE id = ${agenda} AND epoch = ${epoch} AND told_seq = ${from.seq} AND told_epoch IS ${from.epoch}
      AND last_seq >= ${to} AND NOT deleted`
  if (Number(changes) === 0) return []
  // First what is told: what was withdrawn long ago is not brought back, but told anew.
  for (const one of told) insertTold(sql, agenda, one)
  const changed = states.flatMap(({ id, holds, words }) => saveState(sql, id, holds, words, at))
  return [...changed, ...told.map(({ person }) => person)]
}

/** What is told for the same cause again was undone and done anew: only after a day it is news. */
function insertTold(sql: SQLTagStore, agenda: AgendaId, one: NewTold): void {
  const { person, reason, cause, place, by, at, holds, words } = one
  const { item, field, thread, comment } = place
  sql.run`DELETE FROM notifications WHERE person = ${person} AND agenda = ${agenda} AND reason = ${reason}
    AND cause = ${cause} AND withdrawn_at <= ${at - DAY}`
  sql.run`INSERT INTO notifications
      (person, agenda, reason, cause, item, field, thread, comment, by, at, words, withdrawn_at)
    VALUES (${person}, ${agenda}, ${reason}, ${cause}, ${item}, ${field}, ${thread}, ${comment}, ${by}, ${at},
      ${words}, ${holds ? null : at})
    ON CONFLICT DO UPDATE SET field = excluded.field, words = excluded.words, withdrawn_at = excluded.withdrawn_at`
}

/** @returns whose it is, where anything is another now */
function saveState(sql: SQLTagStore, id: number, holds: boolean, words: string, at: number): PersonId[] {
  const rows = holds
    ? sql.all`UPDATE notifications SET withdrawn_at = NULL, words = ${words}
        WHERE id = ${id} AND (withdrawn_at IS NOT NULL OR words <> ${words}) RETURNING person`
    : sql.all`UPDATE notifications SET withdrawn_at = ${at}, words = ''
        WHERE id = ${id} AND withdrawn_at IS NULL RETURNING person`
  return rows.map(({ person }) => person as PersonId)
}

/** Within the transaction in which a version is made: its mail is the one for it. */
export function insertSentNotices(
  sql: SQLTagStore,
  version: NewVersion,
  { kind, note, person: by }: Sending,
): void {
  const { agenda, number, at, told, meeting } = version
  const about = JSON.stringify({ number, kind, ...meeting })
  const mailedAt = { now: at, later: null, none: 0 }
  for (const { person, mail } of told)
    sql.run`INSERT INTO notifications (person, agenda, reason, cause, by, at, words, version, mailed_at)
      VALUES (${person}, ${agenda}, 'sent', ${`version/${number}`}, ${by}, ${at}, ${excerptOf(note)}, ${about},
        ${mailedAt[mail]})
      ON CONFLICT DO NOTHING`
}

/** @param mailedAt when its mail was put in; `null`: it waits for one @returns whether it is in: one a person, agenda and day, and one more by hand */
export function insertDeadlineNotice(
  sql: SQLTagStore,
  { agenda, person, day, by, at, items, due }: Omit<NewDeadlineNotice, 'isMailed'>,
  mailedAt: number | null,
): boolean {
  const cause = by === null ? day : `${day}/by-hand`
  const { changes } = sql.run`INSERT INTO notifications
      (person, agenda, reason, cause, by, at, words, items, due, mailed_at)
    SELECT ${person}, ${agenda}, 'deadline', ${cause}, ${by}, ${at}, '', ${items}, ${due}, ${mailedAt}
    WHERE EXISTS (SELECT 1 FROM agendas WHERE id = ${agenda} AND NOT deleted)
      AND NOT EXISTS (SELECT 1 FROM notifications WHERE person = ${person} AND agenda = ${agenda}
        AND reason = 'deadline' AND ${by} IS NULL AND cause = ${`${day}/by-hand`})
    ON CONFLICT DO NOTHING`
  return Number(changes) === 1
}

/** Within a transaction that somebody else commits: what people were told of an agenda. */
export function removeNotificationsOf(sql: SQLTagStore, agenda: AgendaId): void {
  sql.run`DELETE FROM notifications WHERE agenda = ${agenda}`
}
