/** Files in a backup: as rows of its one SQLite file, in parts, so that never a whole file is in memory. */
import { createHash, type Hash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { SQLTagStore } from 'node:sqlite'
import type { AgendaId } from '../../../shared/agenda/document.ts'
import { syncFolder } from '../sqlite/databaseFile.ts'
import type { BackedUp } from '../storage.ts'

const PART_BYTES = 1024 * 1024

/** What a file on disk is not: whole, or there. */
export type FileProblem = 'missing' | 'damaged'

interface NamedFile {
  agenda: AgendaId
  hash: string
}

/** Reads a file in parts. @returns what is wrong with it; `null`: it has the bytes that it is named by */
export function readParts(
  folder: string,
  { agenda, hash }: NamedFile,
  take: (part: Uint8Array, index: number) => void = () => {},
): FileProblem | null {
  let file: number
  try {
    file = openSync(join(folder, agenda, hash), 'r')
  } catch {
    return 'missing'
  }
  try {
    return digestOf(file, take).digest('hex') === hash ? null : 'damaged'
  } finally {
    closeSync(file)
  }
}

function digestOf(file: number, take: (part: Uint8Array, index: number) => void): Hash {
  const digest = createHash('sha256')
  for (let index = 0; ; index += 1) {
    const part = new Uint8Array(PART_BYTES)
    const length = readSync(file, part)
    if (length === 0) return digest
    digest.update(part.subarray(0, length))
    take(part.subarray(0, length), index)
  }
}

/** Puts every file that the database names into it. One that is missing or damaged is told, and stops nothing. */
export function filesIntoRows(sql: SQLTagStore, folder: string): BackedUp {
  const backedUp: BackedUp = { files: 0, missing: [] }
  for (const { agenda, hash } of namedFiles(sql)) {
    const problem = readParts(folder, { agenda, hash }, (part, index) => {
      sql.run`INSERT INTO file_parts (agenda, hash, part, bytes) VALUES (${agenda}, ${hash}, ${index}, ${part})`
    })
    if (problem === null) backedUp.files += 1
    else backedUp.missing.push(`${agenda}/${hash}`)
  }
  return backedUp
}

/** Makes files of the rows of a backup; they are on disk when it returns. @returns how many */
export function rowsIntoFiles(sql: SQLTagStore, folder: string): number {
  const files = sql.all`SELECT DISTINCT agenda, hash FROM file_parts` as unknown as NamedFile[]
  const folders = new Set<string>()
  for (const { agenda, hash } of files) {
    const inFolder = join(folder, agenda)
    mkdirSync(inFolder, { recursive: true })
    folders.add(inFolder)
    writeParts(sql, { agenda, hash }, join(inFolder, hash))
  }
  for (const inFolder of [...folders, folder]) if (files.length > 0) syncFolder(inFolder)
  return files.length
}

function writeParts(sql: SQLTagStore, { agenda, hash }: NamedFile, path: string): void {
  const file = openSync(path, 'w')
  try {
    for (let index = 0; ; index += 1) {
      const row = sql.get`SELECT bytes FROM file_parts WHERE agenda = ${agenda} AND hash = ${hash} AND part = ${index}`
      if (!row) break
      const part = row.bytes as Uint8Array
      for (let written = 0; written < part.length; ) written += writeSync(file, part, written)
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Each once, of agendas that are not marked as deleted: of attachments and of versions. */
function namedFiles(sql: SQLTagStore): NamedFile[] {
  return sql.all`SELECT agenda, hash FROM (
      SELECT agenda, hash FROM given_files UNION SELECT agenda, hash FROM version_files
      UNION SELECT agenda, hash FROM version_attachments)
    WHERE agenda IN (SELECT id FROM agendas WHERE NOT deleted) ORDER BY agenda, hash` as unknown as NamedFile[]
}
