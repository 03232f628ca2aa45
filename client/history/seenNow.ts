/** What somebody who looks at a place of an agenda now has before them. */
import * as Y from 'yjs'
import { wordsAt } from '../../shared/agenda/wordValues.ts'
import type { Seen } from '../../shared/richtext/bringBack.ts'
import type { FieldPlace } from '../agenda/changes.ts'

export interface SeenNow {
  /** By client, how far its changes have come. */
  changes: Seen
  /** Of a value of one line. */
  words: string
}

export const seenNow = (doc: Y.Doc, place: FieldPlace): SeenNow => ({
  changes: Y.decodeStateVector(Y.encodeStateVector(doc)),
  words: wordsAt(doc, place) ?? '',
})
