/** An agenda as the version that it becomes, from what is on disk: with what is new in it, or that alone. */
import { readFile } from 'node:fs/promises'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { ItemSnapshot } from '../../shared/agenda/snapshot.ts'
import { contentOf, itemsIn, removedFrom, supplementOf, withChanges } from '../../shared/paper/changes.ts'
import type { Paper, PaperItem, SentEdition } from '../../shared/paper/paper.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'
import { readCouncilLook } from '../exchange/councilLook.ts'
import { readCouncilNames } from '../exchange/councilNames.ts'
import type { Exporting } from '../exchange/exporting.ts'
import type { ExportSource } from '../exchange/formats/formats.ts'
import type { AgendaRecord, Storage } from '../storage/storage.ts'
import { contentHash } from './contentHash.ts'
import { NotSent } from './notSent.ts'

export interface VersionReading {
  storage: Pick<Storage, 'directory' | 'log' | 'files' | 'versions'>
  exporting: Pick<Exporting, 'read'>
}

export interface VersionDraft {
  /** What its files are written from. */
  source: ExportSource
  /** Of all of the agenda then; of a whole version it is what it shows. */
  agenda: Paper
  /** SHA-256 of all that it says, hex. */
  hash: string
  /** The last entry of the log that is in it. */
  seq: number
}

/** @throws NotSent when there is nothing to send */
export async function readVersion(
  parts: VersionReading,
  record: AgendaRecord,
  edition: SentEdition,
): Promise<VersionDraft> {
  const { source, seq } = await readNow(parts, record, edition)
  const [last] = await parts.storage.versions.of(record.id)
  const before = last === undefined ? null : await agendaThen(parts, last)
  const agenda = before === null ? source.paper : withChanges(source.paper, before)
  const removed = before === null ? [] : removedFrom(agenda, before)
  const paper = edition.kind === 'whole' ? agenda : supplementOf(agenda, removed)
  if (edition.kind === 'supplement' && before === null) throw new NotSent('nothing-before')
  if (paper.items.length === 0 && paper.removed === undefined) throw new NotSent('nothing-in-it')
  if (edition.kind === 'whole' && last?.kind === 'whole' && contentOf(agenda) === contentOf(before!))
    throw new NotSent('same-as-last')
  const shown = edition.kind === 'whole' ? { ...source, paper } : onlyWhatItShows(source, paper)
  const { changes } = (await parts.storage.directory.councilSettings(record.council.id)).paper
  const news = before === null ? null : { before, shown: changes }
  return { source: { ...shown, ...(news && { news }) }, agenda, hash: contentHash(paper), seq }
}

/** All of the agenda, as it is on disk. @throws NotSent when it is gone */
export async function readNow(
  { storage, exporting }: VersionReading,
  { id, council }: Pick<AgendaRecord, 'id' | 'council'>,
  edition: SentEdition,
): Promise<{ source: ExportSource; seq: number }> {
  const { directory, log } = storage
  const stored = await log.load(id)
  if (stored === null) throw new NotSent('taken-back')
  const source = await exporting.read({
    ...{ id, state: stored.state, people: await readCouncilNames(directory, council.id) },
    ...{ edition, ...(await readCouncilLook(directory, council.id)) },
  })
  return { source: source!, seq: stored.seq }
}

/** All of the agenda as it was when a version was sent, though that may show a part. */
export async function agendaThen(
  { storage }: Pick<VersionReading, 'storage'>,
  { agenda, number }: SentVersion,
): Promise<Paper> {
  const { versions, files } = storage
  const kept =
    (await versions.file(agenda, number, 'agenda')) ?? (await versions.file(agenda, number, 'paper'))
  return JSON.parse(await readFile(await pathOf(files, agenda, kept!.hash), 'utf8')) as Paper
}

/** @throws when it is not there any more: what was sent cannot be compared with */
async function pathOf(files: Storage['files'], agenda: AgendaId, hash: string): Promise<string> {
  const path = await files.pathOf(agenda, hash)
  if (path === null) throw new Error(`The file ${hash} of a version of ${agenda} is not there.`)
  return path
}

/** Of a supplement, for the formats that are written from the document. */
function onlyWhatItShows(source: ExportSource, paper: Paper): ExportSource {
  const { exported } = source
  const items = itemsShown(exported.agenda.items, paper.items)
  const responsibles = [...itemsIn(paper.items)].map(({ id, responsibles }) => [id, responsibles] as const)
  const agenda = { ...exported.agenda, motto: paper.motto, items }
  return {
    ...source,
    exported: { ...exported, agenda, responsibles: Object.fromEntries(responsibles) },
    paper,
  }
}

function itemsShown(items: readonly ItemSnapshot[], papers: readonly PaperItem[]): ItemSnapshot[] {
  const byId = new Map(papers.map((one) => [one.id, one]))
  return items.flatMap((item) => {
    const shown = byId.get(item.id)
    if (shown === undefined) return []
    const [keys, ids] = [shown.fields.map(({ key }) => key), shown.attachments.map(({ id }) => id)]
    const fields = Object.fromEntries(Object.entries(item.fields).filter(([key]) => keys.includes(key)))
    const attachments = item.attachments.filter(({ id }) => ids.includes(id))
    const { caseNumber, presenter, lateReason } = shown
    const children = itemsShown(item.children, shown.children)
    return [{ ...item, caseNumber, presenter, lateReason, fields, attachments, children }]
  })
}
