/** One's own caret, as others can find it in their copy of the text. */
import type { Editor } from '@tiptap/core'
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { Presence } from '../../shared/protocol/presence.ts'

/** @returns `null` while the editor has no text to stand in */
export function ownCursor({ isDestroyed, state }: Editor): Presence['cursor'] {
  const sync = isDestroyed ? undefined : ySyncPluginKey.getState(state)
  const mapping = sync?.binding?.mapping
  if (mapping === undefined || mapping.size === 0) return null
  const at = (position: number): unknown =>
    Y.relativePositionToJSON(absolutePositionToRelativePosition(position, sync.type, mapping))
  return { anchor: at(state.selection.anchor), head: at(state.selection.head) }
}
