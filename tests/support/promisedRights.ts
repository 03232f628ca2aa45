/** What `docs/rights.md` promises, read from the page itself: who compares with it asks no code that the server asks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../../shared/protocol/api.ts'
import type { Denial, Wish } from '../../shared/rights/whyNot.ts'
import { type ItemIs, ME, type ThreadIs } from './everyTouch.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/rights.md'), 'utf8')

/** The rows of the table that begins with such a heading, by the names of its columns; ✎ and the marks of code are left out. */
function tableOf(firstHead: string): Record<string, string>[] {
  const lines = page
    .slice(page.indexOf(`| ${firstHead} |`))
    .split('\n\n')[0]!
    .split('\n')
  const [heads, , ...rows] = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replace(/[`✎]/g, '').trim()),
  )
  return rows.map((cells) => Object.fromEntries(heads!.map((head, at) => [head, cells[at]!])))
}

const PLACES = tableOf('place')
const PLACES_OF_COMMENTS = tableOf('place of a comment')
const CLOSES = tableOf('agenda')
const STATUSES = tableOf('from \\ to')

/** The places of the page's first table, then those of comments. */
export const promisedPlaces = (): string[] => [
  ...PLACES.map(({ place }) => place!),
  ...PLACES_OF_COMMENTS.map((row) => row['place of a comment']!),
]

const MAY: Readonly<Record<string, readonly string[]>> = {
  '–': [],
  'with its holder': [],
  make: ['create'],
  write: ['write'],
  set: ['create', 'replace', 'restore', 'delete'],
  put: ['create', 'replace'],
  // Nobody tries here to say that a task is done: to give it to another is not that.
  done: [],
}

/**
 * Of a touch of something that is there already, or that comes alone.
 * @param is how the item is as it comes @param thread what one is to the thread, of a place of comments
 * @returns `null`: it is promised that it counts
 */
export function promised(
  role: Role,
  wish: Wish,
  is: Required<ItemIs>,
  thread: ThreadIs | null,
): Denial | null {
  if (thread !== null) return promisedInThread(role, wish, is, thread)
  const row = PLACES.find(({ place }) => place === wish.place)
  if (row === undefined) throw new Error(`docs/rights.md has no row for ${wish.place}`)
  const column = role === 'contributor' ? (is.isResponsible ? 'responsible' : 'other contributor') : role
  if (!MAY[row[column]!]!.includes(wish.operation) || isInAnothersName(wish)) return 'not-allowed'
  return column === 'responsible' ? whyClosed(wish, is) : null
}

/** «Whoever is several of these may what any of them may». */
function promisedInThread(
  role: Role,
  wish: Wish,
  { isResponsible, agenda }: Required<ItemIs>,
  thread: ThreadIs,
): Denial | null {
  const row = PLACES_OF_COMMENTS.find((one) => one['place of a comment'] === wish.place)!
  const columns = [
    'anybody else who comments',
    ...(role === 'secretariat' ? [role] : []),
    ...(role === 'contributor' && isResponsible ? ['responsible'] : []),
    ...(thread === 'others' ? [] : [thread]),
  ]
  const may = columns.some((column) => MAY[row[column]!]!.includes(wish.operation))
  if (!may || isInAnothersName(wish)) return 'not-allowed'
  return agenda === 'drafting' ? null : 'sent'
}

/** «Whoever sets a status or a lock does so in their own name». */
const isInAnothersName = ({ place, value }: Wish): boolean =>
  ['item.status', 'item.locked', 'thread.resolved'].includes(place) &&
  typeof value === 'object' &&
  (value as { by?: string } | null)?.by !== undefined &&
  (value as { by?: string }).by !== ME

function whyClosed(wish: Wish, { agenda, isLocked, status }: Required<ItemIs>): Denial | null {
  const row = CLOSES.find((one) => one.agenda === agenda && one.locked === (isLocked ? 'yes' : 'no'))!
  const code = row[status]!
  if (wish.place !== 'item.status' || code === 'sent' || code === 'locked')
    return code === 'may write' ? null : (code as Denial)
  const from = STATUSES.find((one) => one['from \\ to'] === status)!
  if (Object.values(from).every((cell) => cell !== 'yes')) return 'not-drafting'
  // To take it away makes nothing of it.
  const to = wish.operation === 'delete' ? '' : (wish.value as { is: string }).is
  return from[to] === 'yes' ? null : 'not-allowed'
}
