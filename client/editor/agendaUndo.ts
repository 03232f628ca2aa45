/** Undo and redo of one open agenda, as keys and buttons use them: one's own steps alone, the latest first. */
import type * as Y from 'yjs'
import { readOutline } from '../../shared/agenda/outline.ts'
import { whyNotChange } from '../../shared/rights/whyNotAt.ts'
import { type Change, observeEvents } from '../agenda/changes.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { caretOf, StepCarets } from './stepCarets.ts'
import { placesOfStep } from './stepPlaces.ts'
import { endOfChange, type How, type TakenStep } from './takenStep.ts'
import { createUndoManager } from './undo.ts'

/** What is told of just this step; a step that does it again knows the same. @see StepCarets */
const ON_TAKEN = 'on-taken'

/** What undo asks of a session. */
type Session = Pick<AgendaSession, 'doc' | 'state' | 'subscribe' | 'asker'>

export class AgendaUndo {
  readonly manager: Y.UndoManager
  readonly carets: StepCarets
  readonly #session: Session
  readonly #listeners = new Set<() => void>()
  readonly #onTaken = new Set<(step: TakenStep) => void>()
  readonly #stopListening: () => void

  /** To be made after the first sync: what came from the server is not one's own. */
  constructor(session: Session) {
    this.#session = session
    this.manager = createUndoManager(session.doc)
    this.carets = new StepCarets(this.manager)
    this.manager.on('stack-item-added', this.#tell)
    this.manager.on('stack-cleared', this.#tell)
    this.#stopListening = session.subscribe(this.#tell)
  }

  /** Takes back the latest step that can be taken back. @returns whether anything changed */
  readonly undo = (): boolean => this.canUndo() && this.#take('undo')

  /** Does again what was taken back last. @returns whether anything changed */
  readonly redo = (): boolean => this.canRedo() && this.#take('redo')

  readonly canUndo = (): boolean => this.#mayWrite() && this.manager.canUndo()

  readonly canRedo = (): boolean => this.#mayWrite() && this.manager.canRedo()

  /** Calls back when `canUndo` or `canRedo` may have changed. @returns the function that stops it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls back with each step that was taken back or done again. @returns the function that stops it */
  onTaken(listener: (step: TakenStep) => void): () => void {
    this.#onTaken.add(listener)
    return () => this.#onTaken.delete(listener)
  }

  /** What is done from now on is a step of its own. */
  endStep(): void {
    this.manager.stopCapturing()
  }

  /**
   * Makes a step of its own of what `work` writes.
   * @param onTaken called whenever just that is taken back, or done again
   */
  asStep(work: () => void, onTaken: (how: How) => void): void {
    const { undoStack } = this.manager
    this.endStep()
    const before = undoStack.at(-1)
    work()
    this.endStep()
    const step = this.manager.undoStack.at(-1)
    if (step !== before) step?.meta.set(ON_TAKEN, onTaken)
  }

  destroy(): void {
    this.#stopListening()
    this.manager.destroy()
  }

  #take(how: How): boolean {
    const { doc } = this.#session
    this.#forgetDenied(how)
    const outline = readOutline(doc)
    const changes: Change[] = []
    const ends: Y.RelativePosition[] = []
    const stop = observeEvents(doc, (event, changed) => {
      changes.push(...changed)
      ends.push(...endOfChange(event))
    })
    const step = this.manager[how]()
    stop()
    // Steps of which a colleague has left nothing are passed over without a word from the manager.
    this.#tell()
    if (step === null) return false
    const taken = { how, outline, changes, ends, caret: caretOf(step, how) }
    for (const listener of this.#onTaken) listener(taken)
    ;(step.meta.get(ON_TAKEN) as ((how: How) => void) | undefined)?.(how)
    return true
  }

  /** Steps in a place that one may not change any more are passed over: the server would refuse them, and all that follows. */
  #forgetDenied(how: How): void {
    const { doc } = this.#session
    const asker = this.#session.asker()
    const stack = how === 'undo' ? this.manager.undoStack : this.manager.redoStack
    const isDenied = (step: (typeof stack)[number]) =>
      asker !== null && placesOfStep(doc, step).some((path) => whyNotChange(doc, asker, path) !== null)
    while (stack.length > 0 && isDenied(stack.at(-1)!)) stack.pop()
  }

  #mayWrite(): boolean {
    return this.#session.state().is !== 'ended'
  }

  readonly #tell = (): void => {
    for (const listener of this.#listeners) listener()
  }
}
