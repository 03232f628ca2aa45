/** What is read of the directory: small, by index, on the connection of the main thread. */

import type { AgendaFacts, AgendaId, AgendaState, PersonId } from '../../../../shared/agenda/document.ts'
import { type CouncilSettings, readCouncilSettings } from '../../../../shared/council/settings.ts'
import { isLanguage, type Language } from '../../../../shared/language/languages.ts'
import { compareNames } from '../../../../shared/language/sorting.ts'
import type { Role } from '../../../../shared/protocol/api.ts'
import type {
  AgendaRecord,
  Council,
  KeptLogo,
  Membership,
  Person,
  PersonOfCouncil,
  PutAwayAgenda,
  RevisedSettings,
  Session,
  SignInLink,
} from '../../storage.ts'
import type { Connection } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'
import { emailKey } from './emailKey.ts'

type Row = Record<string, unknown>

export class DirectoryReads {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  person(id: PersonId): Person | null {
    return this.#first((sql) => sql.get`SELECT id, name, email FROM people WHERE id = ${id}`, toPerson)
  }

  personByEmail(email: string): Person | null {
    const key = emailKey(email)
    return this.#first(
      (sql) => sql.get`SELECT id, name, email FROM people WHERE email_key = ${key}`,
      toPerson,
    )
  }

  people(): Person[] {
    return this.#every((sql) => sql.all`SELECT id, name, email FROM people ORDER BY id`, toPerson).sort(
      byDanishName,
    )
  }

  language(person: PersonId): Language | null {
    return this.#first(
      (sql) => sql.get`SELECT language FROM people WHERE id = ${person}`,
      ({ language }) => (isLanguage(language) ? language : null),
    )
  }

  council(id: string): Council | null {
    return this.#first((sql) => sql.get`SELECT id, name FROM councils WHERE id = ${id}`, toCouncil)
  }

  councilByName(name: string): Council | null {
    return this.#first((sql) => sql.get`SELECT id, name FROM councils WHERE name = ${name}`, toCouncil)
  }

  councils(): Council[] {
    return this.#every((sql) => sql.all`SELECT id, name FROM councils`, toCouncil).sort(byDanishName)
  }

  councilSettings(council: string): CouncilSettings {
    return this.revisedSettings(council).settings
  }

  revisedSettings(council: string): RevisedSettings {
    const stored = this.#first(
      (sql) => sql.get`SELECT settings, settings_revision AS revision FROM councils WHERE id = ${council}`,
      ({ settings, revision }) => ({ settings: settings as string | null, revision: revision as number }),
    )
    const settings = stored?.settings ?? null
    return {
      settings: readCouncilSettings(settings === null ? null : JSON.parse(settings)),
      revision: stored?.revision ?? 0,
    }
  }

  logo(council: string, hash: string): KeptLogo | null {
    return this.#first(
      (sql) =>
        sql.get`SELECT hash, type, bytes FROM council_logos WHERE council = ${council} AND hash = ${hash}`,
      (row) => ({ ...row }) as unknown as KeptLogo,
    )
  }

  memberships(person: PersonId): Membership[] {
    return this.#every(
      (
        sql,
      ) => sql.all`SELECT councils.id, councils.name, role FROM members JOIN councils ON councils.id = council
        WHERE person = ${person} AND role IS NOT NULL`,
      (row) => ({ council: toCouncil(row), role: row.role as Role }),
    ).sort((a, b) => byDanishName(a.council, b.council))
  }

  councilPeople(council: string): PersonOfCouncil[] {
    const rows = this.#every(
      (
        sql,
      ) => sql.all`SELECT id, name, email, role, same_as, signed_in FROM members JOIN people ON people.id = person
        WHERE council = ${council} ORDER BY id`,
      (row) => row,
    )
    const joined = Map.groupBy(rows, ({ same_as }) => same_as)
    return (joined.get(null) ?? [])
      .map((row) => ({
        person: toPerson(row),
        role: row.role as Role | null,
        hasSignedIn: row.signed_in === 1,
        aliases: (joined.get(row.id) ?? [])
          .map(toPerson)
          .map(({ id, name }) => ({ id, name }))
          .sort(byDanishName),
      }))
      .sort((a, b) => byDanishName(a.person, b.person))
  }

  role(person: PersonId, council: string): Role | null {
    return this.#first(
      (sql) => sql.get`SELECT role FROM members WHERE council = ${council} AND person = ${person}`,
      (row) => row.role as Role | null,
    )
  }

  aliases(person: PersonId, council: string): PersonId[] {
    return this.#every(
      (sql) => sql.all`SELECT person FROM members WHERE council = ${council} AND same_as = ${person}
        ORDER BY person`,
      (row) => row.person as PersonId,
    )
  }

  agenda(id: AgendaId): AgendaRecord | null {
    return this.#first(
      (sql) => sql.get`SELECT agendas.id, epoch, facts, state, council, name AS councilName
        FROM agendas JOIN councils ON councils.id = council
        WHERE agendas.id = ${id} AND NOT deleted AND put_away_at IS NULL`,
      toAgenda,
    )
  }

  agendas(): AgendaRecord[] {
    return this.#every(
      (sql) => sql.all`SELECT agendas.id, epoch, facts, state, council, name AS councilName
        FROM agendas JOIN councils ON councils.id = council
        WHERE NOT deleted AND put_away_at IS NULL ORDER BY agendas.id`,
      toAgenda,
    )
  }

  agendaPutAway(id: AgendaId): PutAwayAgenda | null {
    return this.#first(
      (
        sql,
      ) => sql.get`SELECT agendas.id, epoch, facts, state, council, name AS councilName, put_away_at, put_away_by
        FROM agendas JOIN councils ON councils.id = council
        WHERE agendas.id = ${id} AND NOT deleted AND put_away_at IS NOT NULL`,
      toPutAway,
    )
  }

  agendasPutAway(): PutAwayAgenda[] {
    return this.#every(
      (
        sql,
      ) => sql.all`SELECT agendas.id, epoch, facts, state, council, name AS councilName, put_away_at, put_away_by
        FROM agendas JOIN councils ON councils.id = council
        WHERE NOT deleted AND put_away_at IS NOT NULL ORDER BY put_away_at DESC, agendas.id`,
      toPutAway,
    )
  }

  agendasMarkedDeleted(): AgendaId[] {
    return this.#every(
      (sql) => sql.all`SELECT id FROM agendas WHERE deleted ORDER BY id`,
      (row) => row.id as AgendaId,
    )
  }

  signInLink(tokenHash: string): (SignInLink & { usedAt: number | null }) | null {
    return this.#first(
      (
        sql,
      ) => sql.get`SELECT token_hash AS tokenHash, person, place AS "to", expires_at AS expiresAt, used_at AS usedAt
        FROM sign_in_links WHERE token_hash = ${tokenHash}`,
      (row) => ({ ...row }) as unknown as SignInLink & { usedAt: number | null },
    )
  }

  session(tokenHash: string): Session | null {
    return this.#first(
      (sql) => sql.get`SELECT token_hash AS tokenHash, person, created_at AS createdAt, seen_at AS seenAt
        FROM sessions WHERE token_hash = ${tokenHash}`,
      (row) => ({ ...row }) as unknown as Session,
    )
  }

  changes(): number {
    return this.#first(
      (sql) => sql.get`SELECT value FROM meta WHERE key = 'changes'`,
      (row) => row.value as number,
    )!
  }

  #first<T>(query: (sql: Connection['sql']) => Row | undefined, read: (row: Row) => T): T | null {
    const row = withTypedErrors(() => query(this.#connection.sql))
    return row === undefined ? null : read(row)
  }

  #every<T>(query: (sql: Connection['sql']) => Row[], read: (row: Row) => T): T[] {
    return withTypedErrors(() => query(this.#connection.sql)).map(read)
  }
}

const byDanishName = (a: { name: string }, b: { name: string }): number => compareNames(a.name, b.name)

const toPerson = (row: Row): Person => ({
  id: row.id as PersonId,
  name: row.name as string,
  email: row.email as string | null,
})

const toCouncil = (row: Row): Council => ({ id: row.id as string, name: row.name as string })

const toAgenda = (row: Row): AgendaRecord => ({
  id: row.id as AgendaId,
  council: { id: row.council as string, name: row.councilName as string },
  epoch: row.epoch as string,
  facts: JSON.parse(row.facts as string) as AgendaFacts,
  state: row.state as AgendaState,
})

const toPutAway = (row: Row): PutAwayAgenda => ({
  ...toAgenda(row),
  putAwayAt: row.put_away_at as number,
  putAwayBy: row.put_away_by as PersonId | null,
})
