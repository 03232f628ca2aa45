/** `docs/rights.md` says what the table of rights says: its tables are drawn here from the program and compared. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AgendaState, StatusName } from '../../../shared/agenda/document.ts'
import { ROLES, type Role } from '../../../shared/protocol/api.ts'
import { PLACE_NAMES, type PlaceName } from '../../../shared/rights/placeNames.ts'
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

function cell(place: PlaceName, { role, isResponsible }: Column): string {
  const moment = { agenda: 'drafting', item: { isResponsible, status: 'drafting', isLocked: false } } as const
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

test('[G11] docs/rights.md has the table of places and people', () => {
  const rows = PLACE_NAMES.map((place) => [
    `\`${place}\`${TYPED.has(place) ? ' ✎' : ''}`,
    ...COLUMNS.map((column) => cell(place, column)),
  ])
  expect(page).toContain(tableOf(['place', ...COLUMNS.map(({ head }) => head)], rows))
})

test('[G11] docs/rights.md has the table of what closes an item', () => {
  const say = (agenda: AgendaState, status: StatusName, isLocked: boolean) =>
    whyNot(
      { role: 'contributor', ids: [ME] },
      { place: 'item.field', operation: 'write' },
      { agenda, item: { isResponsible: true, status, isLocked } },
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
      { agenda: 'drafting', item: { isResponsible: true, status: from, isLocked: false } },
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
