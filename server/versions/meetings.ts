/** The meetings that participants have: agendas of which something was sent, told as they were sent and not as they may be by now. */
import { readFile } from 'node:fs/promises'
import { danishTime } from '../../shared/agenda/danishTime.ts'
import { nextMeetingFirst } from '../../shared/agenda/meetingOrder.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import type { Meeting } from '../../shared/protocol/versions.ts'
import { opensDrafts } from '../accounts/drafts.ts'
import type { AgendaRecord, Directory, FileStore, Person, VersionStore } from '../storage/storage.ts'

export interface MeetingParts {
  directory: Pick<Directory, 'agendas' | 'memberships'>
  versions: Pick<VersionStore, 'of' | 'file'>
  files: Pick<FileStore, 'pathOf'>
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

type Head = Pick<Paper, 'title' | 'startsAt' | 'place'>

/** A version never changes: its paper is read once, for whomever it is told. */
const MOST_HEADS = 1000

export class Meetings {
  readonly #parts: MeetingParts
  /** By the hash of the paper. */
  readonly #heads = new Map<string, Head>()

  constructor(parts: MeetingParts) {
    this.#parts = parts
  }

  /** Of the councils in which this person opens no drafts; the next meeting first. */
  async of(person: Person): Promise<Meeting[]> {
    const { directory, now } = this.#parts
    const memberships = await directory.memberships(person.id)
    const councils = new Set(
      memberships.filter(({ role }) => !opensDrafts(role)).map(({ council }) => council.id),
    )
    if (councils.size === 0) return []
    const agendas = (await directory.agendas()).filter(({ council }) => councils.has(council.id))
    const meetings = await Promise.all(agendas.map((agenda) => this.#meeting(agenda)))
    return nextMeetingFirst(
      meetings.flatMap((meeting) => meeting ?? []),
      danishTime(now()).slice(0, 16),
    )
  }

  /** @returns `null` where nothing was sent */
  async #meeting({ id, council }: AgendaRecord): Promise<Meeting | null> {
    const [newest] = await this.#parts.versions.of(id)
    if (newest === undefined) return null
    const head = await this.#head(id, newest.number)
    if (head === null) return null
    const { number, kind, name, at } = newest
    return {
      id,
      council: { id: council.id, name: council.name },
      ...head,
      version: { number, kind, name, at },
    }
  }

  async #head(agenda: string, number: number): Promise<Head | null> {
    const { versions, files } = this.#parts
    const file = await versions.file(agenda, number, 'paper')
    const known = file && this.#heads.get(file.hash)
    if (known) return known
    const path = file && (await files.pathOf(agenda, file.hash))
    if (!file || path === null) return null
    const { title, startsAt, place } = JSON.parse(await readFile(path, 'utf8')) as Paper
    if (this.#heads.size >= MOST_HEADS) this.#heads.clear()
    this.#heads.set(file.hash, { title, startsAt, place })
    return { title, startsAt, place }
  }
}
