/** What a version is called unless somebody calls it otherwise. */
import type { VersionKind } from '../protocol/versions.ts'
import { AGENDA, SUPPLEMENT } from './paperWords.ts'

/** «Dagsorden 24-01-2024»: the agenda's own words, whatever language one reads it in. @param startsAt `2024-01-24T10:00` */
export function proposedName(kind: VersionKind, startsAt: string | null): string {
  const day = (startsAt ?? '').slice(0, 10).split('-').reverse().join('-')
  return `${kindName(kind)} ${day}`.trim()
}

/** Whether somebody has called it something of its own. */
export const isNamed = (name: string, kind: VersionKind, startsAt: string | null): boolean =>
  name !== '' && name !== kindName(kind) && name !== proposedName(kind, startsAt)

const kindName = (kind: VersionKind): string => (kind === 'supplement' ? SUPPLEMENT : AGENDA)
