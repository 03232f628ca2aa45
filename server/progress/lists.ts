/** What the first page lists: the agendas that somebody may open, their own items and tasks in those that are being drafted, their meetings. */

import { danishTime } from '../../shared/agenda/danishTime.ts'
import { compareStrings } from '../../shared/agenda/document.ts'
import { nextMeetingFirst } from '../../shared/agenda/meetingOrder.ts'
import type { ItemOfPerson } from '../../shared/progress/keptProgress.ts'
import type { AgendaListEntry, ListedAgenda, OwnItem, OwnTask, Role } from '../../shared/protocol/api.ts'
import type { Meeting, NewestVersion } from '../../shared/protocol/versions.ts'
import { opensDrafts } from '../accounts/drafts.ts'
import type {
  AgendaRecord,
  Directory,
  Membership,
  Person,
  ProgressStore,
  VersionStore,
} from '../storage/storage.ts'
import type { PaperHeads } from '../versions/paperHeads.ts'

export interface ListParts {
  directory: Pick<Directory, 'agendas' | 'memberships' | 'aliases' | 'councilSettings' | 'person'>
  progress: Pick<ProgressStore, 'tallies' | 'itemsOf' | 'tasksOf'>
  versions: Pick<VersionStore, 'newest' | 'failures' | 'lostMails'>
  heads: Pick<PaperHeads, 'of'>
  /** Milliseconds since 1970 (UTC). */
  now(): number
}

/** Readers are named as responsible now and then; they write nothing. */
const WRITES: ReadonlySet<Role> = new Set(['secretariat', 'contributor'])

/** Lists of one moment: what they share is read once, for whomever they are made. */
export class Lists {
  readonly #parts: ListParts
  #all: Promise<ListedAgenda[]> | null = null
  #records: Promise<ReadonlyMap<string, AgendaRecord>> | null = null
  #newest: Promise<ReadonlyMap<string, NewestVersion>> | null = null

  constructor(parts: ListParts) {
    this.#parts = parts
  }

  /** Those that this person may open, the next meeting first. */
  async agendas(person: Person): Promise<ListedAgenda[]> {
    const councils = new Set((await this.#memberships(person)).map(({ council }) => council.id))
    return (await this.#listed()).filter(({ council }) => councils.has(council.id))
  }

  /** What this person writes, under whatever of their names, in agendas that are being drafted. */
  async ownItems(person: Person): Promise<OwnItem[]> {
    const { directory, progress } = this.#parts
    const records = await this.#byId()
    const items: OwnItem[] = []
    for (const { council, role } of await this.#memberships(person)) {
      if (!WRITES.has(role)) continue
      const ids = [person.id, ...(await directory.aliases(person.id, council.id))]
      const { saturdayIsWorkday } = (await directory.councilSettings(council.id)).deadlines
      for (const own of await progress.itemsOf(council.id, ids)) {
        const agenda = records.get(own.agenda)
        if (agenda?.state === 'drafting') items.push({ ...ownItem(agenda, own), saturdayIsWorkday })
      }
    }
    return items.sort(dueFirst)
  }

  /** What this person is to do, under whatever of their names, in agendas that are being drafted. */
  async ownTasks(person: Person): Promise<OwnTask[]> {
    const { directory, progress } = this.#parts
    const records = await this.#byId()
    const tasks: OwnTask[] = []
    for (const { council } of await this.#memberships(person)) {
      const ids = [person.id, ...(await directory.aliases(person.id, council.id))]
      for (const { agenda: id, item, task } of await progress.tasksOf(council.id, ids)) {
        const agenda = records.get(id)
        if (agenda?.state !== 'drafting') continue
        const by = await directory.person(task.by)
        tasks.push({
          ...{ id: `${id}/${task.thread}`, agenda: headOf(agenda), thread: task.thread, words: task.words },
          ...{ item: item.id, number: item.number, title: item.title, by: by?.name ?? null, at: task.at },
        })
      }
    }
    return tasks.sort((a, b) => compareStrings(a.agenda.startsAt ?? LAST, b.agenda.startsAt ?? LAST))
  }

  /** Agendas of which something was sent, as it was sent last, where this person opens no drafts; the next meeting first. */
  async meetings(person: Person): Promise<Meeting[]> {
    const { directory, now } = this.#parts
    const memberships = await directory.memberships(person.id)
    const councils = new Set(
      memberships.filter(({ role }) => !opensDrafts(role)).map(({ council }) => council.id),
    )
    if (councils.size === 0) return []
    const agendas = [...(await this.#byId()).values()].filter(({ council }) => councils.has(council.id))
    const meetings = await Promise.all(agendas.map((agenda) => this.#meeting(agenda)))
    return nextMeetingFirst(
      meetings.flatMap((meeting) => meeting ?? []),
      danishTime(now()).slice(0, 16),
    )
  }

  async #meeting({ id, council }: AgendaRecord): Promise<Meeting | null> {
    const version = (await this.#versions()).get(id)
    const head = version && (await this.#parts.heads.of(id, version.number))
    if (!version || !head) return null
    return { id, council: { id: council.id, name: council.name }, ...head, version }
  }

  async #memberships(person: Person): Promise<Membership[]> {
    return (await this.#parts.directory.memberships(person.id)).filter(({ role }) => opensDrafts(role))
  }

  #byId(): Promise<ReadonlyMap<string, AgendaRecord>> {
    this.#records ??= this.#parts.directory
      .agendas()
      .then((agendas) => new Map(agendas.map((agenda) => [agenda.id, agenda])))
    return this.#records
  }

  #versions(): Promise<ReadonlyMap<string, NewestVersion>> {
    this.#newest ??= this.#parts.versions.newest()
    return this.#newest
  }

  #listed(): Promise<ListedAgenda[]> {
    this.#all ??= this.#list()
    return this.#all
  }

  async #list(): Promise<ListedAgenda[]> {
    const { progress, versions: sent, now } = this.#parts
    const [tallies, versions, failures, lostMails] = await Promise.all([
      progress.tallies(),
      this.#versions(),
      sent.failures(),
      sent.lostMails(),
    ])
    const listed = [...(await this.#byId()).values()].map((agenda) => ({
      ...listEntry(agenda),
      tally: tallies.get(agenda.id) ?? null,
      version: versions.get(agenda.id) ?? null,
      failedAt: failures.get(agenda.id) ?? null,
      lostMails: lostMails.get(agenda.id) ?? 0,
    }))
    return nextMeetingFirst(listed, danishTime(now()).slice(0, 16))
  }
}

export function listEntry({ id, council, facts, state }: AgendaRecord): AgendaListEntry {
  const { title, startsAt, endsAt, place } = facts
  return { id, council: { id: council.id, name: council.name }, title, startsAt, endsAt, place, state }
}

function headOf(agenda: AgendaRecord): OwnItem['agenda'] {
  const { id, council, title, startsAt } = listEntry(agenda)
  return { id, council, title, startsAt }
}

function ownItem(agenda: AgendaRecord, { item, headings }: ItemOfPerson): Omit<OwnItem, 'saturdayIsWorkday'> {
  const { is, why } = item.status
  const missing = item.missing.flatMap((one) => (one.kind === 'field' ? [one.field] : []))
  return {
    id: `${agenda.id}/${item.id}`,
    agenda: headOf(agenda),
    ...{ item: item.id, number: item.number, title: item.title },
    status: { is, ...(why !== undefined && { why }) },
    missing: item.missing,
    headings: Object.fromEntries(missing.map((field) => [field, headings[field] ?? field])),
    dueAt: item.dueAt ?? agenda.facts.deadlines.items,
  }
}

/** In the place of a time that nobody has said: after all others. */
const LAST = '9999'

/** What has no deadline comes last; then by when one meets. Those of one agenda stay in its order: sorting is stable. */
function dueFirst(a: OwnItem, b: OwnItem): number {
  return (
    compareStrings(a.dueAt ?? LAST, b.dueAt ?? LAST) ||
    compareStrings(a.agenda.startsAt ?? LAST, b.agenda.startsAt ?? LAST) ||
    compareStrings(a.agenda.id, b.agenda.id)
  )
}
