/** Is an agenda's log alone worth what the snapshot and the tail are? */
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { type AgendaId, ROOTS } from '../../../../shared/agenda/document.ts'
import { readParts } from '../../files/fileParts.ts'
import type { Verification } from '../../storage.ts'
import { type Connection, inSnapshot } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'
import { hashesOfVersions, problemOfVersions } from '../versions/verification.ts'
import { givenFiles } from './givenFiles.ts'
import { rebuild, type StoredRows, storedRows } from './loading.ts'
import { replay } from './replay.ts'
import { type LogRow, rowsAfter, wholeRows } from './rows.ts'

export function agendaIds({ sql }: Connection): AgendaId[] {
  return withTypedErrors(() => sql.all`SELECT id FROM agendas WHERE NOT deleted ORDER BY id`).map(
    (row) => row.id as AgendaId,
  )
}

/** @param folder with the files of attachments and versions @returns `null` when the agenda was deleted meanwhile */
export function verifyAgenda(connection: Connection, folder: string, id: AgendaId): Verification | null {
  const found = inSnapshot(connection, () => {
    const stored = storedRows(connection, id)
    return stored && { stored, log: rowsAfter(connection, id, 0) }
  })
  if (!found) return null
  const problem =
    problemOf(found.stored, found.log) ??
    problemOfFiles(connection, folder, id) ??
    problemOfVersions(connection, folder, id)
  const updates = found.log.reduce((sum, row) => sum + row.last - row.first + 1, 0)
  return { id, ok: problem === null, updates, ...(problem !== null && { problem }) }
}

/** Every file that was ever given, as those that were replaced can be brought back, and those of versions. */
function problemOfFiles(connection: Connection, folder: string, agenda: AgendaId): string | null {
  const hashes = hashesOfVersions(connection, agenda)
  for (const { file } of givenFiles(connection, agenda) ?? []) hashes.add(file.hash)
  for (const hash of hashes) {
    const problem = readParts(folder, { agenda, hash })
    if (problem !== null)
      return `file ${hash}: ${problem === 'missing' ? 'it is not there' : 'it is damaged'}`
  }
  return null
}

function problemOf(stored: StoredRows, log: readonly LogRow[]): string | null {
  const { rows, damage } = wholeRows(log, 0)
  if (damage) return `entry ${damage.seq}: ${damage.problem}`
  if (stored.badSnapshot !== null) return `snapshot ${stored.badSnapshot}: the checksum does not match`
  const fromLog = new Y.Doc({ gc: false })
  const { applied, problem } = replay(
    fromLog,
    rows.map((row) => row.bytes),
  )
  if (problem !== null) return `entry ${rows[applied]!.first}: ${problem}`
  const rebuilt = rebuild(stored)
  if (rebuilt.damage) return `entry ${rebuilt.damage.seq}: ${rebuilt.damage.problem}`
  const loaded = new Y.Doc()
  replay(loaded, [rebuilt.state])
  return differenceOf(fromLog, loaded)
}

/** What two documents differ in. */
function differenceOf(fromLog: Y.Doc, loaded: Y.Doc): string | null {
  if (
    !isDeepStrictEqual(
      Y.decodeStateVector(Y.encodeStateVector(fromLog)),
      Y.decodeStateVector(Y.encodeStateVector(loaded)),
    )
  )
    return 'the log and the snapshot hold different insertions'
  if (!Y.equalSnapshots(Y.snapshot(fromLog), Y.snapshot(loaded)))
    return 'the log and the snapshot hold different deletions'
  const root = ROOTS.find(
    (name) => !isDeepStrictEqual(fromLog.getMap(name).toJSON(), loaded.getMap(name).toJSON()),
  )
  return root === undefined ? null : `the log and the snapshot show different ${root}`
}
