/** What an agenda says now that its last version did not: asked for before a next one is sent. */
import { changesBetween } from '../../shared/paper/changes.ts'
import type { VersionChanges } from '../../shared/protocol/versions.ts'
import type { AgendaRecord } from '../storage/storage.ts'
import { agendaThen, readNow, type VersionReading } from './readVersion.ts'

/** @returns `null`: nothing was sent yet @throws NotSent when the agenda is gone */
export async function changesSince(
  parts: VersionReading,
  agenda: AgendaRecord,
): Promise<VersionChanges | null> {
  const [last] = await parts.storage.versions.of(agenda.id)
  if (last === undefined) return null
  const edition = { is: 'version', number: last.number + 1, at: last.at, kind: 'whole' } as const
  const { source } = await readNow(parts, agenda, edition)
  return { since: last.number, ...changesBetween(source.paper, await agendaThen(parts, last)) }
}
