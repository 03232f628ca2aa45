/**
 * Who may write what in one agenda, now: the table of `shared/rights` asked with what the document says at this moment, and with how long
 * ago an item was closed. The judge of the room's gate.
 */
import type { ItemId, PersonId } from '../../shared/agenda/document.ts'
import { AGENDA, type FieldPlace, placeOfPath } from '../../shared/agenda/fieldPlace.ts'
import { type About, type ItemMoment, isBeingWritten, type Moment } from '../../shared/rights/moment.ts'
import type { PlaceName } from '../../shared/rights/placeNames.ts'
import { GRACE_MS, TYPED } from '../../shared/rights/table.ts'
import { type Asker, type Denial, type Wish, whyNot } from '../../shared/rights/whyNot.ts'
import { Refused } from '../gate/refused.ts'
import type { Touch } from '../gate/touches.ts'
import { checkThreads } from './wholeThreads.ts'

/** The sender may not do this, here and now. */
export class NotAllowed extends Refused<Denial> {
  readonly place: FieldPlace

  constructor(denial: Denial, { path, operation }: Touch) {
    super(denial, `${operation} ${path.join('/')}`)
    this.place = placeOfPath(path)
  }
}

/** What can be closed to those who are responsible for an item. */
type Door = 'status' | 'lock' | 'agenda'

/** For the doors of the whole agenda, beside its items. */
const WHOLE: ItemId = AGENDA

export class Rights {
  readonly #momentOf: (ids: readonly PersonId[], about: About) => Moment
  readonly #now: () => number
  /** When each was closed last, by the server's clock; those of before this room was loaded are not known, and long ago. */
  readonly #closedAt = new Map<string, number>()

  /** @param momentOf of the room's document @param now milliseconds, of whatever clock */
  constructor(momentOf: (ids: readonly PersonId[], about: About) => Moment, now: () => number) {
    this.#momentOf = momentOf
    this.#now = now
  }

  /**
   * Decides on an update that was not applied yet.
   * @returns the tidyings to leave out
   * @throws NotAllowed; Refused `malformed` where a thread or a comment comes in part
   */
  judge(asker: Asker, touches: readonly Touch[]): readonly Touch[] {
    checkThreads(touches)
    const coming = itemsIn(touches)
    return touches.filter((touch) => {
      const denial = this.#whyNot(asker, touch, coming)
      if (denial !== null && touch.operation !== 'tidy') throw new NotAllowed(denial, touch)
      return denial !== null
    })
  }

  /** @returns to be called when the update is applied: notes what it closed */
  watch(touches: readonly Touch[]): () => void {
    const items = new Set(touches.flatMap(({ place, path }) => (CLOSES.has(place) ? [itemOf(path)] : [])))
    const openBefore = [...items].flatMap((item) => this.#openDoors(item).map((door) => ({ item, door })))
    return () => {
      const closed = openBefore.filter(({ item, door }) => !this.#openDoors(item).includes(door))
      for (const { item, door } of closed) this.#closedAt.set(keyOf(door, item), this.#now())
    }
  }

  /** The server itself closed the agenda: what was being typed in it is still taken for a while. */
  noteAgendaClosed(): void {
    this.#closedAt.set(keyOf('agenda', WHOLE), this.#now())
  }

  /** @param coming the items that the update brings */
  #whyNot(asker: Asker, touch: Touch, coming: ReadonlySet<unknown>): Denial | null {
    // The names are those of the table that this room's gate has (`agendaPlaces.ts`).
    const wish = touch as Wish
    const isAboutNew = wish.place === 'thread.item' && coming.has(wish.value)
    const moment = { ...this.#momentOf(asker.ids, touch), ...(isAboutNew && { item: NEW_ITEM }) }
    const denial = whyNot(asker, wish, moment)
    // What comes with something is no more closed than that.
    const mayHaveGrace = denial !== null && denial !== 'not-allowed' && (TYPED.has(wish.place) || touch.isNew)
    return mayHaveGrace && whyNot(asker, wish, this.#asBefore(moment, itemOf(touch.path))) === null
      ? null
      : denial
  }

  /** The moment without what was closed just now. */
  #asBefore(moment: Moment, id: ItemId | null): Moment {
    const { agenda, item } = moment
    return {
      ...moment,
      agenda: this.#closedJustNow('agenda', WHOLE) ? 'drafting' : agenda,
      item: id === null || item === null ? item : this.#itemAsBefore(item, id),
    }
  }

  #itemAsBefore({ isResponsible, status, isLocked }: ItemMoment, id: ItemId): ItemMoment {
    return {
      isResponsible,
      status: this.#closedJustNow('status', id) ? 'drafting' : status,
      isLocked: isLocked && !this.#closedJustNow('lock', id),
    }
  }

  #closedJustNow(door: Door, item: ItemId): boolean {
    const at = this.#closedAt.get(keyOf(door, item))
    return at !== undefined && this.#now() - at < GRACE_MS
  }

  #openDoors(id: ItemId | null): Door[] {
    const { agenda, item } = this.#momentOf([], { path: id === null ? [] : ['items', id] })
    if (item === null) return agenda === 'drafting' ? ['agenda'] : []
    return [...(isBeingWritten(item) ? ['status' as const] : []), ...(item.isLocked ? [] : ['lock' as const])]
  }
}

const CLOSES: ReadonlySet<string> = new Set<PlaceName>(['item.status', 'item.locked', 'agenda.state'])

/** Somebody made it, without a network, and said something about it. */
const NEW_ITEM: ItemMoment = { isResponsible: false, status: 'drafting', isLocked: false }
const itemsIn = (touches: readonly Touch[]): ReadonlySet<unknown> =>
  new Set(touches.flatMap(({ place, path }) => (place === 'item' ? [path[1]] : [])))

const itemOf = ([root, id]: readonly string[]): ItemId | null => (root === 'items' ? (id ?? null) : null)
const keyOf = (door: Door, item: ItemId | null): string => `${door} ${item ?? WHOLE}`
