/** What is done at once, as a paste or a press of a button, is one step of undo: apart from what was typed before and after. */
import type { EditorState } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { endsWhere } from './stepCarets.ts'

/** What was typed until now is a step of its own. */
export const endStep = (state: EditorState): void => undoManagerOf(state)?.stopCapturing()

/** Runs `work`, and makes one step of all the steps it added. */
export function asOneStep(state: EditorState, work: () => void): void {
  const manager = undoManagerOf(state)
  manager?.stopCapturing()
  const before = manager?.undoStack.length ?? 0
  work()
  const [first, ...others] = manager?.undoStack.slice(before) ?? []
  if (manager === undefined || first === undefined) return
  first.insertions = Y.mergeDeleteSets([first.insertions, ...others.map(({ insertions }) => insertions)])
  first.deletions = Y.mergeDeleteSets([first.deletions, ...others.map(({ deletions }) => deletions)])
  endsWhere(first, others.at(-1) ?? first)
  manager.undoStack.length = before + 1
  manager.stopCapturing()
}

/** What was typed until now is a step of its own, and so is what is done before the browser goes on. */
export function startStep(state: EditorState): void {
  const manager = undoManagerOf(state)
  manager?.stopCapturing()
  queueMicrotask(() => manager?.stopCapturing())
}

/** The agenda's undo, as an editor knows it. */
export const undoManagerOf = (state: EditorState): Y.UndoManager | undefined =>
  (yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager } | undefined)?.undoManager
