/**
 * Whether an editor may be mounted on a text. Mounting deletes what the schema does not allow, for everybody, so a text
 * that a newer program or another client wrote is looked at first.
 */
import { getSchema } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import { readRichText } from '../../shared/richtext/yText.ts'
import { fieldExtensions, lineExtensions, titleExtensions } from './extensions.ts'
import type { TextKind } from './textKind.ts'

const schemas: Record<TextKind, Schema> = {
  field: getSchema(fieldExtensions()),
  title: getSchema(titleExtensions()),
  line: getSchema(lineExtensions()),
}

export function fits(fragment: Y.XmlFragment, kind: TextKind): boolean {
  const text = readRichText(fragment)
  if (text.content.length === 0) return true
  try {
    schemas[kind].nodeFromJSON(text).check()
    return true
  } catch {
    return false
  }
}
