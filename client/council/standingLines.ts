/** Standing sections and items as the lines that one edits: each with how deep it stands. What is below a line goes where it goes. */
import type { PersonId } from '../../shared/agenda/document.ts'
import type { StandingNode } from '../../shared/council/settings.ts'

export interface StandingLine {
  /** Of this page alone. */
  id: string
  kind: StandingNode['kind']
  title: string
  responsibles: readonly PersonId[]
  /** Of an item: nothing is asked of it. */
  withoutText: boolean
  /** 0 at the top; at most one more than the line before. */
  depth: number
}

export type LineStep = 'up' | 'down' | 'in' | 'out'

/** @param newId gives ids, no two alike */
export function linesOf(nodes: readonly StandingNode[], newId: () => string, depth = 0): StandingLine[] {
  return nodes.flatMap(({ kind, title, responsibles, withoutText = false, children }) => [
    { ...{ id: newId(), kind, title, responsibles, withoutText, depth } },
    ...linesOf(children, newId, depth + 1),
  ])
}

export function nodesOf(lines: readonly StandingLine[]): StandingNode[] {
  const nodes: StandingNode[] = []
  for (let at = 0; at < lines.length; at = endOf(lines, at)) {
    const { kind, title, responsibles, withoutText } = lines[at]!
    const children = nodesOf(lines.slice(at + 1, endOf(lines, at)))
    const asked = withoutText ? { withoutText } : {}
    nodes.push({ kind, title: title.trim(), responsibles, ...asked, children })
  }
  return nodes
}

/** Where each line stands among its siblings and above them, as problems name it: `standing/0/1`. */
export function placesOf(lines: readonly StandingLine[]): string[] {
  const counts: number[] = []
  return lines.map(({ depth }) => {
    counts.length = depth + 1
    counts[depth] = (counts[depth] ?? -1) + 1
    return ['standing', ...counts].join('/')
  })
}

/** @returns where the lines end that belong to the one at `at` */
function endOf(lines: readonly StandingLine[], at: number): number {
  const next = lines.findIndex(({ depth }, index) => index > at && depth <= lines[at]!.depth)
  return next < 0 ? lines.length : next
}

/** The line's place among its siblings, from 1, and how many they are. */
export function rankOf(lines: readonly StandingLine[], id: string): { n: number; of: number } {
  const at = lines.findIndex((line) => line.id === id)
  const { depth } = lines[at]!
  let first = at
  while (first > 0 && lines[first - 1]!.depth >= depth) first -= 1
  let n = 0
  let of = 0
  for (let index = first; index < lines.length && lines[index]!.depth >= depth; index += 1) {
    if (lines[index]!.depth === depth) of += 1
    if (index === at) n = of
  }
  return { n, of }
}

/** The line below which one stands; `null` at the top. */
export function parentOf(lines: readonly StandingLine[], id: string): StandingLine | null {
  const at = lines.findIndex((line) => line.id === id)
  return lines.slice(0, at).findLast(({ depth }) => depth < lines[at]!.depth) ?? null
}

/** No agenda is deeper. */
const DEEPEST = 5

/** @returns the lines after the step; `null` where it leads nowhere */
export function stepped(lines: readonly StandingLine[], id: string, step: LineStep): StandingLine[] | null {
  const at = lines.findIndex((line) => line.id === id)
  if (at < 0) return null
  const { depth } = lines[at]!
  const end = endOf(lines, at)
  const own = lines.slice(at, end)
  const deeper = (by: number) => own.map((line) => ({ ...line, depth: line.depth + by }))
  switch (step) {
    case 'up': {
      const before = lines.slice(0, at).findLastIndex((line) => line.depth <= depth)
      if (before < 0 || lines[before]!.depth < depth) return null
      return [...lines.slice(0, before), ...own, ...lines.slice(before, at), ...lines.slice(end)]
    }
    case 'down': {
      if (end >= lines.length || lines[end]!.depth < depth) return null
      const past = endOf(lines, end)
      return [...lines.slice(0, at), ...lines.slice(end, past), ...own, ...lines.slice(past)]
    }
    case 'in': {
      const hasSibling = at > 0 && lines[at - 1]!.depth >= depth
      const isDeepest = own.some((line) => line.depth >= DEEPEST)
      return hasSibling && !isDeepest ? [...lines.slice(0, at), ...deeper(1), ...lines.slice(end)] : null
    }
    case 'out': {
      if (depth === 0) return null
      // It stands after the one that it was below, with all that stands there still.
      const parentEnd = lines.findIndex((line, index) => index >= end && line.depth < depth)
      const to = parentEnd < 0 ? lines.length : parentEnd
      return [...lines.slice(0, at), ...lines.slice(end, to), ...deeper(-1), ...lines.slice(to)]
    }
    default:
      return step satisfies never
  }
}

export function without(lines: readonly StandingLine[], id: string): StandingLine[] {
  const at = lines.findIndex((line) => line.id === id)
  return at < 0 ? [...lines] : [...lines.slice(0, at), ...lines.slice(endOf(lines, at))]
}
