/**
 * Shows what a step of undo changed: the caret goes to where it happened, the place is brought into sight and marked. It is said in
 * words, but for a change in the text in which one stands. What was told before is of what may be undone now.
 */
import type { ItemId } from '../../shared/agenda/document.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { focusOutside } from '../access/focusOutside.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import type { Editing } from '../editor/editing.ts'
import type { TakenStep } from '../editor/takenStep.ts'
import type { Notice } from '../ui/notice.ts'
import { whenDrawn } from '../ui/whenDrawn.ts'
import { elementId } from './agendaContext.ts'
import type { FieldPlace } from './changes.ts'
import { bringIntoSight, flash, focusHeading, reveal } from './intoSight.ts'
import { type StepTarget, targetOf, wordsFor } from './stepTarget.ts'

/** Of a step that waits for the page to follow: another one that is taken meanwhile has the focus. */
let latest: TakenStep | null = null

export function showStep(
  { doc }: AgendaSession,
  editing: Editing,
  step: TakenStep,
  tell: (notice: Notice | null) => void,
): void {
  const target = targetOf(doc, step)
  if (target === null) return
  latest = step
  const isLatest = () => latest === step
  const wasThere = target.is === 'text' && hasFocusIn(target.place)
  if (target.is === 'text' && showText(editing, target.place, step, wasThere) && wasThere) {
    tell(null)
    return
  }
  tell({ text: wordsFor(doc, step, target) })
  if (target.is === 'value') whenDrawn(() => isLatest() && showValue(target.place))
  if (target.is === 'item') {
    const beside = target.isGone ? neighbourOf(step, readOutline(doc), target.id) : target.id
    // What goes from the page takes the focus along; who writes elsewhere stays there.
    const staysElsewhere =
      target.isGone && focusOutside(document.getElementById(`item-${target.id}`)) !== null
    whenItem(target, () => staysElsewhere || !isLatest() || showItem(beside, target))
  }
}

/** A busy page follows the document later than in the next frame; after this many looks it does not at all. */
const LOOKS = 60

/** Runs `work` when the page shows that the item is there, or gone. */
function whenItem(target: Extract<StepTarget, { is: 'item' }>, work: () => void, looks = LOOKS): void {
  const isDrawn = () => (document.getElementById(`item-${target.id}`) === null) === target.isGone
  whenDrawn(() => (isDrawn() || looks === 0 ? work() : whenItem(target, work, looks - 1)))
}

const hasFocusIn = (place: FieldPlace): boolean =>
  document.getElementById(elementId(place))?.contains(document.activeElement) ?? false

/** @returns whether the caret stands there: a text of a newer program has no editor */
function showText(editing: Editing, place: FieldPlace, step: TakenStep, wasThere: boolean): boolean {
  const element = document.getElementById(elementId(place))
  // Focus makes an editor of static text.
  element?.querySelector<HTMLElement>('[role="textbox"]')?.focus({ preventScroll: true })
  const caret = editing.putCaret(place, step)
  if (element === null) return false
  const hadToScroll = bringIntoSight(caret ?? element.getBoundingClientRect())
  if (hadToScroll || !wasThere) flash(element)
  return caret !== null
}

function showValue(place: FieldPlace): void {
  const element = document.getElementById(elementId(place)) ?? document.getElementById(`item-${place.item}`)
  if (element === null) return
  element.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
  reveal(element)
}

/** @param id the item, or the one that stands where it stood */
function showItem(id: ItemId | undefined, { isGone }: Extract<StepTarget, { is: 'item' }>): void {
  if (id === undefined) return
  const focused = document.activeElement
  const item = document.getElementById(`item-${id}`)
  const head = document.getElementById(elementId({ item: id, field: 'title' }))
  if (item === null || head === null) return
  const row = focused?.closest('.outline')?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`)
  if (row) row.focus({ preventScroll: true })
  // Who writes in it stays; a button in it may have the focus only because what had it before has gone.
  else if (!item.contains(focused) || focused?.matches('button')) focusHeading(head)
  bringIntoSight(head.getBoundingClientRect())
  if (!isGone) flash(head)
}

function neighbourOf(
  { outline }: TakenStep,
  now: ReturnType<typeof readOutline>,
  id: ItemId,
): ItemId | undefined {
  const index = inOrder(outline).findIndex((node) => node.id === id)
  const left = inOrder(now)
  return (left[index] ?? left.at(-1))?.id
}
