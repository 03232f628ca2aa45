/** Opens a version that was sent out: as the server has it, or, without one, as this browser kept it when it was opened here before. */
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import { applyingOf } from '../../shared/paper/applying.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'
import type { KeptPapers } from '../keeping/keptSent.ts'

export interface Wanted {
  agenda: AgendaId
  /** `null`: what applies, the newest whole version with each supplement since. */
  number: number | null
}

/** A «tillægsdagsorden» to the version that is shown. */
export interface Supplement {
  version: SentVersion
  /** `null`: it cannot be had just now. */
  paper: Paper | null
}

export interface Shown {
  is: 'shown'
  version: SentVersion
  versions: readonly SentVersion[]
  paper: Paper
  /** What is read with it, the newest first; none where one has chosen a version, which is shown as it was sent. */
  supplements: readonly Supplement[]
  isOffline: boolean
}

export type Opened =
  | Shown
  /** Nothing was sent yet. */
  | { is: 'none-yet' }
  /** There is no version of that number. */
  | { is: 'unknown'; versions: readonly SentVersion[] }
  /** One may not read it, or not any more. */
  | { is: 'lost' }
  | { is: 'signed-out' }
  /** No connection, and this version was never opened here. `kept`: of those that were, the newest. */
  | { is: 'not-here'; kept: SentVersion | null }

/** An answer; a number: the status of one that is none; `null`: no server, or one that is not well. */
export type Answer<T> = T | number | null

export interface SentServer {
  versions(agenda: AgendaId, longestWait: number): Promise<Answer<readonly SentVersion[]>>
  paper(version: SentVersion): Promise<Answer<Paper>>
}

export type PaperKeep = Pick<KeptPapers, 'versionsOf' | 'saveVersions' | 'paperOf' | 'savePaper' | 'forget'>

/** A server that takes longer is treated as none (ms); sooner where there is something to show. */
const LONGEST_WAIT = 8_000
const LONGEST_WAIT_WITH_COPY = 2_500

/** @param person whose copies may be shown */
export async function openSent(
  { agenda, number }: Wanted,
  person: PersonId,
  keep: PaperKeep,
  server: SentServer,
): Promise<Opened> {
  const kept = await keep.versionsOf(person, agenda)
  const told = await server.versions(agenda, kept === null ? LONGEST_WAIT : LONGEST_WAIT_WITH_COPY)
  if (typeof told === 'number') return refused(told, () => keep.forget(person, agenda))
  if (told !== null) await keep.saveVersions(person, agenda, told)
  const isOffline = told === null
  const versions = told ?? kept
  if (versions === null) return { is: 'not-here', kept: null }
  const applying = number === null ? applyingOf(versions) : null
  const version = applying?.whole ?? versions.find((one) => one.number === number)
  if (version === undefined) return versions.length === 0 ? { is: 'none-yet' } : { is: 'unknown', versions }
  const from = isOffline ? null : server
  const paper = await openPaper(version, person, keep, from)
  if (typeof paper === 'number') return refused(paper, () => keep.forget(person, agenda))
  if (paper !== null) {
    const asked = (applying?.supplements ?? []).map(async (one): Promise<Supplement> => {
      const found = await openPaper(one, person, keep, from)
      return { version: one, paper: typeof found === 'number' ? null : found }
    })
    return { is: 'shown', version, versions, paper, supplements: await Promise.all(asked), isOffline }
  }
  for (const other of versions) {
    const copy = await keep.paperOf(person, other)
    if (copy === null) continue
    // Whoever asks for the newest gets the newest that can be had, and is told which it is.
    if (number === null)
      return { is: 'shown', version: other, versions, paper: copy, supplements: [], isOffline: true }
    return { is: 'not-here', kept: other }
  }
  return { is: 'not-here', kept: null }
}

/** What is kept is as good as what is sent: a version never changes. @param server `null`: there is none */
export async function openPaper(
  version: SentVersion,
  person: PersonId,
  keep: Pick<PaperKeep, 'paperOf' | 'savePaper'>,
  server: Pick<SentServer, 'paper'> | null,
): Promise<Answer<Paper>> {
  const kept = await keep.paperOf(person, version)
  if (kept !== null || server === null) return kept
  const paper = await server.paper(version)
  if (paper !== null && typeof paper !== 'number') await keep.savePaper(person, version, paper)
  return paper
}

async function refused(status: number, forget: () => Promise<void>): Promise<Opened> {
  if (status === 401) return { is: 'signed-out' }
  await forget()
  return { is: 'lost' }
}
