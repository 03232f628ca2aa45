/** What somebody can make of where an item stands, as the page has a button for it: which steps there are, and who may take them. */
import type * as Y from 'yjs'
import {
  type ItemId,
  itemOf,
  readEntry,
  readStatus,
  type Status,
  type StatusName,
} from '../agenda/document.ts'
import type { Asker } from '../rights/whyNot.ts'
import { whyNotAt } from '../rights/whyNotAt.ts'
import { isChangedSinceApproval, sealOf } from './seal.ts'

/** `takeBack`: the approval, so that the item is ready again. */
export type StatusStep = 'ready' | 'approve' | 'approveAgain' | 'sendBack' | 'takeBack' | 'reopen'

const LEADS_TO: Readonly<Record<StatusStep, StatusName>> = {
  ready: 'ready',
  approve: 'approved',
  approveAgain: 'approved',
  sendBack: 'returned',
  takeBack: 'ready',
  reopen: 'drafting',
}

/** In the order in which they are offered. */
const STEPS_FROM: Readonly<Record<StatusName, readonly StatusStep[]>> = {
  drafting: ['ready'],
  returned: ['ready'],
  ready: ['approve', 'sendBack', 'reopen'],
  approved: ['approveAgain', 'takeBack'],
}

/**
 * @param isChanged whether it was approved and says something else now, for who knows that already
 * @returns what this person may do now, by the table of rights; nothing for a section, or where there is no such item
 */
export function stepsFor(
  doc: Y.Doc,
  asker: Asker,
  id: ItemId,
  isChanged = isChangedSinceApproval(doc, id),
): StatusStep[] {
  const item = itemOf(doc, id)
  if (item === undefined || readEntry(id, item).kind === 'section') return []
  return STEPS_FROM[readStatus(item.get('status')).is].filter(
    (step) => mayTake(doc, asker, id, step) && (step !== 'approveAgain' || isChanged),
  )
}

function mayTake(doc: Y.Doc, asker: Asker, id: ItemId, step: StatusStep): boolean {
  const value = { is: LEADS_TO[step], by: asker.ids[0] ?? null }
  return whyNotAt(doc, asker, ['items', id, 'status'], { operation: 'replace', value }) === null
}

/**
 * @param said who takes the step, when (milliseconds since 1970, UTC), and why
 * @returns the status that the step sets; an approval bears the seal of what the item says in this document
 */
export function statusAfter(
  doc: Y.Doc,
  id: ItemId,
  step: StatusStep,
  { by, at, why = '' }: { by: string; at: number; why?: string },
): Status {
  const is = LEADS_TO[step]
  const seal = is === 'approved' ? sealOf(doc, id) : null
  return { is, by, at, ...(why !== '' && { why }), ...(seal !== null && { seal }) }
}
