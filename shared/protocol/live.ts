/**
 * `/live`: lists that are not in a room, kept up by the server. JSON both ways. Whoever subscribes to a topic gets its whole list, then what
 * is another in it. A list's rows have ids, and an order.
 */
import type { AgendaId } from '../agenda/document.ts'
import { asRecord } from '../agenda/values.ts'
import type { CloseCode } from './closeCodes.ts'

/** Of a person: their own items, what else they are to do, the agendas that they may open, their meetings, what they are told. */
const OWN_TOPICS = ['me', 'tasks', 'councils', 'meetings', 'notifications'] as const
type OwnTopic = (typeof OWN_TOPICS)[number]

/** Of one agenda: its items, for who opens drafts; what was sent of it, for every member. */
type AgendaList = 'progress' | 'versions'

export type Topic = OwnTopic | `agenda/${AgendaId}/${AgendaList}`

/** What a client sends. */
export type LiveRequest = { subscribe: Topic } | { unsubscribe: Topic }

/** What the server sends. */
export type LiveMessage<Row = { id: string }> = { topic: Topic } & (
  | LiveAnswer<Row>
  | LiveChange<Row>
  | LiveEnd
)

/** Sent every 20 s, whatever else is: a page that hears nothing for long has no connection. */
export interface LiveSign {
  alive: true
}

export interface LiveAnswer<Row> {
  rows: Row[]
  /** What is told of the whole list: of an agenda's progress, the headings of its fields. */
  about?: unknown
}

export interface LiveChange<Row> {
  /** Those that are new, or others now. */
  changed: Row[]
  /** The ids of all rows, where rows came, went or moved. */
  order?: string[]
  about?: unknown
}

/** The topic is over: there is no such agenda (any more), or it may not be read (any more). A close code of `/sync`. */
export interface LiveEnd {
  ended: CloseCode
}

/** Of one connection. */
export const LIVE_LIMITS = {
  /** A message is the name of a topic. */
  messageBytes: 1024,
  topics: 20,
  messagesPerMinute: 120,
} as const

const AGENDA_TOPIC = /^agenda\/([A-Za-z0-9_-]{1,40})\/(progress|versions)$/

/** @returns the agenda of which the topic tells, and what; `null` for another topic */
export function readAgendaTopic(topic: string): { agenda: AgendaId; list: AgendaList } | null {
  const [, agenda, list] = AGENDA_TOPIC.exec(topic) ?? []
  return agenda === undefined ? null : { agenda, list: list as AgendaList }
}

export const progressTopic = (agenda: AgendaId): Topic => `agenda/${agenda}/progress`
export const versionsTopic = (agenda: AgendaId): Topic => `agenda/${agenda}/versions`

/** @returns `null` for what is no request */
export function readLiveRequest(text: string): LiveRequest | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const { subscribe, unsubscribe, ...more } = asRecord(value)
  if (Object.keys(more).length > 0 || (subscribe === undefined) === (unsubscribe === undefined)) return null
  if (isTopic(subscribe)) return { subscribe }
  return isTopic(unsubscribe) ? { unsubscribe } : null
}

const isTopic = (value: unknown): value is Topic =>
  typeof value === 'string' &&
  ((OWN_TOPICS as readonly string[]).includes(value) || readAgendaTopic(value) !== null)

/** A list as a client has it. */
export interface LiveList<Row> {
  rows: readonly Row[]
  about: unknown
}

/** @returns the list after a change; rows that are as they were are the same objects */
export function withLiveChange<Row extends { id: string }>(
  { rows, about }: LiveList<Row>,
  change: LiveChange<Row>,
): LiveList<Row> {
  const byId = new Map([...rows, ...change.changed].map((row) => [row.id, row]))
  const order = change.order ?? rows.map(({ id }) => id)
  return {
    rows: order.flatMap((id) => byId.get(id) ?? []),
    about: 'about' in change ? change.about : about,
  }
}
