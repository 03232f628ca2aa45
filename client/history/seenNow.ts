/** What somebody who looks at an agenda now has before them: by client, how far its changes have come. */
import * as Y from 'yjs'
import type { Seen } from '../../shared/richtext/bringBack.ts'

export const seenNow = (doc: Y.Doc): Seen => Y.decodeStateVector(Y.encodeStateVector(doc))
