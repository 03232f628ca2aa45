/** What a topic of `/live` has to tell a person now: its list, or why there is none. Rights are decided here, on what was loaded. */
import type { AgendaId } from '../../shared/agenda/document.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import { readAgendaTopic, type Topic } from '../../shared/protocol/live.ts'
import type { VersionRow, VersionsAbout } from '../../shared/protocol/versions.ts'
import { opensDrafts } from '../accounts/drafts.ts'
import { notificationRows } from '../notifications/notificationRows.ts'
import { type ListParts, Lists } from '../progress/lists.ts'
import type { Directory, NotificationStore, Person, ProgressStore, VersionStore } from '../storage/storage.ts'

export interface TopicParts extends ListParts {
  notifications: Pick<NotificationStore, 'of'>
  directory: ListParts['directory'] & Pick<Directory, 'agenda' | 'role'>
  progress: ListParts['progress'] & Pick<ProgressStore, 'of'>
  versions: ListParts['versions'] & Pick<VersionStore, 'of' | 'onItsWay' | 'failed' | 'troubledMails'>
}

/** A row as it is sent. */
export interface SentRow {
  id: string
  json: string
}

/** A list as it is sent; `about` is JSON too. */
export interface SentList {
  rows: readonly SentRow[]
  about: string | null
}

export interface ListNow {
  is: 'list'
  list: SentList
  /** Of two lists the one with the greater number tells what is so now. */
  moment: number
}

export type TopicNow = ListNow | { is: 'ended'; code: CloseCode }

let moments = 0

/** Topics of one moment: what they share is read once, for whomever. */
export class Topics {
  readonly #parts: TopicParts
  readonly #lists: Lists
  readonly #moment = ++moments
  readonly #json = new WeakMap<object, string>()
  readonly #versionsOf = new Map<AgendaId, Promise<VersionRow[]>>()

  constructor(parts: TopicParts) {
    this.#parts = parts
    this.#lists = new Lists(parts)
  }

  async read(topic: Topic, person: Person): Promise<TopicNow> {
    if (topic === 'me') return this.#list(await this.#lists.ownItems(person))
    if (topic === 'notifications')
      return this.#list(await notificationRows(this.#parts.notifications, person.id))
    if (topic === 'tasks') return this.#list(await this.#lists.ownTasks(person))
    if (topic === 'councils') return this.#list(await this.#lists.agendas(person))
    if (topic === 'meetings') return this.#list(await this.#lists.meetings(person))
    const { agenda, list } = readAgendaTopic(topic)!
    return this.#ofAgenda(agenda, list, person)
  }

  /** What was sent is for every member of the council; all else of an agenda for those who open drafts. */
  async #ofAgenda(id: AgendaId, list: 'progress' | 'versions', person: Person): Promise<TopicNow> {
    const { directory, progress } = this.#parts
    const agenda = await directory.agenda(id)
    const role = agenda && (await directory.role(person.id, agenda.council.id))
    if (!role) return { is: 'ended', code: CLOSE.noSuchAgenda }
    if (list === 'versions')
      return this.#list(await this.#versions(id), opensDrafts(role) ? await this.#onItsWay(id) : null)
    if (!opensDrafts(role)) return { is: 'ended', code: CLOSE.notAllowed }
    const kept = await progress.of(id)
    return this.#list(kept?.items ?? [], kept && { headings: kept.headings })
  }

  #versions(agenda: AgendaId): Promise<VersionRow[]> {
    const rows = this.#versionsOf.get(agenda) ?? versionRows(this.#parts.versions, agenda)
    this.#versionsOf.set(agenda, rows)
    return rows
  }

  async #onItsWay(agenda: AgendaId): Promise<VersionsAbout> {
    const sending = await this.#parts.versions.onItsWay(agenda)
    const failed = await this.#parts.versions.failed(agenda)
    const troubled = await this.#parts.versions.troubledMails(agenda)
    const late = troubled.filter(({ is }) => is === 'waiting')
    return {
      onItsWay: sending?.is === 'on-its-way' ? sending.number : null,
      failedAt: failed?.at ?? null,
      mails: {
        late: late.length,
        nextAt: late.length === 0 ? null : Math.min(...late.map(({ nextAt }) => nextAt)),
        lost: troubled.length - late.length,
      },
    }
  }

  #list(rows: readonly { id: string }[], about: object | null = null): TopicNow {
    const sent = rows.map((row) => ({ id: row.id, json: this.#asJson(row) }))
    const list = { rows: sent, about: about && JSON.stringify(about) }
    return { is: 'list', list, moment: this.#moment }
  }

  /** An agenda's row is the same object for everybody. */
  #asJson(row: object): string {
    const json = this.#json.get(row) ?? JSON.stringify(row)
    this.#json.set(row, json)
    return json
  }
}

/** The newest first. */
async function versionRows(versions: Pick<VersionStore, 'of'>, agenda: AgendaId): Promise<VersionRow[]> {
  const all = await versions.of(agenda)
  return all.map(({ number, kind, name, at }) => ({ id: String(number), number, kind, name, at }))
}
