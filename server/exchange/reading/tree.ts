/** From the file's items, one after another, to the tree that their numbers make. */
import type { Numbering } from '../../../shared/agenda/document.ts'
import type { ImportedItem, ReportLine } from './importedAgenda.ts'
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

/** Numbers are derived from the tree: where the file's jump, they are others here, and the report says so. */
export function reportNumbers(items: readonly ImportedItem[], first: number, prefix = ''): ReportLine[] {
  return items.flatMap((item, index) => {
    const here = `${prefix}${first + index}`
    const args = { file: item.number, here, title: item.title }
    const own =
      item.number === here
        ? []
        : [
            {
              line: item.line,
              message:
                item.number === '' ? say('importReportUnnumbered', args) : say('importReportNumber', args),
            },
          ]
    return [...own, ...reportNumbers(item.children, 1, `${here}.`)]
  })
}
