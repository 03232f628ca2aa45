/**
 * Who may write what in one agenda, now: the table of `shared/rights` asked with what the document says at this moment, and with how long
 * ago an item was closed. The judge of the room's gate.
 */
import type { ItemId, PersonId } from '../../shared/agenda/document.ts'
import { AGENDA, type FieldPlace, placeOfPath } from '../../shared/agenda/fieldPlace.ts'
import { isBeingWritten, type Moment } from '../../shared/rights/moment.ts'
import type { PlaceName } from '../../shared/rights/placeNames.ts'
import { GRACE_MS, TYPED } from '../../shared/rights/table.ts'
import { type Asker, type Denial, type Wish, whyNot } from '../../shared/rights/whyNot.ts'
import { Refused } from '../gate/refused.ts'
import type { Touch } from '../gate/touches.ts'

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
  readonly #momentOf: (ids: readonly PersonId[], item: ItemId | null) => Moment
  readonly #now: () => number
  /** When each was closed last, by the server's clock; those of before this room was loaded are not known, and long ago. */
  readonly #closedAt = new Map<string, number>()

  /** @param momentOf of the room's document @param now milliseconds, of whatever clock */
  constructor(momentOf: (ids: readonly PersonId[], item: ItemId | null) => Moment, now: () => number) {
    this.#momentOf = momentOf
    this.#now = now
  }

  /**
   * Decides on an update that was not applied yet.
   * @returns the tidyings to leave out
   * @throws NotAllowed
   */
  judge(asker: Asker, touches: readonly Touch[]): readonly Touch[] {
    return touches.filter((touch) => {
      const denial = this.#whyNot(asker, touch)
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

  #whyNot(asker: Asker, touch: Touch): Denial | null {
    // The names are those of the table that this room's gate has (`agendaPlaces.ts`).
    const wish = touch as Wish
    const item = itemOf(touch.path)
    const moment = this.#momentOf(asker.ids, item)
    const denial = whyNot(asker, wish, moment)
    const mayHaveGrace = denial !== null && denial !== 'not-allowed' && TYPED.has(wish.place)
    return mayHaveGrace && whyNot(asker, wish, this.#asBefore(moment, item!)) === null ? null : denial
  }

  /** The moment without what was closed just now. */
  #asBefore({ agenda, item }: Moment, id: ItemId): Moment {
    const { isResponsible, status, isLocked } = item!
    return {
      agenda: this.#closedJustNow('agenda', WHOLE) ? 'drafting' : agenda,
      item: {
        isResponsible,
        status: this.#closedJustNow('status', id) ? 'drafting' : status,
        isLocked: isLocked && !this.#closedJustNow('lock', id),
      },
    }
  }

  #closedJustNow(door: Door, item: ItemId): boolean {
    const at = this.#closedAt.get(keyOf(door, item))
    return at !== undefined && this.#now() - at < GRACE_MS
  }

  #openDoors(id: ItemId | null): Door[] {
    const { agenda, item } = this.#momentOf([], id)
    if (item === null) return agenda === 'drafting' ? ['agenda'] : []
    return [...(isBeingWritten(item) ? ['status' as const] : []), ...(item.isLocked ? [] : ['lock' as const])]
  }
}

const CLOSES: ReadonlySet<string> = new Set<PlaceName>(['item.status', 'item.locked', 'agenda.state'])

const itemOf = ([root, id]: readonly string[]): ItemId | null => (root === 'items' ? (id ?? null) : null)
const keyOf = (door: Door, item: ItemId | null): string => `${door} ${item ?? WHOLE}`
