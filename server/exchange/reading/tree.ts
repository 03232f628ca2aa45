/** From the file's items, one after another, to the tree that their numbers make. */
import type { Numbering } from '../../../shared/agenda/document.ts'
import type { ImportedItem, ReportLine } from './importedAgenda.ts'
import { orderAfter } from './numbers.ts'
import { say } from './say.ts'

/** «Eventuelt» is a section also where nothing else says so. */
const CLOSING_SECTION = /^eventuelt\.?$/iu

/** An item, and whether the file says anything of it but its title. */
export interface FlatItem extends ImportedItem {
  isEmpty: boolean
}

/** Puts each item below the one whose number begins its own; one without number stands beside the item before it. */
export function nest(items: readonly FlatItem[]): ImportedItem[] {
  const top: ImportedItem[] = []
  const byNumber = new Map<string, ImportedItem>()
  let siblings = top
  for (const item of items) {
    if (item.number !== '') siblings = nearestAbove(byNumber, item.number)?.children ?? top
    if (!byNumber.has(item.number)) byNumber.set(item.number, item)
    siblings.push(item)
  }
  const hasFields = items.some((item) => !item.isEmpty)
  const atTop = new Set(top)
  for (const item of items) if (isSection(item, atTop.has(item), hasFields)) item.kind = 'section'
  return top.map(withoutFlag)
}

function nearestAbove(byNumber: ReadonlyMap<string, ImportedItem>, number: string): ImportedItem | undefined {
  for (let end = number.lastIndexOf('.'); end > 0; end = number.lastIndexOf('.', end - 1)) {
    const above = byNumber.get(number.slice(0, end))
    if (above !== undefined) return above
  }
  return undefined
}

/** A title with nothing below it but other items; at the top also one with nothing at all, beside items that have fields. */
function isSection(item: FlatItem, isAtTop: boolean, hasFields: boolean): boolean {
  if (!item.isEmpty) return false
  if (item.children.length > 0) return true
  return isAtTop && (hasFields || CLOSING_SECTION.test(item.title))
}

function withoutFlag({ isEmpty, ...item }: ImportedItem & { isEmpty?: boolean }): ImportedItem {
  return { ...item, children: item.children.map(withoutFlag) }
}

/**
 * The numbering that gives the items the file's numbers.
 * @param introduced an item without number was put before them
 */
export function numberingOf(items: readonly ImportedItem[], introduced: boolean): Numbering {
  const first = Number(items.find((item) => item.number !== '')?.number.split('.')[0] ?? 1)
  return { first: Math.max(first - (introduced ? 1 : 0), 0), style: 'nested' }
}

/**
 * Numbers are derived from the tree: where the file's jump, they are others here. The report says so once where it begins, and how many
 * items follow from it: those whose number in the file goes on from the one before.
 */
export function reportNumbers(items: readonly ImportedItem[], first: number): ReportLine[] {
  const causes: { item: ImportedItem; here: string; following: number }[] = []
  let before: readonly number[] | null = null
  for (const { item, here } of numberedHere(items, first)) {
    const number = item.number === '' ? null : item.number.split('.').map(Number)
    const goesOn = number !== null && before !== null && orderAfter(before, number) === 'next'
    before = number ?? before
    if (item.number === here) continue
    if (goesOn && causes.length > 0) causes.at(-1)!.following += 1
    else causes.push({ item, here, following: 0 })
  }
  return causes.map(({ item: { line, number, title }, here, following }) => ({
    line,
    message:
      number === ''
        ? say('importReportUnnumbered', { here, title, n: following })
        : say('importReportNumber', { file: number, here, title, n: following }),
  }))
}

/** Every item in the file's order, with the number that it has here. */
function numberedHere(
  items: readonly ImportedItem[],
  first: number,
  prefix = '',
): { item: ImportedItem; here: string }[] {
  return items.flatMap((item, index) => {
    const here = `${prefix}${first + index}`
    return [{ item, here }, ...numberedHere(item.children, 1, `${here}.`)]
  })
}
