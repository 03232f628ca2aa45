/** What `docs/rights.md` promises, read from the page itself: who compares with it asks no code that the server asks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../../shared/protocol/api.ts'
import type { Denial, Wish } from '../../shared/rights/whyNot.ts'
import { type ItemIs, ME } from './everyTouch.ts'

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
const CLOSES = tableOf('agenda')
const STATUSES = tableOf('from \\ to')

/** The places of the page's first table. */
export const promisedPlaces = (): string[] => PLACES.map(({ place }) => place!)

const MAY: Readonly<Record<string, readonly string[]>> = {
  '–': [],
  'with its holder': [],
  make: ['create'],
  write: ['write'],
  set: ['create', 'replace', 'restore', 'delete'],
}

/**
 * Of a touch of something that is there already, or that comes alone.
 * @param is how the item is as it comes @returns `null`: it is promised that it counts
 */
export function promised(role: Role, wish: Wish, is: Required<ItemIs>): Denial | null {
  const row = PLACES.find(({ place }) => place === wish.place)
  if (row === undefined) throw new Error(`docs/rights.md has no row for ${wish.place}`)
  const column = role === 'contributor' ? (is.isResponsible ? 'responsible' : 'other contributor') : role
  if (!MAY[row[column]!]!.includes(wish.operation) || isInAnothersName(wish)) return 'not-allowed'
  return column === 'responsible' ? whyClosed(wish, is) : null
}

/** «Whoever sets a status or a lock does so in their own name». */
const isInAnothersName = ({ place, value }: Wish): boolean =>
  (place === 'item.status' || place === 'item.locked') &&
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
