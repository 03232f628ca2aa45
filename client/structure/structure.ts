/** What a person does to the tree: each edit with a sentence that tells what became of it, and «Fortryd». */
import type * as Y from 'yjs'
import type { ItemId, ItemKind, PersonId } from '../../shared/agenda/document.ts'
import {
  addItem,
  deleteItem,
  duplicateItem,
  ImpossibleMove,
  lockItem,
  moveItem,
  NotInAgenda,
  type Place,
  restoreItem,
  setWithoutText,
  TooLargeToCopy,
  unlockItem,
} from '../../shared/agenda/edits.ts'
import { findNode, inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { childrenOf, placeAfter, type Step } from '../../shared/agenda/steps.ts'
import { newId } from '../../shared/ids.ts'
import { t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import type { Notice } from '../ui/notice.ts'
import { commentsSentence } from './commentsIn.ts'
import { comeBackTo, focusNode, focusNotice, focusTitle, markInOutline, stayingInSight } from './inPage.ts'
import { fullName, nodeName, titleText } from './nodeName.ts'
import { referredSentence } from './referred.ts'

export interface Structure {
  /** Takes one step; where there is none, nothing. */
  step: (id: ItemId, step: Step) => void
  /** Moves a node; where it cannot stand (any more), a sentence says so. */
  move: (id: ItemId, at: Place) => void
  /** Deletes a node and all below it; where somebody else writes there, only after a question. */
  remove: (id: ItemId) => void
  /** Deletes it without one. */
  removeAnyway: (id: ItemId) => void
  /** Brings back a deleted node and what was deleted with it. @param goTo where the focus goes then; default: there */
  restore: (id: ItemId, goTo?: (id: ItemId) => void) => void
  /** Makes a node and puts the caret in its title. */
  add: (kind: ItemKind, at: Place) => void
  /** Locks an item for those who are responsible for it, or opens it again. */
  setLocked: (id: ItemId, isLocked: boolean) => void
  /** Says whether anything is asked of an item. */
  setWithoutText: (id: ItemId, withoutText: boolean) => void
  /** Copies a node and all below it, and puts the caret in the copy's title. */
  duplicate: (id: ItemId) => void
}

/**
 * @param asksFirst puts the question whether a node shall be deleted, where there is one. @returns whether it did
 * @param me who does it, once that is known
 */
export function structureOf(
  doc: Y.Doc,
  me: () => PersonId | null,
  tell: (notice: Notice) => void,
  asksFirst: (id: ItemId) => boolean,
): Structure {
  const withUndo = (text: string, undo: () => void, agendaWords = '') =>
    tell({ text, agendaWords, action: { label: t('undoThis'), onPress: undo } })

  const restore: Structure['restore'] = (id, goTo = comeBackTo) => {
    restoreItem(doc, id)
    tell({ text: t('itemRestored', { name: nodeName(doc, id) }) })
    goTo(id)
  }
  const removeAnyway = (id: ItemId) => {
    const node = findNode(readOutline(doc), id)
    if (node === undefined) return
    const words = { name: fullName(doc, id), n: inOrder(node.children).length }
    const title = titleText(doc, id)
    const more = [referredSentence(doc, id), commentsSentence(doc, id)].filter(Boolean).join(' ')
    deleteItem(doc, id, serverNow())
    const text = [t('itemDeleted', words), more].filter(Boolean).join('. ')
    withUndo(text, () => restore(id), title)
    // What had focus is gone with the item.
    focusNotice('button')
  }
  const remove = (id: ItemId) => {
    if (!asksFirst(id)) removeAnyway(id)
  }
  const move = (id: ItemId, at: Place, isUndo = false) => {
    const before = whereIs(doc, id)
    const moved = orTooLate(() => stayingInSight(id, () => moveItem(doc, id, at)))
    if (!moved || before === null) return tell({ text: t('moveImpossible') })
    const after = whereIs(doc, id)
    if (after?.parent === before.parent && after.index === before.index) return
    markInOutline(id)
    const text = t('itemMoved', { name: nodeName(doc, id) })
    if (isUndo) return tell({ text })
    withUndo(text, () => {
      move(id, before, true)
      focusNode(id)
    })
  }
  return {
    remove,
    removeAnyway,
    restore,
    move: (id, at) => move(id, at),
    step(id, step) {
      const place = placeAfter(readOutline(doc), id, step)
      if (place !== null) move(id, place)
    },
    add(kind, at) {
      const id = addItem(doc, { id: newId(), kind }, at)
      withUndo(t('itemAdded', { name: nodeName(doc, id) }), () => remove(id))
      focusTitle(id)
    },
    setLocked(id, isLocked) {
      const by = me()
      if (by === null) return
      const set = (locked: boolean) =>
        locked ? lockItem(doc, id, { by, at: serverNow(), why: '' }) : unlockItem(doc, id)
      set(isLocked)
      withUndo(t(isLocked ? 'itemLocked' : 'itemUnlocked', { name: nodeName(doc, id) }), () => set(!isLocked))
    },
    setWithoutText(id, withoutText) {
      setWithoutText(doc, id, withoutText)
      const told = t(withoutText ? 'itemWithoutText' : 'itemWithText', { name: nodeName(doc, id) })
      withUndo(told, () => setWithoutText(doc, id, !withoutText))
    },
    duplicate(id) {
      const copy = orTooLarge(() => duplicateItem(doc, id, newId))
      if (copy === null) return tell({ text: t('itemTooLarge') })
      withUndo(t('itemCopied', { name: nodeName(doc, copy) }), () => remove(copy))
      focusTitle(copy)
    },
  }
}

function whereIs(doc: Y.Doc, id: ItemId): Place | null {
  const top = readOutline(doc)
  const node = findNode(top, id)
  if (node === undefined) return null
  const index = childrenOf(top, node.parent).findIndex((sibling) => sibling.id === id)
  return { parent: node.parent, index }
}

/** @returns whether the tree still allowed it: a colleague can have changed it since the place was chosen */
function orTooLate(edit: () => void): boolean {
  try {
    edit()
    return true
  } catch (error) {
    if (error instanceof ImpossibleMove || error instanceof NotInAgenda) return false
    throw error
  }
}

function orTooLarge<T>(edit: () => T): T | null {
  try {
    return edit()
  } catch (error) {
    if (error instanceof TooLargeToCopy) return null
    throw error
  }
}
