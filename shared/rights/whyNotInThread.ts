/** The decision on rights where people comment: by who they are to a thread and its comments, and by what they say of themselves. */
import { asRecord } from '../agenda/values.ts'
import { readTask } from '../threads/thread.ts'
import type { Moment } from './moment.ts'
import { AHEAD_MS, type InThread, OLDEST_TIME_MS, type Who } from './table.ts'
import type { Asker, Denial, Wish } from './whyNot.ts'

/** Whether they say anything about drafts at all. */
export const isCommenter = ({ role, readersComment = true }: Asker): boolean =>
  role === 'secretariat' || role === 'contributor' || (role === 'reader' && readersComment)

/** @param who the table names for it @returns `null`: it may be */
export function whyNotInThread(asker: Asker, wish: Wish, moment: Moment, who: Who): Denial | null {
  const may = isCommenter(asker) && isTrue(asker, wish, moment) && isOneOf(who, asker, wish, moment)
  if (!may) return 'not-allowed'
  return moment.agenda === 'drafting' ? null : 'sent'
}

function isOneOf(who: Who, asker: Asker, wish: Wish, moment: Moment): boolean {
  if (typeof who === 'string') return wish.place !== 'thread.item' || moment.item !== null
  return who.some((one) => IS[one](asker, moment) && !isBeyond(one, wish, moment))
}

const IS: Readonly<Record<InThread, (asker: Asker, moment: Moment) => boolean>> = {
  secretariat: ({ role }) => role === 'secretariat',
  author: (_asker, { thread }) => thread?.isAuthor === true,
  // Who only reads, and is named there, is responsible for nothing.
  responsible: ({ role }, { item }) => role === 'contributor' && item?.isResponsible === true,
  assignee: ({ ids }, { thread }) => thread !== null && ids.includes(thread.assignee ?? ''),
}

/** What the one may not who may else set it. */
function isBeyond(one: InThread, { place, value }: Wish, { thread }: Moment): boolean {
  if (place === 'thread.deletedAt') return one === 'author' && value !== null && thread!.isAnswered
  // To give it to another, or to nobody, is no way to be done with it.
  return place === 'thread.task' && one === 'assignee' && readTask(value)?.person !== thread!.assignee
}

/** Nobody says something in a colleague's name, or at a time that is none. */
function isTrue({ ids: [own] }: Asker, wish: Wish, { now }: Moment): boolean {
  const { by, at } = claimOf(wish)
  if (by !== undefined && by !== own) return false
  return typeof at !== 'number' || now === null || (at >= now - OLDEST_TIME_MS && at <= now + AHEAD_MS)
}

/** Who it was, and when, where what comes says that. */
function claimOf({ place, value }: Wish): { by?: unknown; at?: unknown } {
  switch (place) {
    case 'thread.author':
    case 'comment.author':
      return { by: value }
    case 'thread.at':
    case 'thread.deletedAt':
    case 'comment.at':
    case 'comment.editedAt':
    case 'comment.deletedAt':
      return { at: value }
    case 'thread.resolved':
      return asRecord(value)
    case 'thread.task':
      return asRecord(asRecord(value).done)
    default:
      return {}
  }
}
