/**
 * Yjs's undo, held to its word. A step is kept as runs of letters, and a run that was taken away and brought back is another
 * run since. Four things go wrong with that, each found by `tests/random/`, and are set right before and in every undo:
 *
 * 1. What came back side by side has grown together, a colleague's letters with one's own, and Yjs takes all of it away.
 * 2. What came back and was written into is in pieces now, and Yjs takes only the first of them away.
 * 3. What the step would bring back has no place any more (a colleague has taken away the line), but what it would take
 *    away is still there, as when one has parted a line and a colleague has made a list of its first half: words would go.
 * 4. What comes back may name one letter as its neighbour to the left and to the right, where the two have grown together since. Each
 *    replica would put it elsewhere, for ever.
 */
import * as Y from 'yjs'
import { takenOutBy } from '../madeTwice/takenOut.ts'
import { forgetLines } from './forgetLines.ts'

type Step = Y.UndoManager['undoStack'][number]

export class ExactUndoManager extends Y.UndoManager {
  constructor(...options: ConstructorParameters<typeof Y.UndoManager>) {
    super(...options)
    // Within the same transaction: at the end of one Yjs joins again what was parted.
    this.doc.on('beforeTransaction', this.#prepare)
    this.doc.on('beforeObserverCalls', this.#setRight)
    this.doc.on('afterTransaction', this.#forget)
    const { destroy } = this
    this.destroy = () => {
      this.doc.off('beforeTransaction', this.#prepare)
      this.doc.off('beforeObserverCalls', this.#setRight)
      this.doc.off('afterTransaction', this.#forget)
      destroy()
    }
  }

  override undo(): Step | null {
    return this.#takeOne(this.undoStack, () => super.undo())
  }

  override redo(): Step | null {
    return this.#takeOne(this.redoStack, () => super.redo())
  }

  /** One step at a time is in the stack, so that each is looked at when it is its turn. */
  #takeOne(stack: Step[], take: () => Step | null): Step | null {
    while (stack.length > 0) {
      const earlier = stack.splice(0, stack.length - 1)
      try {
        const taken = take()
        if (taken !== null) return taken
      } finally {
        stack.unshift(...earlier)
      }
    }
    return null
  }

  /** What was taken out because it stood twice does not come back. */
  readonly #forget = (transaction: Y.Transaction): void => {
    const known = takenOutBy(transaction)
    if (known === undefined) return
    for (const step of [...this.undoStack, ...this.redoStack]) forgetLines(this.doc, step, known.olds)
  }

  /** Before it is sent: its neighbour to the right is whatever stands there here. */
  readonly #setRight = (transaction: Y.Transaction): void => {
    if (transaction.origin !== this) return
    const { clientID, store } = this.doc
    const known = transaction.beforeState.get(clientID) ?? 0
    const structs = store.clients.get(clientID) ?? []
    if (Y.getState(store, clientID) === known) return
    for (const struct of structs.slice(Y.findIndexSS(structs as Y.Item[], known)))
      if (
        struct instanceof Y.Item &&
        struct.origin !== null &&
        Y.compareIDs(struct.origin, struct.rightOrigin)
      )
        struct.rightOrigin = struct.right === null ? null : struct.right.id
  }

  readonly #prepare = (transaction: Y.Transaction): void => {
    if (transaction.origin !== this) return
    const stack = this.undoing ? this.undoStack : this.redoStack
    const [step] = stack
    if (step === undefined) return
    if (wouldLoseWords(transaction, step)) stack.pop()
    else partAlike(transaction, step)
  }
}

/** Parts the runs of a step where what they have become is parted, and that where they end. */
function partAlike(transaction: Y.Transaction, { insertions }: Step): void {
  Y.iterateDeletedStructs(transaction, insertions, (run) => {
    if (!(run instanceof Y.Item) || run.redone === null) return
    const { now, skipped, length } = becomeOf(transaction, run)
    // What is parted off is the next run.
    if (length < run.length) part(transaction, run, length)
    if (skipped + length < now.length) part(transaction, now, skipped + length)
  })
}

const part = (transaction: Y.Transaction, run: Y.Item, at: number): unknown =>
  Y.getItemCleanStart(transaction, Y.createID(run.id.client, run.id.clock + at))

/**
 * @returns what a run is `now`, where in it (`skipped`: letters before it), and how many of its letters (`length`) are still
 * together there
 */
function becomeOf({ doc }: Y.Transaction, run: Y.Item): { now: Y.Item; skipped: number; length: number } {
  let at = { now: run, skipped: 0, length: run.length }
  while (at.now.redone !== null) {
    const { client, clock } = at.now.redone
    const id = Y.createID(client, clock + at.skipped)
    const next = Y.getItem(doc.store, id)
    if (!(next instanceof Y.Item)) return at
    const skipped = id.clock - next.id.clock
    at = { now: next, skipped, length: Math.min(at.length, next.length - skipped) }
  }
  return at
}

function wouldLoseWords(transaction: Y.Transaction, step: Step): boolean {
  let isLost = false
  let isTaken = false
  Y.iterateDeletedStructs(transaction, step.deletions, (run) => {
    isLost ||=
      isText(run) && bringsBack(step, run) && run.redone === null && !hasPlace(transaction, step, run)
  })
  if (!isLost) return false
  Y.iterateDeletedStructs(transaction, step.insertions, (run) => {
    isTaken ||= isText(run) && !becomeOf(transaction, run).now.deleted
  })
  return isTaken
}

const isText = (run: Y.Item | Y.GC): run is Y.Item =>
  run instanceof Y.Item && run.content instanceof Y.ContentString

/** What the step made and took away itself does not come back. */
const bringsBack = ({ deletions, insertions }: Step, { id }: Y.Item): boolean =>
  Y.isDeleted(deletions, id) && !Y.isDeleted(insertions, id)

function hasPlace(transaction: Y.Transaction, step: Step, { parent }: Y.Item): boolean {
  const holder = parent instanceof Y.AbstractType ? parent._item : null
  if (holder === null) return true
  const { now } = becomeOf(transaction, holder)
  return !now.deleted || (bringsBack(step, now) && hasPlace(transaction, step, now))
}
