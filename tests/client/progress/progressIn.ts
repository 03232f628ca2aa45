/** The progress of a document, told to whoever shows it at once. */
import type * as Y from 'yjs'
import { DocumentWatch } from '../../../client/agenda/documentWatch.ts'
import type { readLiveProgress } from '../../../client/progress/liveProgress.ts'
import { PageProgress } from '../../../client/progress/pageProgress.ts'

const AT_ONCE = { own: (tell: () => void) => tell(), others: (tell: () => void) => tell(), wrote() {} }

/** @param read instead of `readLiveProgress` */
export const progressIn = (doc: Y.Doc, read?: typeof readLiveProgress): PageProgress =>
  new PageProgress({ doc, watch: new DocumentWatch(doc, AT_ONCE as never) }, read)
