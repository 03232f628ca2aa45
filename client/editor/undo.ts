/**
 * Undo for a whole agenda: one manager, which takes back one's own changes alone, across fields, in the order in which
 * they were made.
 */
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { agendaOf, itemsOf } from '../../shared/agenda/document.ts'
import { PERSON_EDIT } from '../../shared/agenda/edits.ts'
import { NODES } from '../../shared/richtext/schema.ts'
import { ExactUndoManager } from './exactUndo.ts'

/** Typing goes on as one step until it rests for so long (milliseconds): who looks for the keys shall not undo by the letter. */
const LONGEST_PAUSE = 1000

/** Who never rests has a step of this length at most (milliseconds): one press shall not take a paragraph. */
const LONGEST_STEP = 5000

/** What was done so many steps ago is not taken back any more: a working day must not fill the memory. */
export const MOST_STEPS = 500

/** To be made after the first sync: what came from the server is not one's own. */
export function createUndoManager(doc: Y.Doc): Y.UndoManager {
  let last: Y.Transaction | null = null
  let begun = 0
  const manager = new ExactUndoManager([itemsOf(doc), agendaOf(doc)], {
    captureTimeout: LONGEST_PAUSE,
    trackedOrigins: new Set<unknown>([ySyncPluginKey, PERSON_EDIT]),
    captureTransaction: (transaction) => {
      if (transaction.origin === PERSON_EDIT || transaction.origin === ySyncPluginKey) {
        const now = Date.now()
        const isLong = now - begun > LONGEST_STEP
        if (last !== null && (isLong || !runsOn(last, transaction))) manager.stopCapturing()
        // A step that was ended begins anew, whatever ended it.
        if (isLong || manager.lastChange === 0 || now - manager.lastChange > LONGEST_PAUSE) begun = now
        last = transaction
      }
      return transaction.meta.get('addToHistory') !== false
    },
    deleteFilter: isOnlyOwn,
  })
  manager.on('stack-item-added', () => {
    if (!manager.undoing && !manager.redoing)
      manager.undoStack.splice(0, manager.undoStack.length - MOST_STEPS)
  })
  return manager
}

/**
 * Whether an undo may take a piece away. What was made goes from the inside out, so what a container of one's own still
 * holds when its turn comes is a colleague's: their words in one's new list keep the list.
 */
function isOnlyOwn(item: Y.Item): boolean {
  return !(item.content instanceof Y.ContentType) || isEmpty(item.content.type)
}

/** Without words. What this program does not know may be anything, and so is something. */
function isEmpty(type: Y.ContentType['type']): boolean {
  if (!(type instanceof Y.XmlFragment)) return type._length === 0
  return type.toArray().every((child) => {
    const isKnown = !(child instanceof Y.XmlElement) || child.nodeName in NODES
    return isKnown && isEmpty(child)
  })
}

/** Typing in an editor runs together, and so does typing into a small input; every other edit is a step of its own. */
function runsOn(before: Y.Transaction, now: Y.Transaction): boolean {
  if (before.origin !== now.origin) return false
  if (now.origin === ySyncPluginKey) return true
  const [was, is] = [onlyTextsChanged(before), onlyTextsChanged(now)]
  return was !== null && is !== null && was.map === is.map && was.keys === is.keys
}

/** The plain texts of one map that a transaction wrote, if that is all that it did. */
function onlyTextsChanged({ changed }: Y.Transaction): { map: unknown; keys: string } | null {
  const [only, ...others] = [...changed]
  if (only === undefined || others.length > 0) return null
  const [map, keys] = only
  if (!(map instanceof Y.Map)) return null
  const areTexts = [...keys].every((key) => typeof key === 'string' && typeof map.get(key) === 'string')
  return areTexts ? { map, keys: [...keys].sort().join(' ') } : null
}

/** @see AgendaUndo */
interface Undo {
  manager: Y.UndoManager
  undo: () => boolean
  redo: () => boolean
}

/**
 * What one editor gets instead of the shared manager. Each editor's plugin destroys the manager that it was given when it
 * goes, and remembers its selection with every step of undo, to set it again at the next change, whatever that is: in a
 * document that changes in other fields and by other people it then points nowhere. So nothing is listened to here, and
 * nothing destroyed.
 */
export function undoManagerForEditor({ manager, undo, redo }: Undo): Y.UndoManager {
  const facade = {
    get undoStack() {
      return manager.undoStack
    },
    get redoStack() {
      return manager.redoStack
    },
    undo,
    redo,
    stopCapturing: () => manager.stopCapturing(),
    on() {},
    destroy() {},
    // TipTap's wrapper looks at these when an editor goes.
    trackedOrigins: new Set(),
    doc: { on() {}, off() {} },
    _observers: new Map(),
  }
  return facade as unknown as Y.UndoManager
}
