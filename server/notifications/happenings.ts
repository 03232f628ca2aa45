/**
 * What one entry of an agenda's log did that somebody may want to hear of: comments, tasks, mentions, who is made responsible, what is
 * sent back. Follows a document entry by entry; and says, of what was told before, whether it still holds.
 */
import * as Y from 'yjs'
import {
  type FieldKey,
  fieldOf,
  type ItemId,
  isResponsible,
  itemEntries,
  itemOf,
  itemsOf,
  type PersonId,
  readItem,
  readStatus,
  threadsOf,
} from '../../shared/agenda/document.ts'
import { inWords, type NameOf } from '../../shared/agenda/inWords.ts'
import { mentionedIn } from '../../shared/agenda/references.ts'
import { asFragment, asMap, asNumberOrNull, asRecord } from '../../shared/agenda/values.ts'
import type { ToldPlace } from '../../shared/notifications/place.ts'
import type { Reason } from '../../shared/notifications/reasons.ts'
import { plainText } from '../../shared/richtext/plainText.ts'
import type { RichTextNode } from '../../shared/richtext/richText.ts'
import {
  type CommentFacts,
  type CommentId,
  readComments,
  readTask,
  readThread,
  type ThreadFacts,
  type ThreadId,
  threadOf,
} from '../../shared/threads/thread.ts'
import { excerptOf } from './excerpt.ts'
import { countMentions, isMention } from './mentions.ts'

/** Something that happened, and whom it concerns. */
export interface Happening {
  reason: Reason
  /** As the document names them. */
  to: PersonId[]
  /** Of two with one event a person is told the stronger alone. */
  event: string
  /** Of one reason, person and cause there is one notification in an agenda. */
  cause: string
  place: ToldPlace
}

/** What an entry did. */
export interface Happened {
  happenings: Happening[]
  /** What was told of these may not hold any more, or hold again. */
  items: Set<ItemId>
  threads: Set<ThreadId>
}

/** What was told, as far as its document can say whether it still holds. */
export interface Told {
  reason: Reason
  cause: string
  place: ToldPlace
}

type Event = Y.YEvent<Y.AbstractType<unknown>>
type YMap = Y.Map<unknown>

export class Happenings {
  readonly #doc: Y.Doc
  /** Who is mentioned how often, in each text that mentions anybody. */
  readonly #mentions = new Map<ItemId, Map<FieldKey, Counts>>()
  #found: Happened = nothing()
  /** Texts in which children came or went. */
  readonly #texts = new Map<ItemId, Map<FieldKey, Y.XmlFragment>>()

  /** @param doc as it was after some entry; it is changed by `read` alone */
  constructor(doc: Y.Doc) {
    this.#doc = doc
    for (const [id] of itemEntries(doc)) this.#mentions.set(id, countsOf(textsOf(doc, id)))
    itemsOf(doc).observeDeep((events) => {
      for (const event of events) this.#onItems(event as Event)
    })
    threadsOf(doc).observeDeep((events) => {
      for (const event of events)
        if (event instanceof Y.YMapEvent) this.#onThreads(event as Y.YMapEvent<unknown>)
    })
  }

  /** @param apply brings the entry into the document, in one transaction */
  read(apply: () => void): Happened {
    this.#found = nothing()
    this.#texts.clear()
    apply()
    for (const [item, texts] of this.#texts) this.#mentionsChanged(item, texts)
    return this.#found
  }

  /** Whether what was told still holds. @param ids of whom it was told: their own, and those of names that are them */
  holds({ reason, cause, place }: Told, ids: readonly PersonId[]): boolean {
    if (place.item === null) return true
    const item = itemOf(this.#doc, place.item)
    if (item === undefined || asNumberOrNull(item.get('deletedAt')) !== null) return false
    if (place.thread !== null) return this.#holdsInThread(reason, place.thread, place.comment, ids)
    switch (reason) {
      case 'responsible':
        return isResponsible(item, ids)
      case 'sent-back': {
        const status = readStatus(item.get('status'))
        return status.is === 'returned' && cause === sentBackCause(place.item, status.at)
      }
      case 'mentioned':
        return ids.some((id) => isMentionThere(cause, place.item!, id, this.#totalIn(place.item!, id)))
      default:
        return true
    }
  }

  /** The beginning of the comment, or of why an item was sent back; else nothing. */
  words({ reason, place }: Told, nameOf: NameOf): string {
    const item = place.item === null ? undefined : itemOf(this.#doc, place.item)
    if (reason === 'sent-back') return excerptOf(readStatus(item?.get('status')).why ?? '')
    const thread = place.thread === null ? undefined : threadOf(this.#doc, place.thread)
    const comments = thread === undefined ? [] : readComments(thread).filter(isLiving)
    const comment = comments.find(({ id }) => id === place.comment) ?? comments[0]
    return comment === undefined ? '' : excerptOf(plainText(inWords(this.#doc, nameOf)(comment.body)))
  }

  // ── Comments ─────────────────────────────────────────────────────────────────────────────────────────────────────

  #onThreads(event: Y.YMapEvent<unknown>): void {
    const threads = threadsOf(this.#doc) as unknown
    const { target } = event
    const keys = event.changes.keys
    if ((target as unknown) === threads) {
      for (const [id, { action }] of keys) if (action === 'add') this.#onNewThread(id)
    } else if ((target.parent as unknown) === threads) {
      this.#onThread(keyOf(target), keys)
    } else if ((target.parent?.parent as unknown) === threads && keyOf(target) === 'comments') {
      const thread = keyOf(target.parent!)
      for (const [id, { action }] of keys) if (action === 'add') this.#onNewComment(thread, id)
    } else if ((target.parent?.parent?.parent as unknown) === threads) {
      this.#onComment(keyOf(target.parent!.parent!), keyOf(target), keys)
    }
  }

  #onNewThread(id: ThreadId): void {
    const thread = threadOf(this.#doc, id)
    if (thread === undefined) return
    const facts = readThread(id, thread)
    const [first, ...others] = readComments(thread)
    if (facts.task !== null) this.#task(facts, facts.task.person)
    if (first !== undefined) this.#newComment(facts, [], first)
    for (const comment of others) this.#onNewComment(id, comment.id)
  }

  #onThread(id: ThreadId, keys: Changes): void {
    const thread = threadOf(this.#doc, id)
    if (thread === undefined) return
    this.#found.threads.add(id)
    const facts = readThread(id, thread)
    const was = keys.has('task') ? readTask(keys.get('task')!.oldValue) : facts.task
    const isTaskDone = facts.task?.done != null && was?.done == null
    const isResolved = keys.has('resolved') && facts.resolved !== null && !keys.get('resolved')!.oldValue
    if (facts.task !== null && facts.task.person !== was?.person) this.#task(facts, facts.task.person)
    if (isTaskDone || isResolved)
      this.#tell('resolved', [facts.author], threadEvent(id), `resolved/${id}`, placeIn(facts))
  }

  #onNewComment(thread: ThreadId, id: CommentId): void {
    const map = threadOf(this.#doc, thread)
    if (map === undefined) return
    this.#found.threads.add(thread)
    const comments = readComments(map)
    const comment = comments.find((one) => one.id === id)
    const others = comments.filter((one) => one.id !== id && isLiving(one))
    if (comment !== undefined) this.#newComment(readThread(thread, map), others, comment)
  }

  #newComment(thread: ThreadFacts, others: readonly CommentFacts[], comment: CommentFacts): void {
    const place = placeIn(thread, comment.id)
    const [event, cause] = [threadEvent(thread.id), commentCause(thread.id, comment.id)]
    this.#tell('mentioned', mentionedIn(comment.body.content), event, cause, place)
    const inIt = others.map(({ author }) => author)
    if (inIt.length > 0 && thread.task !== null) inIt.push(thread.task.person)
    this.#tell('replied', inIt, event, cause, place)
    const item = itemOf(this.#doc, thread.item)
    this.#tell('commented', item ? readItem(thread.item, item).responsibles : [], event, cause, place)
  }

  #onComment(thread: ThreadId, id: CommentId, keys: Changes): void {
    const map = threadOf(this.#doc, thread)
    const comment = map && readComments(map).find((one) => one.id === id)
    if (map === undefined || comment === undefined) return
    this.#found.threads.add(thread)
    const body = keys.get('body')
    if (body === undefined) return
    const before = new Set(mentionedIn(nodesOf(body.oldValue)))
    const added = mentionedIn(comment.body.content).filter((person) => !before.has(person))
    const place = placeIn(readThread(thread, map), id)
    this.#tell('mentioned', added, threadEvent(thread), commentCause(thread, id), place)
  }

  #task(thread: ThreadFacts, person: PersonId): void {
    this.#tell('task', [person], threadEvent(thread.id), `task/${thread.id}`, placeIn(thread))
  }

  #holdsInThread(reason: Reason, id: ThreadId, comment: CommentId | null, ids: readonly PersonId[]): boolean {
    const map = threadOf(this.#doc, id)
    const thread = map && readThread(id, map)
    if (map === undefined || thread === undefined || thread.deletedAt !== null) return false
    if (reason === 'task') return thread.task !== null && ids.includes(thread.task.person)
    if (reason === 'resolved') return thread.resolved !== null || thread.task?.done != null
    const about = readComments(map).find((one) => one.id === comment)
    if (about === undefined || !isLiving(about)) return false
    return reason !== 'mentioned' || mentionedIn(about.body.content).some((person) => ids.includes(person))
  }

  // ── Items ────────────────────────────────────────────────────────────────────────────────────────────────────────

  #onItems(event: Event): void {
    const items = itemsOf(this.#doc) as unknown
    const { target } = event
    if ((target as unknown) === items) {
      for (const [id, { action }] of event.changes.keys) if (action === 'add') this.#onNewItem(id)
    } else if ((target.parent as unknown) === items) {
      this.#onItem(keyOf(target), event.changes.keys)
    } else if ((target.parent?.parent as unknown) === items && keyOf(target) === 'responsibles') {
      this.#onResponsibles(keyOf(target.parent!), event.changes.keys)
    } else if (event instanceof Y.YXmlEvent && (hasOtherChildren(event) || isMention(target))) {
      this.#onText(target)
    }
  }

  #onNewItem(id: ItemId): void {
    const item = itemOf(this.#doc, id)
    if (item === undefined) return
    this.#responsible(id, readItem(id, item).responsibles)
    this.#texts.set(id, textsOf(this.#doc, id))
  }

  #onItem(id: ItemId, keys: Changes): void {
    const item = itemOf(this.#doc, id)
    if (item === undefined) return
    if (keys.has('deletedAt')) this.#found.items.add(id)
    const status = keys.get('status')
    if (status === undefined) return
    this.#found.items.add(id)
    const [was, is] = [readStatus(status.oldValue), readStatus(item.get('status'))]
    if (is.is !== 'returned' || (was.is === 'returned' && was.at === is.at)) return
    const { responsibles } = readItem(id, item)
    this.#tell('sent-back', responsibles, itemEvent(id), sentBackCause(id, is.at), placeAt(id))
  }

  #onResponsibles(id: ItemId, keys: Changes): void {
    const item = itemOf(this.#doc, id)
    if (item === undefined) return
    this.#found.items.add(id)
    const added = [...keys].filter(
      ([person, { oldValue }]) => oldValue !== true && isResponsible(item, [person]),
    )
    this.#responsible(
      id,
      added.map(([person]) => person),
    )
  }

  #responsible(id: ItemId, people: PersonId[]): void {
    this.#tell('responsible', people, itemEvent(id), `responsible/${id}`, placeAt(id))
  }

  /** @param type somewhere in an item */
  #onText(type: Y.AbstractType<unknown>): void {
    const text = textAround(type, itemsOf(this.#doc))
    if (text === null) return
    const texts = this.#texts.get(text.item) ?? new Map<FieldKey, Y.XmlFragment>()
    this.#texts.set(text.item, texts.set(text.field, text.fragment))
  }

  /** Counted over the whole item: who moves a sentence to another text of it has mentioned nobody anew. */
  #mentionsChanged(item: ItemId, texts: ReadonlyMap<FieldKey, Y.XmlFragment>): void {
    const before = this.#mentions.get(item) ?? new Map<FieldKey, Counts>()
    const changed = countsOf(texts)
    if (changed.size === 0 && ![...texts.keys()].some((field) => before.has(field))) return
    this.#found.items.add(item)
    const kept = [...before].filter(([field]) => !texts.has(field))
    this.#mentions.set(item, new Map([...kept, ...changed]))
    for (const [field, counts] of changed) {
      const grown = [...counts.keys()].filter((id) => counts.get(id)! > (before.get(field)?.get(id) ?? 0))
      for (const person of grown) this.#mentioned(item, field, person, totalOf(before, person))
    }
  }

  #mentioned(item: ItemId, field: FieldKey, person: PersonId, before: number): void {
    for (let n = before + 1; n <= this.#totalIn(item, person); n += 1) {
      const cause = mentionCause(item, person, n)
      this.#tell('mentioned', [person], itemEvent(item), cause, placeAt(item, field))
    }
  }

  #totalIn(item: ItemId, person: PersonId): number {
    return totalOf(this.#mentions.get(item) ?? new Map(), person)
  }

  #tell(reason: Reason, to: PersonId[], event: string, cause: string, place: ToldPlace): void {
    if (to.length > 0) this.#found.happenings.push({ reason, to: [...new Set(to)], event, cause, place })
  }
}

type Changes = Map<string, { action: 'add' | 'update' | 'delete'; oldValue: unknown }>

const nothing = (): Happened => ({ happenings: [], items: new Set(), threads: new Set() })

const hasOtherChildren = ({ changes }: Pick<Event, 'changes'>): boolean =>
  changes.added.size + changes.deleted.size > 0

const keyOf = (type: { _item: Y.Item | null }): string => type._item?.parentSub ?? ''

const isLiving = ({ deletedAt }: CommentFacts): boolean => deletedAt === null

const nodesOf = (text: unknown): RichTextNode[] => {
  const { content } = asRecord(text)
  return Array.isArray(content) ? content : []
}

const threadEvent = (thread: ThreadId): string => `thread/${thread}`
const itemEvent = (item: ItemId): string => `item/${item}`
const commentCause = (thread: ThreadId, comment: CommentId): string => `comment/${thread}/${comment}`
const sentBackCause = (item: ItemId, at: number | null): string => `sent-back/${item}/${at ?? 0}`

/** The same for one that was taken out and put in again: undoing is no news. */
const mentionCause = (item: ItemId, person: PersonId, n: number): string => `text/${item}/${person}/${n}`

function isMentionThere(cause: string, item: ItemId, person: PersonId, total: number): boolean {
  return Array.from({ length: total }, (_, n) => mentionCause(item, person, n + 1)).includes(cause)
}

const placeAt = (item: ItemId, field: FieldKey | null = null): ToldPlace => ({
  ...{ item, field, thread: null, comment: null },
})

const placeIn = ({ id, item, field }: ThreadFacts, comment: CommentId | null = null): ToldPlace => ({
  ...{ item, field, thread: id, comment },
})

type Counts = ReadonlyMap<PersonId, number>

/** @returns of those texts that mention anybody */
function countsOf(texts: ReadonlyMap<FieldKey, Y.XmlFragment>): Map<FieldKey, Counts> {
  const counted = [...texts].map(([field, text]) => [field, countMentions(text)] as const)
  return new Map(counted.filter(([, counts]) => counts.size > 0))
}

const totalOf = (texts: ReadonlyMap<FieldKey, Counts>, person: PersonId): number =>
  [...texts.values()].reduce((sum, counts) => sum + (counts.get(person) ?? 0), 0)

function textsOf(doc: Y.Doc, id: ItemId): Map<FieldKey, Y.XmlFragment> {
  const item = itemOf(doc, id)
  const fields = [...(asMap(item?.get('fields'))?.keys() ?? [])]
  return new Map(
    fields.flatMap((field) => {
      const text = item && fieldOf(item, field)
      return text === undefined ? [] : [[field, text] as const]
    }),
  )
}

interface TextOfItem {
  item: ItemId
  field: FieldKey
  fragment: Y.XmlFragment
}

/** @returns `null` for what is no field's text */
function textAround(type: Y.AbstractType<unknown>, items: YMap | Y.Map<YMap>): TextOfItem | null {
  let inside = type
  while (inside.parent !== null && !(inside.parent instanceof Y.Map))
    inside = inside.parent as Y.AbstractType<unknown>
  const fields = inside.parent
  const item = fields?.parent
  const fragment = asFragment(inside)
  if (!fields || !item || keyOf(fields) !== 'fields' || (item.parent as unknown) !== items || !fragment)
    return null
  return { item: keyOf(item), field: keyOf(inside), fragment }
}
