/**
 * Lets y-tiptap, which goes by an element's name, read every element as what it is now (`shared/richtext/kinds.ts`): it makes each node
 * by its schema's `node`, and nothing else does by a name with the attribute that says the kind.
 */
import { Extension } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { kindNamed } from '../../../shared/richtext/kinds.ts'

/** @param schema is changed: of an editor's own */
export function readKinds(schema: Schema): void {
  const make = schema.node.bind(schema)
  schema.node = (type, attrs, content, marks) =>
    make(typeof type === 'string' ? kindNamed(type, attrs ?? {}) : type, attrs, content, marks)
}

/** Before the editor reads its text for the first time. */
export const ReadKinds = Extension.create({
  name: 'readKinds',
  onBeforeCreate() {
    readKinds(this.editor.schema)
  },
})
