/** What a file is called that an agenda goes out in, without its ending: «Dagsorden 2024-01-24 – punkt 2.3 – UDKAST»; and what it says itself. */
import type { Edition, Paper } from './paper.ts'
import { AGENDA, DRAFT, dateLine, numberOf, SUPPLEMENT, titleOf } from './paperWords.ts'

/** So many characters of a title say which item it is. */
const LONGEST_TITLE = 60

export function paperName(paper: Pick<Paper, 'title' | 'startsAt' | 'edition' | 'items' | 'isPart'>): string {
  const { title, startsAt, edition } = paper
  const kind = edition.is === 'version' && edition.kind === 'supplement' ? SUPPLEMENT : AGENDA
  // Files stand in order of their meetings where days are written so.
  const which = startsAt === null ? title.trim() || kind : `${kind} ${startsAt.slice(0, 10)}`
  return [which, partOf(paper), editionWord(edition)].filter(Boolean).join(' – ')
}

const editionWord = (edition: Edition): string =>
  edition.is === 'draft' ? DRAFT : `version ${edition.number}`

function partOf({ isPart, items }: Pick<Paper, 'isPart' | 'items'>): string {
  const [item] = items
  if (!isPart || item === undefined) return ''
  return item.number === '' ? item.title.slice(0, LONGEST_TITLE).trim() : `punkt ${item.number}`
}

/** What a file says that it is called: «Dagsorden 2024, It-Arkitekturrådet, 24-01-2024 10:00», and the item of which it is. */
export function paperTitle(paper: Paper): string {
  const {
    council,
    isPart,
    items: [first],
  } = paper
  const item = isPart && first !== undefined ? `${numberOf(first)} ${first.title}` : ''
  return [titleOf(paper).trim() || AGENDA, council, dateLine(paper), item]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ')
}
