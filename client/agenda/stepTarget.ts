/** What a step of undo was about, and in which words a person is told. */
import type * as Y from 'yjs'
import { type ItemId, itemOf, titleOf } from '../../shared/agenda/document.ts'
import { findNode, inOrder, type OutlineNode, readOutline } from '../../shared/agenda/outline.ts'
import { oneLine } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { t } from '../app/language.ts'
import type { TakenStep } from '../editor/takenStep.ts'
import { AGENDA, type FieldPlace } from './changes.ts'
import { nameOfPlace, nameOfValue } from './placeNames.ts'

export type StepTarget =
  | { is: 'text'; place: FieldPlace }
  | { is: 'value'; place: FieldPlace }
  /** Where an item stands, or whether it is there. `isGone`: it is not shown any more. */
  | { is: 'item'; id: ItemId; edit: 'move' | 'deletion' | 'restoring'; isGone: boolean }
  /** What happened is in an item that is deleted, so nobody sees it. */
  | { is: 'unseen'; id: ItemId }

/** @returns `null` when the step changed nothing that a person sees */
export function targetOf(doc: Y.Doc, step: TakenStep): StepTarget | null {
  const now = readOutline(doc)
  const ids = (field: string) =>
    new Set(step.changes.filter((change) => change.field === field).map(({ item }) => item))
  const first = step.changes.find(({ of }) => of === 'text') ?? step.changes[0]
  if (first === undefined) return null
  const deleted = ids('deletedAt')
  if (deleted.size > 0) return comingOrGoing(step, now, deleted)
  if (first.item !== AGENDA && findNode(now, first.item) === undefined)
    return { is: 'unseen', id: first.item }
  const moved = ids('position')
  if (moved.size > 0)
    return { is: 'item', id: movedMost(step.outline, now, moved), edit: 'move', isGone: false }
  return { is: first.of, place: { item: first.item, field: first.field } }
}

function comingOrGoing(
  { how, outline }: TakenStep,
  now: readonly OutlineNode[],
  ids: ReadonlySet<ItemId>,
): StepTarget {
  const highestIn = (nodes: readonly OutlineNode[]) => inOrder(nodes).find(({ id }) => ids.has(id))?.id
  const came = highestIn(now)
  const isGone = came === undefined
  const id = came ?? highestIn(outline) ?? [...ids][0]!
  return { is: 'item', id, edit: isGone === (how === 'undo') ? 'restoring' : 'deletion', isGone }
}

/** Of several that got new places: neighbours get new keys where there is no room, and stay where they are. */
function movedMost(
  before: readonly OutlineNode[],
  now: readonly OutlineNode[],
  ids: ReadonlySet<ItemId>,
): ItemId {
  const indexIn = (nodes: readonly OutlineNode[]) =>
    new Map(inOrder(nodes).map(({ id }, index) => [id, index]))
  const [was, is] = [indexIn(before), indexIn(now)]
  const distance = (id: ItemId) => Math.abs((is.get(id) ?? 0) - (was.get(id) ?? 0))
  return [...ids].reduce((most, id) => (distance(id) > distance(most) ? id : most))
}

/** @returns «Fortrudt: flytning af punkt 2.3» */
export function wordsFor(doc: Y.Doc, step: TakenStep, target: StepTarget): string {
  return t(step.how === 'undo' ? 'undone' : 'redone', { what: whatOf(doc, step, target) })
}

function whatOf(doc: Y.Doc, step: TakenStep, target: StepTarget): string {
  switch (target.is) {
    case 'item': {
      const item = nameOfItem(doc, target.isGone ? step.outline : readOutline(doc), target.id)
      return t(EDITS[target.edit], { item })
    }
    case 'unseen':
      return t('writingInDeleted', { title: titleOfItem(doc, target.id) })
    default:
      return nameOfValue(doc, target.place) ?? nameOfPlace(doc, target.place) ?? ''
  }
}

const EDITS = { move: 'moveOf', deletion: 'deletionOf', restoring: 'restoringOf' } as const

/** By its number; by its title where the council gives it none. */
function nameOfItem(doc: Y.Doc, outline: readonly OutlineNode[], id: ItemId): string {
  const number = findNode(outline, id)?.number ?? ''
  return number === '' ? `«${titleOfItem(doc, id)}»` : t('itemNumber', { number })
}

function titleOfItem(doc: Y.Doc, id: ItemId): string {
  const item = itemOf(doc, id)
  return (item && oneLine(readRichText(titleOf(item)))) || t('untitled')
}
