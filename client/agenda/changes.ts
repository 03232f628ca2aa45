/** Where in an agenda something changed, as places that components and the list of unsaved words both understand. */
import type * as Y from 'yjs'
import { agendaOf, isLine, itemsOf, threadsOf } from '../../shared/agenda/document.ts'
import { AGENDA, type FieldPlace } from '../../shared/agenda/fieldPlace.ts'
import { asMap } from '../../shared/agenda/values.ts'

export { AGENDA, type FieldPlace, fragmentAt } from '../../shared/agenda/fieldPlace.ts'

export interface Change extends FieldPlace {
  /** `text`: inside a rich text; `value`: everything else. */
  of: 'text' | 'value'
}

export const placeKey = ({ item, field }: FieldPlace): string => `${item}/${field}`

export const samePlace = (a: FieldPlace | null, b: FieldPlace | null): boolean =>
  a?.item === b?.item && a?.field === b?.field

/** Calls back with what each transaction changed. @returns the function that stops it */
export function observeChanges(
  doc: Y.Doc,
  onChange: (changes: Change[], transaction: Y.Transaction) => void,
): () => void {
  const onItems = (events: DeepEvent[], transaction: Y.Transaction) =>
    onChange(events.flatMap(changesInItems), transaction)
  const onAgenda = (events: DeepEvent[], transaction: Y.Transaction) =>
    onChange(events.flatMap(changesInAgenda), transaction)
  return observeBoth(doc, onItems, onAgenda)
}

/** Calls back with each event, and what it changed: for those who must know more. @returns the function that stops it */
export function observeEvents(
  doc: Y.Doc,
  onEvent: (event: DeepEvent, changes: Change[]) => void,
): () => void {
  const onItems = (events: DeepEvent[]) => {
    for (const event of events) onEvent(event, changesInItems(event))
  }
  const onAgenda = (events: DeepEvent[]) => {
    for (const event of events) onEvent(event, changesInAgenda(event))
  }
  return observeBoth(doc, onItems, onAgenda)
}

/** A thread in which something changed: one of its comments, or (`null`) its own values. */
export interface ThreadChange {
  thread: string
  comment: string | null
}

/** Calls back with what each transaction changed in comments. @returns the function that stops it */
export function observeThreads(
  doc: Y.Doc,
  onChange: (changes: ThreadChange[], transaction: Y.Transaction) => void,
): () => void {
  const threads = threadsOf(doc)
  const onEvents = (events: DeepEvent[], transaction: Y.Transaction) =>
    onChange(events.flatMap(changesInThreads), transaction)
  threads.observeDeep(onEvents)
  return () => threads.unobserveDeep(onEvents)
}

type DeepEvent = Y.YEvent<Y.AbstractType<unknown>>
type DeepObserver = (events: DeepEvent[], transaction: Y.Transaction) => void

function observeBoth(doc: Y.Doc, onItems: DeepObserver, onAgenda: DeepObserver): () => void {
  itemsOf(doc).observeDeep(onItems)
  agendaOf(doc).observeDeep(onAgenda)
  return () => {
    itemsOf(doc).unobserveDeep(onItems)
    agendaOf(doc).unobserveDeep(onAgenda)
  }
}

function changesInItems(event: DeepEvent): Change[] {
  const [item, part, field] = event.path.map(String)
  if (item === undefined) return keysOf(event).map((id) => ({ item: id, field: '', of: 'value' }))
  if (part === undefined) return keysOf(event).map((key) => ({ item, field: key, of: 'value' }))
  if (part === 'title' || isLine(part)) return [{ item, field: part, of: 'text' }]
  if (part !== 'fields') return [{ item, field: part, of: 'value' }]
  if (field === undefined) return keysOf(event).map((key) => ({ item, field: key, of: 'value' }))
  return [{ item, field, of: 'text' }]
}

function changesInAgenda(event: DeepEvent): Change[] {
  const [part] = event.path.map(String)
  if (part === undefined) return keysOf(event).map((key) => ({ item: AGENDA, field: key, of: 'value' }))
  return [{ item: AGENDA, field: part, of: 'text' }]
}

function changesInThreads(event: DeepEvent): ThreadChange[] {
  const [thread, part, comment] = event.path.map(String)
  if (thread === undefined) return keysOf(event).flatMap((id) => allOfThread(id, event.target))
  if (part !== 'comments') return [{ thread, comment: null }]
  if (comment !== undefined) return [{ thread, comment }]
  return keysOf(event).map((id) => ({ thread, comment: id }))
}

/** A thread that comes brings its first comment. */
function allOfThread(id: string, threads: Y.AbstractType<unknown>): ThreadChange[] {
  const thread = asMap(asMap(threads)?.get(id))
  const comments = [...(asMap(thread?.get('comments'))?.keys() ?? [])]
  return [null, ...comments].map((comment) => ({ thread: id, comment }))
}

const keysOf = (event: DeepEvent): string[] => [...event.changes.keys.keys()]
