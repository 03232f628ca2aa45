/** Whom one can mention and what one can refer to, found by what is typed. */
import type * as Y from 'yjs'
import { type ItemId, itemOf } from '../../../shared/agenda/document.ts'
import { type Targets, titleIn } from '../../../shared/agenda/references.ts'
import { findAll, findsWord } from '../../../shared/agenda/search.ts'
import { asString } from '../../../shared/agenda/values.ts'
import { choicesFor, type People } from '../../facts/people.ts'

/** More are not listed: who has more to choose from types another letter. */
const MOST = 60

export interface ReferenceChoice {
  id: string
  label: string
  /** Stands beside it. */
  note: string
}

/** By number, words of the title, and case number; a number that begins as typed comes first, else as one reads the agenda. */
export function itemChoices(
  doc: Y.Doc,
  targets: Targets,
  typed: string,
  untitled: string,
): ReferenceChoice[] {
  const words = typed.split(/\s+/).filter(Boolean)
  const found = [...targets].flatMap(([id, { number }]) => {
    const title = titleIn(doc, id) || untitled
    const caseNumber = caseNumberOf(doc, id)
    const rank = rankOf(words, number, title, caseNumber)
    return rank === null ? [] : [{ rank, id, label: `${number} ${title}`.trimStart(), note: caseNumber }]
  })
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ id, label, note }) => ({ id, label, note }))
}

/** @returns `null` where it is not meant; 0: by its number */
function rankOf(words: readonly string[], number: string, title: string, caseNumber: string): number | null {
  const [first, ...others] = words
  if (first === undefined) return 1
  if (others.length === 0 && (number === first || number.startsWith(first))) return number === first ? 0 : 0.5
  const isMeant = words.every(
    (word) => findsWord(title, word) || number.startsWith(word) || findAll(caseNumber, word).length > 0,
  )
  return isMeant ? 1 : null
}

const caseNumberOf = (doc: Y.Doc, id: ItemId): string => asString(itemOf(doc, id)?.get('caseNumber'))

/** @param nameOnly what stands beside a name that an agenda brought, and nobody can sign in as */
export function personChoices(
  { byId }: Pick<People, 'byId'>,
  typed: string,
  nameOnly: string,
): ReferenceChoice[] {
  return choicesFor({ byId, chosen: [], chosenFirst: new Set(), oneself: null }, typed)
    .slice(0, MOST)
    .map(({ id, name, isNameOnly }) => ({ id, label: name, note: isNameOnly ? nameOnly : '' }))
}
