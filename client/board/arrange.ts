/** Which lines of the board stand in it, under which headings, and in which order. */
import type { ItemId, PersonId } from '../../shared/agenda/document.ts'
import { STANDINGS, type Standing, standingOf } from '../../shared/progress/tally.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'
import { type BoardView, isFiltered, NOBODY, type Sort } from './view.ts'

/** What the lines themselves do not say. */
export interface Arranging {
  /** Whose an id is: an item may name a person under a name's id. */
  ownId: (person: PersonId) => PersonId
  nameOf: (person: PersonId) => string
  compareNames: (a: string, b: string) => number
  /** The ids of who looks. */
  asker: readonly PersonId[]
  /** Others have changed it since one was here. */
  isNew: (item: ItemId) => boolean
  /** Milliseconds since 1970 (UTC); `null`: not known. */
  changedAt: (item: ItemId) => number | null
}

/** Lines below one heading. */
export interface RowGroup {
  /** The section that they stand in; `null`: in none, or the order is another than the agenda's. */
  section: LiveProgress | null
  rows: readonly LiveProgress[]
}

/** The items that the view asks for, in its order. @param all in document order */
export function arranged(all: readonly LiveProgress[], view: BoardView, context: Arranging): LiveProgress[] {
  const wanted = all.filter((row) => row.kind === 'item' && isWanted(row, view, context))
  const compare = COMPARED[view.sort]
  // The agenda's own order where two are alike, whichever way round.
  const sign = view.isTurned ? -1 : 1
  const place = new Map(wanted.map((row, index) => [row, index]))
  if (view.sort === 'number') return view.isTurned ? wanted.toReversed() : wanted
  return wanted.sort((a, b) => sign * compare(a, b, context) || place.get(a)! - place.get(b)!)
}

function isWanted(
  row: LiveProgress,
  { show, person }: BoardView,
  { ownId, asker, isNew }: Arranging,
): boolean {
  if (show === 'lacking' && row.missing.length === 0) return false
  if (show === 'new' && !isNew(row.id)) return false
  const hasToDo = [...row.responsibles, ...row.tasks.map((task) => task.person)]
  if (show === 'mine' && !hasToDo.some((id) => asker.includes(id))) return false
  if (person === null) return true
  if (person === NOBODY) return row.responsibles.length === 0
  return hasToDo.some((id) => ownId(id) === ownId(person))
}

type Compare = (a: LiveProgress, b: LiveProgress, context: Arranging) => number

/** Each in the order in which one wants to read it first: what most is to be done about at the top. */
const COMPARED: Readonly<Record<Sort, Compare>> = {
  number: () => 0,
  responsible: (a, b, context) => byFirst(namesIn(a, context), namesIn(b, context), context.compareNames),
  status: (a, b) => ORDER.indexOf(standingOf(a)) - ORDER.indexOf(standingOf(b)),
  changed: (a, b, { changedAt }) => (changedAt(b.id) ?? 0) - (changedAt(a.id) ?? 0),
  lacking: (a, b) => b.missing.length - a.missing.length,
  comments: (a, b) => b.openThreads - a.openThreads,
}

/** Sent back first, then from what is furthest behind. */
const ORDER: readonly Standing[] = ['returned', ...STANDINGS.toReversed().filter((one) => one !== 'returned')]

const namesIn = ({ responsibles }: LiveProgress, { nameOf, compareNames }: Arranging): string[] =>
  responsibles.map(nameOf).sort(compareNames)

/** Whose item nobody is responsible for stands first: it has to be given to somebody. */
function byFirst(
  a: readonly string[],
  b: readonly string[],
  compare: (a: string, b: string) => number,
): number {
  if (a.length === 0 || b.length === 0) return a.length - b.length
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const order = compare(a[at]!, b[at]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/**
 * In the agenda's own order lines stand below the section that they are in; in another there are no headings. Where nothing is left out,
 * sections that hold no items are there too.
 * @param all in document order @param rows some of their items, in the order of the view
 */
export function grouped(
  all: readonly LiveProgress[],
  rows: readonly LiveProgress[],
  { sort, isTurned, ...filter }: BoardView,
): RowGroup[] {
  if (sort !== 'number') return rows.length === 0 ? [] : [{ section: null, rows }]
  const isWhole = !isTurned && !isFiltered(filter)
  const shown = new Set(rows)
  const sections = sectionsOf(all)
  const groups: { of: ItemId | null; section: LiveProgress | null; rows: LiveProgress[] }[] = []
  const headed = new Set<ItemId>()
  const begin = (section: LiveProgress | null) => {
    // After a section in it a section goes on without being named again.
    const isNamed = section === null || headed.has(section.id)
    if (section !== null) headed.add(section.id)
    groups.push({ of: section?.id ?? null, section: isNamed ? null : section, rows: [] })
  }
  for (const row of isWhole ? all : rows) {
    if (row.kind === 'section') begin(row)
    if (!shown.has(row)) continue
    const section = sections.get(row.id) ?? null
    if (groups.at(-1)?.of !== (section?.id ?? null)) begin(section)
    groups.at(-1)!.rows.push(row)
  }
  return groups
}

/** The nearest section above each item. @param all in document order */
function sectionsOf(all: readonly LiveProgress[]): Map<ItemId, LiveProgress | null> {
  const found = new Map<ItemId, LiveProgress | null>()
  const above: LiveProgress[] = []
  for (const row of all) {
    while (above.length > 0 && above.at(-1)!.depth >= row.depth) above.pop()
    if (row.kind === 'section') above.push(row)
    else found.set(row.id, above.at(-1) ?? null)
  }
  return found
}

/** The items of a section, of sections in it too. @param all in document order */
export function itemsBelow(all: readonly LiveProgress[], section: LiveProgress): LiveProgress[] {
  const start = all.findIndex(({ id }) => id === section.id) + 1
  const rest = all.slice(start)
  const end = rest.findIndex(({ depth }) => depth <= section.depth)
  return (end === -1 ? rest : rest.slice(0, end)).filter(({ kind }) => kind === 'item')
}
