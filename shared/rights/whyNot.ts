/** The decision on rights, by the table: the gate and the page ask the same question. Pure. */
import type { PersonId, StatusName } from '../agenda/document.ts'
import { asRecord } from '../agenda/values.ts'
import { readCommentRules } from '../council/settings.ts'
import type { Role } from '../protocol/api.ts'
import type { Welcome } from '../protocol/messages.ts'
import { type ItemMoment, isBeingWritten, type Moment } from './moment.ts'
import { isInThread, type PlaceName } from './placeNames.ts'
import { type Operation, RIGHTS, STATUS_BY_RESPONSIBLE, type Who } from './table.ts'
import { whyNotInThread } from './whyNotInThread.ts'

export interface Asker {
  role: Role
  /** The person's own id, then those of names that were joined with it. */
  ids: readonly PersonId[]
  /** Whether the council lets readers comment; absent: it does. */
  readersComment?: boolean
}

/** @returns who is greeted by message 102, as rights know them */
export const askerOf = ({
  person,
  role,
  settings,
}: Pick<Welcome, 'person' | 'role' | 'settings'>): Asker => ({
  role,
  ids: [person.id, ...(person.aliases ?? [])],
  readersComment: readCommentRules(settings.comments).readers,
})

/** What somebody wants to do. */
export interface Wish {
  place: PlaceName
  operation: Operation
  /** Of an entry that is a plain value: what comes. */
  value?: unknown
  /** It stands in something that comes with it. */
  isNew?: boolean
}

/** Why it may not be. `locked`, `not-drafting`, `sent`: it could be, were it not for what the item or its agenda is now. */
export type Denial = 'not-allowed' | 'locked' | 'not-drafting' | 'sent'

/** @returns `null`: it may be */
export function whyNot(asker: Asker, wish: Wish, moment: Moment): Denial | null {
  const who = whoMay(wish)
  if (who === null || isSomebodyElses(asker, wish)) return 'not-allowed'
  if (isInThread(wish.place)) return whyNotInThread(asker, wish, moment, who)
  if (asker.role === 'secretariat') return null
  const isWriter = asker.role === 'contributor' && who === 'writers' && moment.item?.isResponsible === true
  return isWriter ? whyClosed(wish, moment.agenda, moment.item!) : 'not-allowed'
}

/** @returns `null`: nobody who is a person */
function whoMay({ place, operation, value, isNew = false }: Wish): Who | null {
  const row = RIGHTS[place]
  if (operation === 'create' && isNew && row.come !== undefined)
    return place === 'attachment.file' && value !== null ? null : row.come
  return row[operation === 'tidy' ? 'write' : operation] ?? null
}

/** A status and a lock say who set them: nobody says something in a colleague's name. The status of a new item is nobody's yet. */
function isSomebodyElses({ ids }: Asker, { place, operation, value, isNew = false }: Wish): boolean {
  if (operation === 'delete' || (place !== 'item.status' && place !== 'item.locked')) return false
  if (place === 'item.locked' && value === null) return false
  const { by } = asRecord(value)
  return by === null ? !isNew : !ids.includes(by as PersonId)
}

function whyClosed(wish: Wish, agenda: Moment['agenda'], item: ItemMoment): Denial | null {
  if (agenda !== 'drafting') return 'sent'
  if (item.isLocked) return 'locked'
  if (wish.place === 'item.status') return whyNotStatus(wish, item.status)
  return isBeingWritten(item) ? null : 'not-drafting'
}

function whyNotStatus({ operation, value }: Wish, now: StatusName): Denial | null {
  const open = STATUS_BY_RESPONSIBLE[now]
  if (open.length === 0) return 'not-drafting'
  const wanted = operation === 'delete' ? undefined : asRecord(value).is
  return open.some((status) => status === wanted) ? null : 'not-allowed'
}
