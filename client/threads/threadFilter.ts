/** Which threads of an agenda one looks at on the page of all of them. It stands in the page's address, so that a link shows the same. */
import type { PersonId } from '../../shared/agenda/document.ts'
import { oneOf } from '../../shared/agenda/values.ts'
import { mentionedIn } from './commentBody.ts'
import type { Thread } from './threadsWatch.ts'

export const STATES = ['open', 'resolved', 'all'] as const

export interface ThreadFilter {
  state: (typeof STATES)[number]
  /** Threads in which this person said something, is mentioned, or has a task; `null`: everybody's. */
  person: PersonId | null
}

export function readFilter(search: string): ThreadFilter {
  const asked = new URLSearchParams(search)
  return { state: oneOf(asked.get('state'), STATES, 'open'), person: asked.get('person') || null }
}

/** @returns what stands after the address, with its `?`; empty where that is nothing */
export function filterAddress({ state, person }: ThreadFilter): string {
  const address = new URLSearchParams()
  if (state !== 'open') address.set('state', state)
  if (person !== null) address.set('person', person)
  return address.size === 0 ? '' : `?${address}`
}

/** @param own the person's id for any id that a document has of them */
export function isWanted(
  thread: Thread,
  { state, person }: ThreadFilter,
  own: (id: PersonId) => PersonId = (id) => id,
): boolean {
  if (state !== 'all' && (thread.resolved !== null) !== (state === 'resolved')) return false
  return person === null || peopleIn(thread).some((id) => own(id) === own(person))
}

/** Who says something in it, is mentioned in it, or has it as a task; each once. */
export function peopleIn({ comments, task, author }: Thread): PersonId[] {
  const said = comments.filter(({ deletedAt }) => deletedAt === null)
  const ids = said.flatMap((comment) => [comment.author, ...mentionedIn(comment.body)])
  return [...new Set([author, ...ids, ...(task === null ? [] : [task.person])])]
}
