/**
 * Looks each second whether something outside has changed what the open sockets were let in for: a session that ended, a
 * person who is no member any more, another role, an agenda that was deleted.
 */
import type { Role } from '../../shared/protocol/api.ts'
import { CLOSE } from '../../shared/protocol/closeCodes.ts'
import { opensDrafts } from '../accounts/drafts.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { Directory } from '../storage/storage.ts'
import type { Connection } from './connection.ts'
import type { Rooms } from './rooms.ts'
import { type Entrance, welcomeMessage } from './upgrade.ts'

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
  #seen: number | null = null
  #looks = 0

  constructor(parts: WatchParts) {
    this.#parts = parts
  }

  /** Looks once. */
  async look(): Promise<void> {
    const changes = await this.#parts.directory.changes()
    this.#looks += 1
    if (changes === this.#seen && this.#looks % LOOK_ANYWAY_EVERY !== 0) return
    this.#seen = changes
    await this.#removeDeleted()
    for (const [connection, entrance] of [...this.#parts.connections]) await this.#check(connection, entrance)
  }

  async #removeDeleted(): Promise<void> {
    for (const agenda of await this.#parts.directory.agendasMarkedDeleted()) {
      await this.#parts.rooms.close(agenda, { is: 'deleted' }, CLOSE.noSuchAgenda)
      await this.#parts.directory.removeAgenda(agenda)
    }
  }

  async #check(connection: Connection, entrance: Entrance): Promise<void> {
    const signedIn = await this.#parts.sessions.find(entrance.signedIn.session)
    if (signedIn === null) {
      connection.close(CLOSE.notSignedIn)
      return
    }
    const role = await this.#parts.directory.role(signedIn.person.id, entrance.council)
    if (role === null || !opensDrafts(role)) connection.close(CLOSE.notAllowed)
    else if (role !== entrance.role) this.#changeRole({ connection, entrance }, role)
  }

  /** What comes from now on is judged by it. */
  #changeRole({ connection, entrance }: { connection: Connection; entrance: Entrance }, role: Role): void {
    entrance.role = role
    const { member } = connection
    if (member === null) return
    member.role = role
    if (member.wantsAcks) connection.send(welcomeMessage(member, entrance.room.epoch, this.#parts.now()))
  }
}
