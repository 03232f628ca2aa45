/** The live agendas of this server: loads a room for the first to come, and lets go of it a while after the last has left. */
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { Language } from '../../shared/language/languages.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import type { RefusalCode } from '../../shared/protocol/messages.ts'
import type { Refused } from '../gate/refused.ts'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Refusals } from '../record/refusals.ts'
import type { HandedBackRow, StoredAgenda, UpdateLog } from '../storage/storage.ts'
import type { GroupCommit } from './commit.ts'
import type { Compaction } from './compaction.ts'
import type { Member } from './member.ts'
import { Room, type RoomClosed, type RoomEvents } from './room.ts'

/** How long an empty room stays in memory. */
export const IDLE_GRACE_MS = 30_000

export interface RoomsParts {
  updateLog: UpdateLog
  commit: GroupCommit
  compaction: Compaction
  log: Log
  metrics: Metrics
  refusals: Pick<Refusals, 'note'>
  now(): number
  sentence(code: RefusalCode, language: Language): string
}

export class Rooms implements RoomEvents {
  readonly #parts: RoomsParts
  readonly #rooms = new Map<AgendaId, Promise<Room | null>>()
  readonly #live = new Map<AgendaId, Room>()
  readonly #idle = new Map<AgendaId, NodeJS.Timeout>()

  constructor(parts: RoomsParts) {
    this.#parts = parts
  }

  /**
   * Finds or loads a room. Join it before anything else is awaited: an empty one may be let go.
   * @returns `null` when there is no such agenda
   * @throws StorageUnavailable, StorageBroken
   */
  open(agenda: AgendaId): Promise<Room | null> {
    const known = this.#rooms.get(agenda)
    if (known !== undefined) return known
    const loading = this.#load(agenda)
    this.#rooms.set(agenda, loading)
    loading.then(
      (room) => room === null && this.#rooms.delete(agenda),
      () => this.#rooms.delete(agenda),
    )
    return loading
  }

  /** Closes one agenda's room, if there is one, once it is loaded. */
  async close(agenda: AgendaId, why: RoomClosed, code: CloseCode): Promise<void> {
    const room = await this.#rooms.get(agenda)?.catch(() => null)
    room?.close(why, code)
    await this.#parts.commit.settled()
  }

  /** Tells the tabs of their author, if there are any, what was done about words that were handed back. */
  async finishHandedBack(agenda: AgendaId, row: HandedBackRow): Promise<void> {
    const room = await this.#rooms.get(agenda)?.catch(() => null)
    room?.finishHandedBack(row)
  }

  /** Everybody is told to come back; what was accepted becomes durable first. */
  async stop(): Promise<void> {
    await this.#parts.commit.settled()
    for (const room of [...this.#live.values()]) room.close({ is: 'stopping' }, CLOSE.comeBack)
    for (const timer of this.#idle.values()) clearTimeout(timer)
    await this.#parts.commit.settled()
  }

  async #load(agenda: AgendaId): Promise<Room | null> {
    // A room that was closed may still have entries on their way to the disk; the new one must be built after them.
    await this.#parts.commit.settled()
    const stored = await this.#parts.updateLog.load(agenda)
    if (stored === null) return null
    this.#report(agenda, stored)
    const room = new Room({
      agenda,
      stored,
      commit: this.#parts.commit,
      encodeFromDisk: (stateVector) => this.#parts.updateLog.encode(agenda, stateVector),
      events: this,
      now: this.#parts.now,
      sentence: this.#parts.sentence,
    })
    if (stored.isOfOlderSchema) room.raiseSchema()
    this.#live.set(agenda, room)
    this.#parts.metrics.rooms.set(this.#live.size)
    this.#startGrace(room)
    return room
  }

  #report(agenda: AgendaId, { seq, state, setAside }: StoredAgenda): void {
    const { log } = this.#parts
    log.info({ event: 'agenda.loaded', agenda, seq, bytes: state.length }, 'agenda loaded')
    for (const { seq: number, problem } of setAside) {
      log.error(
        { event: 'agenda.entry-set-aside', agenda, seq: number, problem },
        'a log entry was put aside',
      )
    }
  }

  #startGrace(room: Room): void {
    clearTimeout(this.#idle.get(room.agenda))
    const timer = setTimeout(() => this.#unloadIfEmpty(room), IDLE_GRACE_MS)
    timer.unref()
    this.#idle.set(room.agenda, timer)
  }

  #unloadIfEmpty(room: Room): void {
    if (room.memberCount > 0 || this.#live.get(room.agenda) !== room) return
    if (!room.isDurable) {
      this.#startGrace(room)
      return
    }
    room.close({ is: 'unloaded' }, CLOSE.comeBack)
  }

  // ── What rooms tell ──────────────────────────────────────────────────────────────────────────────────────────────

  onAccepted(room: Room): void {
    this.#parts.metrics.updatesAccepted.inc()
    this.#parts.compaction.noteAccepted(room.agenda)
  }

  onRefused(room: Room, { id, person }: Member, refused: Refused<RefusalCode>): void {
    const { code, reason, cause } = refused
    this.#parts.metrics.updatesRefused.inc({ code })
    const place = () => room.placeOf(refused)
    this.#parts.refusals.note({ agenda: room.agenda, person: person.id, place })
    const facts = { code, reason, agenda: room.agenda, person: person.id, connection: id, cause }
    this.#parts.log.warn({ event: 'update.refused', ...facts }, 'an update was refused')
  }

  onPresenceDropped(): void {
    this.#parts.metrics.presenceDropped.inc()
  }

  onMemberLeft(room: Room): void {
    if (room.memberCount === 0) this.#startGrace(room)
  }

  onClosed(room: Room, why: RoomClosed): void {
    this.#rooms.delete(room.agenda)
    this.#live.delete(room.agenda)
    clearTimeout(this.#idle.get(room.agenda))
    this.#idle.delete(room.agenda)
    this.#parts.metrics.rooms.set(this.#live.size)
    const facts = { event: 'agenda.closed', agenda: room.agenda, why: why.is }
    if ('error' in why)
      this.#parts.log.error({ ...facts, error: why.error }, 'a room was closed; it is rebuilt from the log')
    else this.#parts.log.info(facts, 'agenda left memory')
    if (why.is === 'unloaded') this.#parts.compaction.compactNow(room.agenda)
  }
}
