/** The address of a thread, and of one of its comments, in an agenda: `#comment-<thread>`, `#comment-<thread>/<comment>`. */
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { CommentId, ThreadId } from '../../shared/threads/thread.ts'

const PREFIX = 'comment-'

export interface ThreadAddress {
  thread: ThreadId
  /** `null`: of the whole thread. */
  comment: CommentId | null
}

/** @param hash with or without its `#` @returns `null` where it is another place's */
export function readThreadAddress(hash: string): ThreadAddress | null {
  const place = hash.replace(/^#/, '')
  if (!place.startsWith(PREFIX)) return null
  const [thread = '', comment = ''] = place.slice(PREFIX.length).split('/', 2)
  return thread === '' ? null : { thread, comment: comment === '' ? null : comment }
}

/** @returns the address inside the site: of the agenda where one writes, which shows the thread beside its text */
export function threadAddress(agenda: AgendaId, { thread, comment }: ThreadAddress): string {
  return `/agenda/${agenda}#${PREFIX}${thread}${comment === null ? '' : `/${comment}`}`
}

/** What stands behind an agenda's address where all of its threads are shown. */
export const THREADS_PATH = 'kommentarer'

/** @param path of any view of an agenda @returns that of all its threads */
export const threadsPath = (path: string): string =>
  `${path.split('/').slice(0, 3).join('/')}/${THREADS_PATH}`
