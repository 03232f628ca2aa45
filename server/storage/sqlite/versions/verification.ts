/** Is what was sent still what it was? */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import type { Paper } from '../../../../shared/paper/paper.ts'
import { contentHash } from '../../../versions/contentHash.ts'
import type { Connection } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'

/** @returns the hashes of all files of all versions of an agenda, their attachments among them */
export function hashesOfVersions({ sql }: Connection, agenda: AgendaId): Set<string> {
  const rows = withTypedErrors(
    () => sql.all`SELECT hash FROM version_files WHERE agenda = ${agenda}
      UNION SELECT hash FROM version_attachments WHERE agenda = ${agenda}`,
  )
  return new Set(rows.map(({ hash }) => hash as string))
}

/**
 * That each says what its content hash is of; its files are whole.
 * @param folder with the files
 * @returns what is wrong; `null`: nothing
 */
export function problemOfVersions({ sql }: Connection, folder: string, agenda: AgendaId): string | null {
  const rows = withTypedErrors(
    () => sql.all`SELECT number, versions.hash, version_files.hash AS file
      FROM versions LEFT JOIN version_files USING (agenda, number)
      WHERE agenda = ${agenda} AND (format = 'paper' OR format IS NULL) ORDER BY number`,
  )
  for (const { number, hash, file } of rows) {
    if (file === null) return `version ${number}: what it shows is not kept`
    const paper = JSON.parse(readFileSync(join(folder, agenda, file as string), 'utf8')) as Paper
    if (contentHash(paper) !== hash) return `version ${number}: it does not say what was sent`
  }
  return null
}
