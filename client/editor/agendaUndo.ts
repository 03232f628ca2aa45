/** Undo and redo of one open agenda, as keys and buttons use them: one's own steps alone, the latest first. */
import type * as Y from 'yjs'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { createUndoManager } from './undo.ts'

/** What undo asks of a session. */
type Session = Pick<AgendaSession, 'doc' | 'state' | 'subscribe'>

export class AgendaUndo {
  readonly manager: Y.UndoManager
  readonly #session: Session
  readonly #listeners = new Set<() => void>()
  readonly #stopListening: () => void

  /** To be made after the first sync: what came from the server is not one's own. */
  constructor(session: Session) {
    this.#session = session
    this.manager = createUndoManager(session.doc)
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

  destroy(): void {
    this.#stopListening()
    this.manager.destroy()
  }

  #take(how: 'undo' | 'redo'): boolean {
    const taken = this.manager[how]()
    // Steps of which a colleague has left nothing are passed over without a word from the manager.
    this.#tell()
    return taken !== null
  }

  #mayWrite(): boolean {
    return this.#session.state().is !== 'ended'
  }

  readonly #tell = (): void => {
    for (const listener of this.#listeners) listener()
  }
}
