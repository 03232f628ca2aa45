/** What was sent out, as the server sees it: small reads here, writes in the writer's thread. */
import type { AgendaId, AttachmentId } from '../../../../shared/agenda/document.ts'
import {
  type FailedSending,
  type NewestVersion,
  type SentVersion,
  type TroubledMail,
  VERSION_FORMATS,
  type VersionMail,
} from '../../../../shared/protocol/versions.ts'
import type {
  GivenUp,
  KeptAs,
  NamedBytes,
  NewSending,
  NewVersion,
  Sending,
  VersionStore,
} from '../../storage.ts'
import type { Connection } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'
import type { Thread } from '../thread.ts'
import type { WriterProcedures } from '../writerThread.ts'
import { type SendingRow, sendingOf } from './rows.ts'
import { hashesOfVersions } from './verification.ts'

/** Every method is `async`, so that what a read throws is a rejection. */
export class SqliteVersionStore implements VersionStore {
  readonly #connection: Connection
  readonly #writer: Thread<WriterProcedures>

  constructor(connection: Connection, writer: Thread<WriterProcedures>) {
    this.#connection = connection
    this.#writer = writer
  }

  async begin(sending: NewSending) {
    return this.#writer.call('beginSending', sending)
  }

  async onTheirWay(): Promise<Sending[]> {
    const { sql } = this.#connection
    const rows = withTypedErrors(() => sql.all`SELECT * FROM sendings ORDER BY at, agenda`)
    return (rows as unknown as SendingRow[]).map(sendingOf)
  }

  async onItsWay(agenda: AgendaId): Promise<Sending | null> {
    const { sql } = this.#connection
    const row = withTypedErrors(() => sql.get`SELECT * FROM sendings WHERE agenda = ${agenda}`)
    return row === undefined ? null : sendingOf(row as unknown as SendingRow)
  }

  async countTry(agenda: AgendaId) {
    await this.#writer.call('countSendingTry', agenda)
  }

  async takeBack(agenda: AgendaId, number: number, failed: GivenUp | null = null) {
    return this.#writer.call('takeSendingBack', agenda, number, failed)
  }

  async failed(agenda: AgendaId): Promise<FailedSending | null> {
    const { sql } = this.#connection
    const row = withTypedErrors(
      () => sql.get`SELECT number, kind, failed_sendings.name, person, people.name AS by_name, at
        FROM failed_sendings LEFT JOIN people ON id = person WHERE agenda = ${agenda}`,
    )
    if (row === undefined) return null
    const { person, by_name: byName, ...failed } = row
    return { ...failed, by: { id: person, name: byName ?? '' } } as FailedSending
  }

  async failures(): Promise<ReadonlyMap<AgendaId, number>> {
    const { sql } = this.#connection
    const rows = withTypedErrors(() => sql.all`SELECT agenda, at FROM failed_sendings`)
    return new Map(rows.map(({ agenda, at }) => [agenda as AgendaId, at as number]))
  }

  async putFailureAside(agenda: AgendaId) {
    await this.#writer.call('putFailureAside', agenda)
  }

  async forget(agenda: AgendaId) {
    await this.#writer.call('forgetSending', agenda)
  }

  async finish(version: NewVersion) {
    return this.#writer.call('finishSending', version)
  }

  async of(agenda: AgendaId): Promise<SentVersion[]> {
    const { sql } = this.#connection
    return withTypedErrors(() => {
      const rows = sql.all`SELECT versions.*, people.name AS by_name FROM versions LEFT JOIN people ON id = person
        WHERE agenda = ${agenda} ORDER BY number DESC`
      const files = Map.groupBy(
        sql.all`SELECT number, format, hash, bytes FROM version_files WHERE agenda = ${agenda}`,
        ({ number }) => number as number,
      )
      return rows.map((row) => sentVersion(row, files.get(row.number as number) ?? []))
    })
  }

  async newest(): Promise<ReadonlyMap<AgendaId, NewestVersion>> {
    const { sql } = this.#connection
    const rows = withTypedErrors(
      () => sql.all`SELECT agenda, number, kind, name, at,
        (SELECT max(number) FROM versions WHERE agenda = one.agenda AND kind = 'whole') AS whole
        FROM versions AS one
        WHERE number = (SELECT max(number) FROM versions WHERE agenda = one.agenda)`,
    )
    return new Map(rows.map(({ agenda, ...head }) => [agenda as AgendaId, head as unknown as NewestVersion]))
  }

  async mails(agenda: AgendaId, number: number): Promise<VersionMail[]> {
    const mails = this.#mails(agenda).filter((mail) => mail.number === number)
    return mails.map(({ number, isAside, ...mail }) => mail)
  }

  async troubledMails(agenda: AgendaId): Promise<TroubledMail[]> {
    const troubled = this.#mails(agenda).filter(({ is, failure, isAside }) =>
      is === 'given-up' ? !isAside : is === 'waiting' && failure !== null,
    )
    return troubled.map(({ isAside, ...mail }) => mail)
  }

  async lostMails(): Promise<ReadonlyMap<AgendaId, number>> {
    const { sql } = this.#connection
    const rows = withTypedErrors(
      () => sql.all`SELECT agenda, count(*) AS lost FROM outbox
        WHERE state = 'given-up' AND NOT aside AND id LIKE 'version.%' GROUP BY agenda`,
    )
    return new Map(rows.map(({ agenda, lost }) => [agenda as AgendaId, lost as number]))
  }

  async tryMailsNow(agenda: AgendaId, now: number) {
    await this.#writer.call('tryMailsNow', agenda, now)
  }

  /** Of the newest version first, each by name. */
  #mails(agenda: AgendaId): (TroubledMail & { isAside: boolean })[] {
    const { sql } = this.#connection
    // A version's mail is of its very moment, and has ids of its own.
    const rows = withTypedErrors(
      () => sql.all`SELECT number, outbox.mail -> '$.to' AS receiver, outbox.state AS "is", failure, next_at, aside
        FROM outbox JOIN versions ON versions.agenda = outbox.agenda AND versions.at = outbox.at
        WHERE versions.agenda = ${agenda} AND outbox.id LIKE 'version.%'`,
    )
    const mails = rows.map(({ receiver, next_at: nextAt, aside, ...row }) => {
      const { name, address } = JSON.parse(receiver as string)
      return { ...row, name, address, nextAt, isAside: aside === 1 } as TroubledMail & { isAside: boolean }
    })
    return mails.toSorted(
      (one, other) => other.number - one.number || one.name.localeCompare(other.name, 'da'),
    )
  }

  async file(agenda: AgendaId, number: number, as: KeptAs) {
    const { sql } = this.#connection
    const row = withTypedErrors(
      () => sql.get`SELECT file_name AS name, version_files.hash, bytes, type
        FROM version_files JOIN versions USING (agenda, number)
        WHERE agenda = ${agenda} AND number = ${number} AND format = ${as}`,
    )
    return row === undefined ? null : ({ ...row } as unknown as NamedBytes & { name: string })
  }

  async attachment(agenda: AgendaId, number: number, id: AttachmentId) {
    const { sql } = this.#connection
    const row = withTypedErrors(
      () => sql.get`SELECT name, hash, bytes, type FROM version_attachments
        WHERE agenda = ${agenda} AND number = ${number} AND attachment = ${id}`,
    )
    return row === undefined ? null : ({ ...row } as unknown as NamedBytes & { name: string })
  }

  async hashes(agenda: AgendaId): Promise<Set<string>> {
    return hashesOfVersions(this.#connection, agenda)
  }
}

type Row = Record<string, unknown>

function sentVersion(row: Row, files: readonly Row[]): SentVersion {
  const { agenda, number, kind, name, at, person, note, hash, items, by_name: byName } = row
  const kept = new Map(files.map(({ format, hash, bytes }) => [format, { hash, bytes }]))
  const made = VERSION_FORMATS.filter((format) => kept.has(format))
  return {
    ...({ agenda, number, kind, name, at } as Pick<
      SentVersion,
      'agenda' | 'number' | 'kind' | 'name' | 'at'
    >),
    by: { id: person as string, name: (byName as string | null) ?? '' },
    ...({ note, hash, items } as Pick<SentVersion, 'note' | 'hash' | 'items'>),
    files: made.map((format) => ({ format, ...(kept.get(format) as { hash: string; bytes: number }) })),
  }
}
