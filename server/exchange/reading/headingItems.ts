/** The items of an agenda that numbers nothing and names no field: its headings, when one of them says that it is an agenda. */
import type { FoundItem } from './foundItem.ts'
import type { Line, Source } from './lines.ts'
import { isAgendaTitle, isCouncilName } from './preamble.ts'

/** @returns the headings of the highest level that has two or more; none when the file does not call itself an agenda */
export function findHeadingItems({ lines }: Source): FoundItem[] {
  const headings = lines.filter((line) => line.mark === 'heading')
  const title = headings.find(({ text }) => isAgendaTitle(text))
  if (title === undefined) return []
  const below = headings.filter((line) => line.number > title.number && !isCouncilName(line.text))
  const titles = below.filter((line) => line.level === topLevel(below))
  return titles.map((line, index) => ({
    number: null,
    title: [line],
    from: line.number,
    to: (titles[index + 1]?.number ?? lines.length + 1) - 1,
  }))
}

function topLevel(headings: readonly Line[]): number | undefined {
  const levels = [...Map.groupBy(headings, (line) => line.level)]
  return levels
    .filter(([, lines]) => lines.length >= 2)
    .map(([level]) => level)
    .sort((a, b) => a - b)[0]
}
