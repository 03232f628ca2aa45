/** Which threads of an agenda one looks at on the page of all of them. It stands in the page's address, so that a link shows the same. */
import type { PersonId } from '../../shared/agenda/document.ts'
import { oneOf } from '../../shared/agenda/values.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { mentionedIn } from './commentBody.ts'
import type { Thread } from './threadsWatch.ts'

export const STATES = ['open', 'resolved', 'all'] as const

export const ONLY = ['tasks', 'new'] as const

export interface ThreadFilter {
  state: (typeof STATES)[number]
  /** Threads in which this person said something, is mentioned, or has a task; `null`: everybody's. */
  person: PersonId | null
  /** Tasks, or what is new since one was here; `null`: whatever they are. */
  only: (typeof ONLY)[number] | null
}

export function readFilter(search: string): ThreadFilter {
  const asked = new URLSearchParams(search)
  return {
    state: oneOf(asked.get('state'), STATES, 'open'),
    person: asked.get('person') || null,
    only: ONLY.find((one) => one === asked.get('only')) ?? null,
  }
}

/** @returns what stands after the address, with its `?`; empty where that is nothing */
export function filterAddress({ state, person, only }: ThreadFilter): string {
  const address = new URLSearchParams()
  if (state !== 'open') address.set('state', state)
  if (person !== null) address.set('person', person)
  if (only !== null) address.set('only', only)
  return address.size === 0 ? '' : `?${address}`
}

/** @param own the person's id for any id that a document has of them @param isNew to who looks */
export function isWanted(
  thread: Thread,
  { state, person, only }: ThreadFilter,
  own: (id: PersonId) => PersonId = (id) => id,
  isNew: (id: ThreadId) => boolean = () => false,
): boolean {
  if (state !== 'all' && (thread.resolved !== null) !== (state === 'resolved')) return false
  if (only === 'tasks' && thread.task === null) return false
  if (only === 'new' && !isNew(thread.id)) return false
  return person === null || peopleIn(thread).some((id) => own(id) === own(person))
}

/** Who says something in it, is mentioned in it, or has it as a task; each once. */
export function peopleIn({ comments, task, author }: Thread): PersonId[] {
  const said = comments.filter(({ deletedAt }) => deletedAt === null)
  const ids = said.flatMap((comment) => [comment.author, ...mentionedIn(comment.body)])
  return [...new Set([author, ...ids, ...(task === null ? [] : [task.person])])]
}
