/** `docs/rights.md` says what the table of rights says: its tables are drawn here from the program and compared. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AgendaState, StatusName } from '../../../shared/agenda/document.ts'
import { ROLES, type Role } from '../../../shared/protocol/api.ts'
import type { ItemMoment, Moment, ThreadMoment } from '../../../shared/rights/moment.ts'
import { isInThread, PLACE_NAMES, type PlaceName } from '../../../shared/rights/placeNames.ts'
import { RIGHTS, type Row, STATUS_BY_RESPONSIBLE, TYPED } from '../../../shared/rights/table.ts'
import { whyNot } from '../../../shared/rights/whyNot.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/rights.md'), 'utf8')

const ME = 'me'
const AGENDA_STATES: readonly AgendaState[] = ['drafting', 'sent', 'minutes']
const STATUSES = Object.keys(STATUS_BY_RESPONSIBLE) as StatusName[]

interface Column {
  head: string
  role: Role
  isResponsible: boolean
}

// Whoever is responsible for an item is somebody in a role, too.
const COLUMNS: readonly Column[] = ROLES.flatMap((role): Column[] =>
  role === 'contributor'
    ? [
        { head: 'responsible', role, isResponsible: true },
        { head: 'other contributor', role, isResponsible: false },
      ]
    : [{ head: role, role, isResponsible: true }],
)

const tableOf = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const OPERATIONS = ['create', 'replace', 'restore', 'delete', 'write'] as const

const momentWhere = (item: ItemMoment, agenda: AgendaState = 'drafting'): Moment => ({
  ...{ agenda, item, thread: null, now: null },
})

function cell(place: PlaceName, { role, isResponsible }: Column): string {
  const moment = momentWhere({ isResponsible, status: 'drafting', isLocked: false })
  const value =
    place === 'item.status'
      ? { is: 'drafting', by: ME }
      : ['attachment.file', 'item.locked'].includes(place)
        ? null
        : 'x'
  const may = (operation: (typeof OPERATIONS)[number], isNew = false) =>
    whyNot({ role, ids: [ME] }, { place, operation, value, isNew }, moment) === null
  const may4 = (['create', 'replace', 'restore', 'delete'] as const).map((operation) => may(operation))
  if (may('write')) return 'write'
  if (may4[0] && may4[1]) return 'set'
  if (may4[0]) return 'make'
  return may('create', true) ? 'with its holder' : '–'
}

const nameOf = (place: PlaceName): string => `\`${place}\`${TYPED.has(place) ? ' ✎' : ''}`

test('[G11] docs/rights.md has the table of places and people', () => {
  const rows = PLACE_NAMES.filter((place) => !isInThread(place)).map((place) => [
    nameOf(place),
    ...COLUMNS.map((column) => cell(place, column)),
  ])
  expect(page).toContain(tableOf(['place', ...COLUMNS.map(({ head }) => head)], rows))
})

/** What each of them is to the thread, beside that they read. */
const COLUMNS_OF_COMMENTS: Readonly<
  Record<string, { role?: Role; item?: true; thread?: Partial<ThreadMoment> }>
> = {
  secretariat: { role: 'secretariat' },
  author: { thread: { isAuthor: true } },
  responsible: { role: 'contributor', item: true },
  assignee: { thread: { assignee: ME } },
  'anybody else who comments': {},
}

function cellOfComments(place: PlaceName, column: string): string {
  const { role = 'reader', item = false, thread = {} } = COLUMNS_OF_COMMENTS[column]!
  const moment: Moment = {
    ...momentWhere({ isResponsible: item, status: 'drafting', isLocked: false }),
    thread: { ...{ isAuthor: false, assignee: 'ida', isAnswered: false }, ...thread },
  }
  const may = (operation: 'create' | 'replace' | 'delete', value?: unknown, isNew = false) =>
    whyNot({ role, ids: [ME] }, { place, operation, value, isNew }, moment) === null
  expect(may('delete')).toBe(false)
  if (may('create') && may('replace')) return 'put'
  if (may('create')) return 'make'
  if (may('replace', { person: thread.assignee ?? 'ida', done: { by: ME, at: 1 } })) return 'done'
  return may('create', undefined, true) && RIGHTS[place].replace === undefined ? 'with its holder' : '–'
}

test('[T2] docs/rights.md has the table of who may do what with comments', () => {
  const columns = Object.keys(COLUMNS_OF_COMMENTS)
  const rows = PLACE_NAMES.filter(isInThread).map((place) => [
    nameOf(place),
    ...columns.map((column) => cellOfComments(place, column)),
  ])
  expect(page).toContain(tableOf(['place of a comment', ...columns], rows))
})

test('[G11] docs/rights.md has the table of what closes an item', () => {
  const say = (agenda: AgendaState, status: StatusName, isLocked: boolean) =>
    whyNot(
      { role: 'contributor', ids: [ME] },
      { place: 'item.field', operation: 'write' },
      momentWhere({ isResponsible: true, status, isLocked }, agenda),
    ) ?? 'may write'
  const rows = AGENDA_STATES.flatMap((agenda) =>
    [false, true].map((isLocked) => [
      `\`${agenda}\``,
      isLocked ? 'yes' : 'no',
      ...STATUSES.map((status) => say(agenda, status, isLocked)),
    ]),
  )
  expect(page).toContain(tableOf(['agenda', 'locked', ...STATUSES.map((status) => `\`${status}\``)], rows))
})

test('[G11] docs/rights.md has the table of what a responsible makes of a status', () => {
  const say = (from: StatusName, is: StatusName) =>
    whyNot(
      { role: 'contributor', ids: [ME] },
      { place: 'item.status', operation: 'replace', value: { is, by: ME } },
      momentWhere({ isResponsible: true, status: from, isLocked: false }),
    ) === null
  const rows = STATUSES.map((from) => [`\`${from}\``, ...STATUSES.map((to) => (say(from, to) ? 'yes' : '–'))])
  expect(page).toContain(tableOf(['from \\ to', ...STATUSES.map((status) => `\`${status}\``)], rows))
})

test('[G11] every place has a row, and every row a place', () => {
  expect(Object.keys(RIGHTS).sort()).toEqual([...PLACE_NAMES].sort())
  const named = Object.entries(RIGHTS).filter(([, row]: [string, Row]) => Object.keys(row).length === 0)
  expect(named.map(([place]) => place)).toEqual([
    'agenda',
    'items',
    'threads',
    'agenda.state',
    'agenda.schemaVersion',
  ])
})
