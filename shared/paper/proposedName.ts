/** What a version is called unless somebody calls it otherwise. */
import type { VersionKind } from '../protocol/versions.ts'
import { AGENDA, nameOfEdition, SUPPLEMENT } from './paperWords.ts'

/** «Dagsorden 24-01-2024»: the agenda's own words, whatever language one reads it in. @param startsAt `2024-01-24T10:00` */
export function proposedName(kind: VersionKind, startsAt: string | null): string {
  const day = (startsAt ?? '').slice(0, 10).split('-').reverse().join('-')
  return `${kindName(kind)} ${day}`.trim()
}

/** Whether somebody has called it something of its own. */
const isNamed = (name: string, kind: VersionKind, startsAt: string | null): boolean =>
  name !== '' && name !== kindName(kind) && name !== proposedName(kind, startsAt)

/** Where a version's name stands, beside the list of versions. */
export function namedWhere(
  { kind, name }: { kind: VersionKind; name: string },
  startsAt: string | null,
): { isOnPaper: boolean; isInSubject: boolean } {
  const isOnPaper = nameOfEdition({ kind, name }) !== ''
  return { isOnPaper, isInSubject: isOnPaper && isNamed(name, kind, startsAt) }
}

const kindName = (kind: VersionKind): string => (kind === 'supplement' ? SUPPLEMENT : AGENDA)
