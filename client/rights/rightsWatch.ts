/**
 * What the person at this page may change, as it is now: by the role that the server told last, and by what the document says. One watch
 * for a session; whoever shows a place is told when that may have become another answer.
 */
import { AGENDA, type FieldPlace } from '../../shared/agenda/fieldPlace.ts'
import type { Asker, Denial } from '../../shared/rights/whyNot.ts'
import { mayStructure, mayWriteTexts, whyNotIn } from '../../shared/rights/whyNotAt.ts'
import { placeKey } from '../agenda/changes.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'

type Session = Pick<AgendaSession, 'doc' | 'watch' | 'subscribe' | 'asker'>

/** Values of an item that close it, or open it. */
const DOORS = ['status', 'locked', 'responsibles']

export class RightsWatch {
  readonly #session: Session
  readonly #listeners = new Map<string, Set<() => void>>()
  readonly #stops = new Map<string, readonly (() => void)[]>()
  readonly #all = new Set<() => void>()
  #version = 0
  #asker: Asker | null

  constructor(session: Session) {
    this.#session = session
    this.#asker = session.asker()
    session.subscribe(() => this.#lookAtRole())
    session.watch.subscribe(placeKey({ item: AGENDA, field: 'state' }), () => this.#tellAll())
  }

  /** @returns why not; `null`: they may. Before it is known who they are, they may nothing. */
  readonly whyNot = (place: FieldPlace): Denial | null => {
    const { doc, asker } = this.#session
    const who = asker()
    return who === null ? 'not-allowed' : whyNotIn(doc, who, place)
  }

  /** Whether they make, move and delete items. */
  readonly mayStructure = (): boolean => {
    const asker = this.#session.asker()
    return asker !== null && mayStructure(this.#session.doc, asker)
  }

  /** Whether the text of any item may be theirs to write; as long as it is not known who they are, it may. */
  readonly mayWriteTexts = (): boolean => {
    const asker = this.#session.asker()
    return asker === null || mayWriteTexts(this.#session.doc, asker)
  }

  /** Calls back when the answers in an item (or `AGENDA`) may be others. @returns the function that stops it */
  subscribe(item: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(item) ?? this.#begin(item)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#end(item)
    }
  }

  /** As `subscribe`, for what is in any of the items that are shown. */
  readonly subscribeAll = (listener: () => void): (() => void) => {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  /** Another one whenever an answer may be another. */
  readonly version = (): number => this.#version

  #begin(item: string): Set<() => void> {
    const listeners = new Set<() => void>()
    this.#listeners.set(item, listeners)
    const tell = () => this.#tell([listeners])
    const { watch } = this.#session
    const stops = DOORS.map((field) => watch.subscribe(placeKey({ item, field }), tell))
    this.#stops.set(item, stops)
    return listeners
  }

  #end(item: string): void {
    for (const stop of this.#stops.get(item) ?? []) stop()
    this.#stops.delete(item)
    this.#listeners.delete(item)
  }

  #lookAtRole(): void {
    const asker = this.#session.asker()
    if (asker === this.#asker) return
    this.#asker = asker
    this.#tellAll()
  }

  #tellAll(): void {
    this.#tell([...this.#listeners.values()])
  }

  #tell(told: readonly ReadonlySet<() => void>[]): void {
    this.#version += 1
    for (const listeners of [...told, this.#all]) for (const listener of [...listeners]) listener()
  }
}

const watches = new WeakMap<Session, RightsWatch>()

/** @returns the one watch of this session */
export function rightsOf(session: Session): RightsWatch {
  const watch = watches.get(session) ?? new RightsWatch(session)
  watches.set(session, watch)
  return watch
}
