/**
 * Looks each second whether something outside has changed what the open sockets were let in for: a session that ended, a
 * person who is no member any more, another role, a name that was joined with the person, other settings of the council, an agenda
 * that was put away or deleted.
 */
import { CLOSE } from '../../shared/protocol/closeCodes.ts'
import { opensDrafts } from '../accounts/drafts.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { Directory } from '../storage/storage.ts'
import type { Connection } from './connection.ts'
import type { Rooms } from './rooms.ts'
import { type Entrance, readersCommentBy, settingsForPage, welcomeMessage } from './upgrade.ts'

export const WATCH_INTERVAL_MS = 1_000

// Sessions also end by the clock, which changes no row.
const LOOK_ANYWAY_EVERY = 60

export interface WatchParts {
  sessions: Sessions
  directory: Directory
  rooms: Rooms
  /** The open sockets, and what each was let in for. */
  connections: ReadonlyMap<Connection, Entrance>
  now(): number
}

export class AccessWatch {
  readonly #parts: WatchParts
  /** The number of changes up to which this connection was checked; absent: it came since, let in by what was so before. */
  readonly #checkedAt = new WeakMap<Connection, number>()
  #removedAt: number | null = null
  #looks = 0

  constructor(parts: WatchParts) {
    this.#parts = parts
  }

  /** Looks once. What could not be read is looked at again the next time. */
  async look(): Promise<void> {
    const changes = await this.#parts.directory.changes()
    this.#looks += 1
    const anyway = this.#looks % LOOK_ANYWAY_EVERY === 0
    if (anyway || this.#removedAt !== changes) {
      await this.#removeDeleted()
      this.#removedAt = changes
    }
    const failures: unknown[] = []
    for (const [connection, entrance] of [...this.#parts.connections]) {
      if (!anyway && this.#checkedAt.get(connection) === changes) continue
      try {
        await this.#check(connection, entrance)
        this.#checkedAt.set(connection, changes)
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }

  async #removeDeleted(): Promise<void> {
    for (const agenda of await this.#parts.directory.agendasMarkedDeleted()) {
      await this.#parts.rooms.close(agenda, { is: 'deleted' }, CLOSE.noSuchAgenda)
      await this.#parts.directory.removeAgenda(agenda)
    }
  }

  async #check(connection: Connection, entrance: Entrance): Promise<void> {
    const { directory } = this.#parts
    const signedIn = await this.#parts.sessions.find(entrance.signedIn.session)
    if (signedIn === null) {
      connection.close(CLOSE.notSignedIn)
      return
    }
    const { id } = signedIn.person
    const role = await directory.role(id, entrance.council)
    const aliases = await directory.aliases(id, entrance.council)
    const settings = await settingsForPage(directory, entrance.council)
    const now = { role, aliases, settings }
    if (role === null || !opensDrafts(role)) connection.close(CLOSE.notAllowed)
    else if ((await directory.agendaPutAway(entrance.request.agenda)) !== null)
      connection.close(CLOSE.putAway)
    else if (JSON.stringify(now) !== JSON.stringify(knownOf(entrance)))
      this.#change({ connection, entrance }, { role, aliases, settings })
  }

  /** What comes from now on is judged by it. */
  #change(
    { connection, entrance }: { connection: Connection; entrance: Entrance },
    { role, aliases, settings }: Known,
  ): void {
    Object.assign(entrance, { role, aliases, settings })
    const { member } = connection
    if (member === null) return
    Object.assign(member, { role, aliases, readersComment: readersCommentBy(settings) })
    if (member.wantsAcks)
      connection.send(welcomeMessage(member, settings, entrance.room.epoch, this.#parts.now()))
  }
}

/** What a connection was told of, beside its agenda. */
type Known = Pick<Entrance, 'role' | 'aliases' | 'settings'>

const knownOf = ({ role, aliases, settings }: Entrance): Known => ({ role, aliases, settings })
