/** A council's agendas of before, as far as a new one goes on from them: structure, responsibles, and the numbers of the year. */
import * as Y from 'yjs'
import type { ItemSeed } from '../../shared/agenda/createAgenda.ts'
import {
  type ItemId,
  isWithoutText,
  itemOf,
  type PersonId,
  readItem,
  titleOf,
} from '../../shared/agenda/document.ts'
import { inOrder, type OutlineNode, readOutline } from '../../shared/agenda/outline.ts'
import type { LastAgenda } from '../../shared/protocol/api.ts'
import { oneLine } from '../../shared/richtext/plainText.ts'
import { EMPTY_TEXT, type RichText } from '../../shared/richtext/richText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import type { AgendaRecord, Directory, UpdateLog } from '../storage/storage.ts'

export interface AgendasOfCouncil {
  directory: Pick<Directory, 'agendas'>
  updateLog: Pick<UpdateLog, 'load'>
}

/** @returns the agenda whose meeting is the latest; without any date, any; `null`: there is none */
export async function lastAgendaOf(
  { directory }: Pick<AgendasOfCouncil, 'directory'>,
  council: string,
): Promise<AgendaRecord | null> {
  return (await inTime(directory, council)).at(-1) ?? null
}

/**
 * With which number an agenda begins whose items are counted through the year: the one after the last of the meeting before it, in the
 * same year.
 * @param startsAt when it meets, local time
 * @param otherwise where it is the year's first, or the one before was counted otherwise
 */
export async function firstNumberOfYear(
  from: AgendasOfCouncil,
  council: string,
  startsAt: string,
  otherwise: number,
): Promise<number> {
  const year = startsAt.slice(0, 4)
  const before = (await inTime(from.directory, council)).findLast(
    ({ facts }) => facts.startsAt?.startsWith(year) && facts.startsAt < startsAt,
  )
  const doc = before && (await documentOf(from, before))
  const last = doc && lastNumberIn(doc, before)
  return last == null ? otherwise : last + 1
}

/** What the page shows of it. `null`: nothing of it can be read any more. */
export async function describeLast(from: AgendasOfCouncil, last: AgendaRecord): Promise<LastAgenda | null> {
  const doc = await documentOf(from, last)
  if (doc === null) return null
  const { title, startsAt, endsAt, place } = last.facts
  return {
    ...{ id: last.id, title, startsAt, endsAt, place },
    lastNumber: lastNumberIn(doc, last),
    nodes: inOrder(readOutline(doc)).map(({ id, kind, number, depth }) => ({
      ...{ id, kind, number, depth, title: oneLine(titleIn(doc, id)) },
    })),
  }
}

/**
 * Its sections and items with titles, responsibles and what is asked of them, and without any text.
 * @param leaveOut nodes that are not wanted, with what is below them
 * @param isThere whom the council still knows
 */
export async function structureOf(
  from: AgendasOfCouncil,
  agenda: AgendaRecord,
  leaveOut: ReadonlySet<ItemId>,
  isThere: (person: PersonId) => boolean,
): Promise<ItemSeed[]> {
  const doc = await documentOf(from, agenda)
  if (doc === null) return []
  const seeds = (nodes: readonly OutlineNode[]): ItemSeed[] =>
    nodes
      .filter(({ id }) => !leaveOut.has(id))
      .map(({ id, kind, children }) => ({
        ...{ kind, title: titleIn(doc, id), children: seeds(children) },
        ...{ caseNumber: '', presenter: '', fields: {}, attachments: [] },
        ...responsiblesIn(doc, id, isThere),
        withoutText: isWithoutText(itemOf(doc, id)!),
      }))
  return seeds(readOutline(doc))
}

function responsiblesIn(doc: Y.Doc, id: ItemId, isThere: (person: PersonId) => boolean) {
  const { responsibles, responsibleOrder } = readItem(id, itemOf(doc, id)!)
  return {
    responsibles: responsibles.filter(isThere),
    responsibleOrder: responsibleOrder.filter(isThere),
  }
}

function titleIn(doc: Y.Doc, id: ItemId): RichText {
  const title = titleOf(itemOf(doc, id)!)
  return title === undefined ? EMPTY_TEXT : readRichText(title)
}

/** The last number of the top level; `null` where items are not counted through, or there are none. */
function lastNumberIn(doc: Y.Doc, { facts }: AgendaRecord): number | null {
  if (facts.numbering.style !== 'continuous') return null
  const numbers = inOrder(readOutline(doc)).map(({ number }) => Number(number))
  const last = Math.max(...numbers.filter(Number.isSafeInteger))
  return Number.isSafeInteger(last) ? last : null
}

async function documentOf({ updateLog }: AgendasOfCouncil, { id }: AgendaRecord): Promise<Y.Doc | null> {
  const stored = await updateLog.load(id)
  if (stored === null) return null
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored.state)
  return doc
}

/** Those without a date first: nobody knows when they meet. */
async function inTime(directory: Pick<Directory, 'agendas'>, council: string): Promise<AgendaRecord[]> {
  const when = ({ facts }: AgendaRecord) => facts.startsAt ?? ''
  const own = (await directory.agendas()).filter((agenda) => agenda.council.id === council)
  return own.sort((a, b) => when(a).localeCompare(when(b)) || a.id.localeCompare(b.id))
}
