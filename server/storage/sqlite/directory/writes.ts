/** Everything that is written into the directory. Runs in the writer's thread; each write raises the number of changes. */
import type { AgendaFacts, AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import { changedParts } from '../../../../shared/council/parts.ts'
import { readCouncilSettings } from '../../../../shared/council/settings.ts'
import type { Language } from '../../../../shared/language/languages.ts'
import type { Role } from '../../../../shared/protocol/api.ts'
import type { Actor } from '../../../../shared/record/recordEvent.ts'
import { shortTitle } from '../../../record/shortTitle.ts'
import {
  type Council,
  type KeptLogo,
  LastOfSecretariat,
  type NewAgenda,
  type Person,
  type Session,
  type SettingsChange,
  type SignInLink,
  Taken,
} from '../../storage.ts'
import { type Connection, inTransaction } from '../connection.ts'
import { insertEntry } from '../log/append.ts'
import { removeNotesOf } from '../notes/writes.ts'
import { removeNotificationsOf } from '../notifications/writes.ts'
import { removeMailAbout } from '../outbox/rows.ts'
import { removeProgressOf } from '../progress/writes.ts'
import { insertRecorded, removeRecordOf, writerOf } from '../record/rows.ts'
import { removeSeenOf } from '../seen/writes.ts'
import { removeVersionsOf } from '../versions/writes.ts'
import { tellLists } from './changes.ts'
import { emailKey } from './emailKey.ts'

/** Milliseconds that an expired link is kept, so that its page can say what it was. */
const EXPIRED_LINKS_STAY = 24 * 60 * 60 * 1000

/** Of one council, old and new: more than any has had. */
const MOST_LOGOS = 50

export function directoryWrites(connection: Connection) {
  const { sql } = connection

  const write = <T>(work: () => T): T =>
    inTransaction(connection, () => {
      const result = work()
      tellLists(sql)
      return result
    })

  return {
    ...peopleWrites(connection, write),
    ...agendaWrites(connection, write),
    ...signInWrites(connection, write),
  }
}

type Write = <T>(work: () => T) => T

function peopleWrites(connection: Connection, write: Write) {
  const { sql } = connection
  return {
    savePerson: ({ id, name, email }: Person): void =>
      write(() => {
        const key = email === null ? null : emailKey(email)
        const other = sql.get`SELECT 1 FROM people WHERE email_key = ${key} AND id <> ${id}`
        if (other) throw new Taken(`The address ${email} belongs to somebody else.`)
        sql.run`INSERT INTO people (id, name, email, email_key) VALUES (${id}, ${name}, ${email}, ${key})
          ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, email_key = excluded.email_key`
      }),

    saveLanguage: (person: PersonId, language: Language): void =>
      write(() => {
        sql.run`UPDATE people SET language = ${language} WHERE id = ${person}`
      }),

    saveCouncil: ({ id, name }: Council): void =>
      write(() => {
        const other = sql.get`SELECT 1 FROM councils WHERE name = ${name} AND id <> ${id}`
        if (other) throw new Taken(`There is another council with the name ${name}.`)
        sql.run`INSERT INTO councils (id, name) VALUES (${id}, ${name})
          ON CONFLICT (id) DO UPDATE SET name = excluded.name`
      }),

    changeCouncilSettings: (council: string, { settings, revision, by, at }: SettingsChange): number | null =>
      write(() => {
        const stored = sql.get`SELECT settings FROM councils WHERE id = ${council} AND settings_revision = ${revision}`
        if (stored === undefined) return null
        const before = stored.settings === null ? null : JSON.parse(stored.settings as string)
        const parts = changedParts(readCouncilSettings(before), settings)
        sql.run`UPDATE councils SET settings = ${JSON.stringify(settings)}, settings_revision = ${revision + 1}
          WHERE id = ${council}`
        if (parts.length > 0)
          insertRecorded(sql, { council, at, by, agenda: null, event: { is: 'settings-changed', parts } })
        return revision + 1
      }),

    keepLogo: (council: string, { hash, type, bytes }: KeptLogo): boolean =>
      write(() => {
        const { many } = sql.get`SELECT count(*) AS many FROM council_logos
          WHERE council = ${council} AND hash <> ${hash}` as { many: number }
        if (many >= MOST_LOGOS) return false
        sql.run`INSERT INTO council_logos (council, hash, type, bytes) VALUES (${council}, ${hash}, ${type}, ${bytes})
          ON CONFLICT DO NOTHING`
        return true
      }),

    saveMember: (council: string, person: PersonId, role: Role | null): void =>
      write(() => {
        if (role !== 'secretariat') keepSecretariat(connection, council, person)
        sql.run`INSERT INTO members (council, person, role) VALUES (${council}, ${person}, ${role})
          ON CONFLICT DO UPDATE SET role = excluded.role`
      }),

    saveAlias: (council: string, name: PersonId, member: PersonId | null): boolean =>
      write(() => {
        const isMember = sql.get`SELECT 1 FROM members JOIN people ON id = person
          WHERE council = ${council} AND person = ${member} AND role IS NOT NULL AND email IS NOT NULL`
        if (member !== null && !isMember) return false
        const { changes } = sql.run`UPDATE members SET same_as = ${member}
          WHERE council = ${council} AND person = ${name} AND role IS NULL
            AND (SELECT email FROM people WHERE id = ${name}) IS NULL`
        return Number(changes) > 0
      }),
  }
}

/** @throws LastOfSecretariat */
function keepSecretariat({ sql }: Connection, council: string, person: PersonId): void {
  const isOne = sql.get`SELECT 1 FROM members
    WHERE council = ${council} AND person = ${person} AND role = 'secretariat'`
  const other = sql.get`SELECT 1 FROM members
    WHERE council = ${council} AND person <> ${person} AND role = 'secretariat'`
  if (isOne && !other) throw new LastOfSecretariat('The council would be without a secretariat.')
}

function agendaWrites({ sql }: Connection, write: Write) {
  /** @param row of the agenda, where something was done to it @returns whether there was */
  const recordChanged = (
    row: Record<string, unknown> | undefined,
    is: 'agenda-put-away' | 'agenda-taken-back' | 'agenda-deleted',
    by: Actor,
    at: number,
  ): boolean => {
    if (row === undefined) return false
    const { title } = JSON.parse(row.facts as string) as AgendaFacts
    const event = { is, title: shortTitle(title) } as const
    insertRecorded(sql, { council: row.council as string, at, by, agenda: row.id as AgendaId, event })
    return true
  }
  return {
    createAgenda: ({ id, council, epoch, facts, state, first, imported }: NewAgenda): void =>
      write(() => {
        if (sql.get`SELECT 1 FROM agendas WHERE id = ${id}`)
          throw new Taken(`There is an agenda ${id} already.`)
        sql.run`INSERT INTO agendas (id, council, epoch, last_seq, told_epoch, facts, state)
          VALUES (${id}, ${council}, ${epoch}, 1, ${epoch}, ${JSON.stringify(facts)}, ${state})`
        insertEntry(sql, { ...first, agenda: id, seq: 1 })
        const is = imported ? 'agenda-imported' : 'agenda-made'
        const event = { is, title: shortTitle(facts.title) } as const
        insertRecorded(sql, { council, at: first.at, by: writerOf(first), agenda: id, event })
      }),

    putAgendaAway: (id: AgendaId, by: Actor, at: number): boolean =>
      write(() => {
        const person = 'person' in by ? by.person : null
        const changed = sql.get`UPDATE agendas SET put_away_at = ${at}, put_away_by = ${person}
          WHERE id = ${id} AND NOT deleted AND put_away_at IS NULL RETURNING id, council, facts`
        return recordChanged(changed, 'agenda-put-away', by, at)
      }),

    takeAgendaBack: (id: AgendaId, by: Actor, at: number): boolean =>
      write(() => {
        const changed = sql.get`UPDATE agendas SET put_away_at = NULL, put_away_by = NULL
          WHERE id = ${id} AND NOT deleted AND put_away_at IS NOT NULL RETURNING id, council, facts`
        return recordChanged(changed, 'agenda-taken-back', by, at)
      }),

    markPutAwayDeleted: (before: number, at: number): AgendaId[] => {
      // Looked at first: without any, nothing is written, and nobody looks what changed.
      const due = sql.get`SELECT 1 FROM agendas WHERE NOT deleted AND put_away_at <= ${before}`
      if (due === undefined) return []
      return write(() => {
        const marked = sql.all`UPDATE agendas SET deleted = 1 WHERE NOT deleted AND put_away_at <= ${before}
          RETURNING id, council, facts`
        for (const row of marked) recordChanged(row, 'agenda-deleted', { program: 'server' }, at)
        return marked.map(({ id }) => id as AgendaId)
      })
    },

    /** @param now milliseconds since 1970 (UTC) */
    markAgendaDeleted: (id: AgendaId, by: Actor, now: number, onlyPutAway = false): void =>
      write(() => {
        const marked = sql.get`UPDATE agendas SET deleted = 1
          WHERE id = ${id} AND NOT deleted AND (${onlyPutAway ? 1 : 0} = 0 OR put_away_at IS NOT NULL)
          RETURNING id, council, facts`
        recordChanged(marked, 'agenda-deleted', by, now)
      }),

    /** What is left of an agenda after its log. */
    removeRest: (id: AgendaId): void =>
      write(() => {
        sql.run`DELETE FROM snapshots WHERE agenda = ${id}`
        sql.run`DELETE FROM bindings WHERE agenda = ${id}`
        sql.run`DELETE FROM log_set_aside WHERE agenda = ${id}`
        sql.run`DELETE FROM handed_back WHERE agenda = ${id}`
        sql.run`DELETE FROM gone_places WHERE agenda = ${id}`
        sql.run`DELETE FROM given_files WHERE agenda = ${id}`
        sql.run`DELETE FROM reminders WHERE agenda = ${id}`
        removeMailAbout(sql, id)
        removeNotificationsOf(sql, id)
        removeRecordOf(sql, id)
        removeProgressOf(sql, id)
        removeSeenOf(sql, id)
        removeVersionsOf(sql, id)
        removeNotesOf(sql, id)
        sql.run`DELETE FROM agendas WHERE id = ${id}`
      }),
  }
}

function signInWrites({ sql }: Connection, write: Write) {
  return {
    saveSignInLink: ({ tokenHash, person, to, expiresAt }: SignInLink): void =>
      write(() => {
        sql.run`INSERT INTO sign_in_links (token_hash, person, place, expires_at)
          VALUES (${tokenHash}, ${person}, ${to}, ${expiresAt})`
      }),

    useSignInLink: (tokenHash: string, now: number): SignInLink | null =>
      write(() => {
        const link = sql.get`UPDATE sign_in_links SET used_at = ${now}
          WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${now}
          RETURNING token_hash AS tokenHash, person, place AS "to", expires_at AS expiresAt`
        return (link as SignInLink | undefined) ?? null
      }),

    saveSession: ({ tokenHash, person, createdAt, seenAt }: Session): void =>
      write(() => {
        sql.run`INSERT INTO sessions (token_hash, person, created_at, seen_at)
          VALUES (${tokenHash}, ${person}, ${createdAt}, ${seenAt})`
        sql.run`UPDATE people SET signed_in = 1 WHERE id = ${person} AND signed_in = 0`
      }),

    touchSession: (tokenHash: string, seenAt: number): void =>
      write(() => {
        sql.run`UPDATE sessions SET seen_at = ${seenAt} WHERE token_hash = ${tokenHash}`
      }),

    endSession: (tokenHash: string): void =>
      write(() => {
        sql.run`DELETE FROM sessions WHERE token_hash = ${tokenHash}`
      }),

    endSessions: (person: PersonId): void =>
      write(() => {
        sql.run`DELETE FROM sessions WHERE person = ${person}`
      }),

    forgetExpired: (now: number, limits: { sessionAge: number; sessionIdle: number }): void =>
      write(() => {
        sql.run`DELETE FROM sign_in_links WHERE expires_at <= ${now - EXPIRED_LINKS_STAY}`
        sql.run`DELETE FROM sessions
          WHERE created_at <= ${now - limits.sessionAge} OR seen_at <= ${now - limits.sessionIdle}`
      }),
  }
}
