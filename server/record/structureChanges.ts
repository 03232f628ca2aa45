/**
 * What one entry of an agenda's log did to the agenda beside its words: nodes made, moved, deleted, restored; who writes what;
 * locks, statuses, deadlines; and whose comments were deleted. Follows a document entry by entry; of what is typed it sees that nothing of this is in it.
 */
import * as Y from 'yjs'
import {
  type AttachmentFacts,
  type AttachmentId,
  agendaOf,
  type Deadlines,
  type ItemId,
  isResponsible,
  itemOf,
  itemsOf,
  type Lock,
  type PersonId,
  readAllAttachments,
  readItem,
  readLock,
  readStatus,
  readTemplate,
  templateOf,
  threadsOf,
} from '../../shared/agenda/document.ts'
import { inOrder, type OutlineNode, readOutline } from '../../shared/agenda/outline.ts'
import { childrenOf } from '../../shared/agenda/steps.ts'
import { asNumberOrNull, asRecord, asString, asStringOrNull } from '../../shared/agenda/values.ts'
import type { FileStep, NamedNode, RecordEvent } from '../../shared/record/recordEvent.ts'
import { type CommentId, commentOf, type ThreadId, threadOf } from '../../shared/threads/thread.ts'
import { movedAmong } from './moved.ts'
import { namedNode } from './namedNode.ts'
import { shortTitle } from './shortTitle.ts'

/** What was there before, by item and key; of responsibles, by the person. */
interface Touched {
  made: Set<ItemId>
  items: Map<ItemId, Map<string, unknown>>
  responsibles: Map<ItemId, Map<PersonId, boolean>>
  attachments: Map<ItemId, Map<AttachmentId, Map<string, unknown>>>
  agenda: Map<string, unknown>
  /** Threads (`comment: null`) and comments that were not deleted before. */
  silenced: { thread: ThreadId; comment: CommentId | null }[]
}

/** Keys of an item that others do not know an outline without, and the agenda's. */
const OUTLINE_KEYS = ['position', 'deletedAt', 'kind'] as const

export class StructureChanges {
  readonly #doc: Y.Doc
  /** As the last entry left it. */
  #outline: OutlineNode[]
  #touched = nothingTouched()

  /** @param doc as it was after some entry; it is changed by `read` alone */
  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#outline = readOutline(doc)
    itemsOf(doc).observeDeep((events) => {
      for (const event of events) if (event instanceof Y.YMapEvent) this.#note(event as Y.YMapEvent<unknown>)
    })
    threadsOf(doc).observeDeep((events) => {
      for (const event of events)
        if (event instanceof Y.YMapEvent) this.#noteInThreads(event as Y.YMapEvent<unknown>)
    })
    agendaOf(doc).observe((event) => noteKeys(this.#touched.agenda, event))
  }

  /** @param apply brings the entry into the document, in one transaction @returns what it did, in the order in which it is told */
  read(apply: () => void): RecordEvent[] {
    this.#touched = nothingTouched()
    apply()
    const before = this.#outline
    if (this.#changesOutline()) this.#outline = readOutline(this.#doc)
    return isNothing(this.#touched) ? [] : this.#events(before, this.#outline)
  }

  #note(event: Y.YMapEvent<unknown>): void {
    const items = itemsOf(this.#doc) as unknown
    const { target } = event
    const keyOf = (type: { _item: Y.Item | null }) => type._item?.parentSub ?? ''
    if ((target as unknown) === items) {
      for (const [id, { action }] of event.changes.keys) if (action === 'add') this.#touched.made.add(id)
    } else if ((target.parent as unknown) === items) {
      noteKeys(entryOf(this.#touched.items, keyOf(target)), event)
    } else if ((target.parent?.parent as unknown) === items && keyOf(target) === 'responsibles') {
      const noted = entryOf(this.#touched.responsibles, keyOf(target.parent!))
      for (const [person, { action, oldValue }] of event.changes.keys)
        noted.set(person, action !== 'add' && oldValue === true)
    } else if (
      (target.parent?.parent?.parent as unknown) === items &&
      keyOf(target.parent!) === 'attachments'
    ) {
      const ofItem = entryOf(this.#touched.attachments, keyOf(target.parent!.parent!))
      noteKeys(entryOf(ofItem, keyOf(target)), event)
    }
  }

  #noteInThreads({ path, target, changes }: Y.YMapEvent<unknown>): void {
    const change = changes.keys.get('deletedAt')
    const isDeleted = asNumberOrNull(target.get('deletedAt')) !== null
    if (change === undefined || asNumberOrNull(change.oldValue) !== null || !isDeleted) return
    const [thread, , comment = null] = path as string[]
    this.#touched.silenced.push({ thread: thread!, comment })
  }

  #changesOutline(): boolean {
    const { made, items, agenda } = this.#touched
    const isOfOutline = (keys: Map<string, unknown>) => OUTLINE_KEYS.some((key) => keys.has(key))
    return made.size > 0 || agenda.has('numbering') || [...items.values()].some(isOfOutline)
  }

  #events(before: readonly OutlineNode[], after: readonly OutlineNode[]): RecordEvent[] {
    return [
      ...this.#made(after),
      ...this.#moved(before, after),
      ...this.#deleted(before, after),
      ...this.#responsibles(after),
      ...this.#statuses(after),
      ...this.#files(after),
      ...this.#locks(after),
      ...this.#dueTimes(after),
      ...this.#withoutText(after),
      ...this.#deadlines(),
      ...this.#fields(),
      ...this.#silenced(after),
    ]
  }

  #made(after: readonly OutlineNode[]): RecordEvent[] {
    const made = inOrder(after).filter(({ id }) => this.#touched.made.has(id))
    const people = made.flatMap(({ id }) => readItem(id, itemOf(this.#doc, id)!).responsibles)
    return this.#ofFirst(after, made.map(idOf), (nodes) => ({
      is: 'made',
      ...nodes,
      responsibles: [...new Set(people)],
    }))
  }

  #moved(before: readonly OutlineNode[], after: readonly OutlineNode[]): RecordEvent[] {
    const positioned = new Set(this.#old('position').map(([id]) => id))
    if (positioned.size === 0) return []
    const moved = movedAmong(before, after, positioned)
    const [first] = moved
    if (first === undefined) return []
    const siblings = childrenOf(after, first.parent)
    const above = siblings[siblings.indexOf(first) - 1]
    const to = {
      number: first.number,
      after: above === undefined ? null : this.#name(above.id, before),
      below: first.parent === null ? null : this.#name(first.parent, before),
    }
    return this.#ofFirst(before, moved.map(idOf), (nodes) => ({ is: 'moved', ...nodes, to }))
  }

  #deleted(before: readonly OutlineNode[], after: readonly OutlineNode[]): RecordEvent[] {
    const changes = this.#changes('deletedAt', (at) => asNumberOrNull(at) !== null)
    const deleted = changes.filter(({ was, is }) => is && !was).map(idOf)
    const restored = changes.filter(({ was, is }) => was && !is).map(idOf)
    return [
      ...this.#ofFirst(before, deleted, (nodes) => ({ is: 'deleted', ...nodes })),
      ...this.#ofFirst(after, restored, (nodes) => ({ is: 'restored', ...nodes })),
    ]
  }

  #responsibles(after: readonly OutlineNode[]): RecordEvent[] {
    return [...this.#touched.responsibles].flatMap(([id, was]): RecordEvent[] => {
      const node = this.#name(id, after)
      const item = itemOf(this.#doc, id)
      if (node === null || item === undefined || this.#touched.made.has(id)) return []
      const isNow = (person: PersonId) => isResponsible(item, [person])
      const changed = [...was]
        .filter(([person, before]) => before !== isNow(person))
        .map(([person]) => person)
      if (changed.length === 0) return []
      const [added, removed] = [changed.filter(isNow), changed.filter((person) => !isNow(person))]
      return [{ is: 'responsibles-set', node, added, removed }]
    })
  }

  #statuses(after: readonly OutlineNode[]): RecordEvent[] {
    const changes = this.#changes('status', readStatus).filter(
      ({ was, is }) => was.is !== is.is || (is.is === 'approved' && was.seal !== is.seal),
    )
    return groupsOf(changes, ({ was, is }) => `${was.is} ${is.is} ${is.why ?? ''}`).flatMap((group) => {
      const { was, is } = group[0]!
      const step = { from: was.is, to: is.is, why: is.why ?? '' }
      return this.#ofFirst(after, group.map(idOf), (nodes) => ({ is: 'status-set', ...nodes, ...step }))
    })
  }

  #files(after: readonly OutlineNode[]): RecordEvent[] {
    return [...this.#touched.attachments].flatMap(([id, attachments]) => {
      const [node, item] = [this.#name(id, after), itemOf(this.#doc, id)]
      if (node === null || item === undefined) return []
      const now = new Map(readAllAttachments(item).map((attachment) => [attachment.id, attachment]))
      return [...attachments].flatMap(([attachment, was]): RecordEvent[] => {
        const is = now.get(attachment)
        const did = is && whatBecameOf(is, was)
        return did ? [{ is: 'file-set', node, name: shortTitle(is.name), did }] : []
      })
    })
  }

  #locks(after: readonly OutlineNode[]): RecordEvent[] {
    const changes = this.#changes('locked', readLock)
    const locked = changes.filter(({ was, is }) => is !== null && !(was !== null && was.why === is.why))
    const unlocked = changes.filter(({ was, is }) => was !== null && is === null)
    return [
      ...groupsOf(locked, ({ is }) => is!.why).flatMap((group) => {
        const { why } = group[0]!.is as Lock
        return this.#ofFirst(after, group.map(idOf), (nodes) => ({ is: 'locked', ...nodes, why }))
      }),
      ...this.#ofFirst(after, unlocked.map(idOf), (nodes) => ({ is: 'unlocked', ...nodes })),
    ]
  }

  #dueTimes(after: readonly OutlineNode[]): RecordEvent[] {
    const changes = this.#changes('dueAt', asStringOrNull).filter(({ was, is }) => was !== is)
    return groupsOf(changes, ({ is }) => is ?? '').flatMap((group) =>
      this.#ofFirst(after, group.map(idOf), (nodes) => ({ is: 'due-set', ...nodes, to: group[0]!.is })),
    )
  }

  #withoutText(after: readonly OutlineNode[]): RecordEvent[] {
    const changes = this.#changes('withoutText', (value) => value === true)
    return [true, false].flatMap((to) => {
      const ids = changes.filter(({ was, is }) => was !== is && is === to).map(idOf)
      return this.#ofFirst(after, ids, (nodes) => ({ is: 'without-text-set', ...nodes, to }))
    })
  }

  #deadlines(): RecordEvent[] {
    if (!this.#touched.agenda.has('deadlines')) return []
    const from = readDeadlines(this.#touched.agenda.get('deadlines'))
    const to = readDeadlines(agendaOf(this.#doc).get('deadlines'))
    const isSame = from.items === to.items && from.material === to.material
    return isSame ? [] : [{ is: 'deadlines-set', from, to }]
  }

  #silenced(after: readonly OutlineNode[]): RecordEvent[] {
    return this.#touched.silenced.flatMap(({ thread: id, comment }): RecordEvent[] => {
      const thread = threadOf(this.#doc, id)
      const said = comment === null ? thread : thread && commentOf(thread, comment)
      const node = this.#name(asString(thread?.get('item')), after)
      if (said === undefined || node === null) return []
      const is = comment === null ? 'thread-deleted' : 'comment-deleted'
      return [{ is, node, whose: asString(said.get('author')) }]
    })
  }

  #fields(): RecordEvent[] {
    if (!this.#touched.agenda.has('fields')) return []
    const before = new Set(templateOf(this.#touched.agenda.get('fields')).map(({ key }) => key))
    const added = readTemplate(this.#doc).filter(({ key }) => !before.has(key))
    return added.length === 0 ? [] : [{ is: 'fields-added', headings: added.map(({ heading }) => heading) }]
  }

  /** What a key was before in the items that were there, and what it is. */
  #changes<T>(key: string, read: (value: unknown) => T): { id: ItemId; was: T; is: T }[] {
    const now = (id: ItemId) => read(itemOf(this.#doc, id)?.get(key))
    return this.#old(key).map(([id, old]) => ({ id, was: read(old), is: now(id) }))
  }

  /** What a key was before in the items that were there. */
  #old(key: string): [ItemId, unknown][] {
    return [...this.#touched.items].flatMap(([id, keys]): [ItemId, unknown][] =>
      keys.has(key) && !this.#touched.made.has(id) ? [[id, keys.get(key)]] : [],
    )
  }

  /** @param top the outline that has their order and numbers; what does not stand in it comes last */
  #ofFirst(
    top: readonly OutlineNode[],
    ids: readonly ItemId[],
    event: (nodes: { node: NamedNode; count: number }) => RecordEvent,
  ): RecordEvent[] {
    const first = inOrder(top).find(({ id }) => ids.includes(id))?.id ?? ids[0]
    const node = first === undefined ? null : this.#name(first, top)
    return node === null ? [] : [event({ node, count: ids.length })]
  }

  #name(id: ItemId, top: readonly OutlineNode[]): NamedNode | null {
    return namedNode(this.#doc, id, top)
  }
}

const nothingTouched = (): Touched => ({
  made: new Set(),
  items: new Map(),
  responsibles: new Map(),
  attachments: new Map(),
  agenda: new Map(),
  silenced: [],
})

const isNothing = ({ made, items, responsibles, attachments, agenda, silenced }: Touched): boolean =>
  made.size + items.size + responsibles.size + attachments.size + agenda.size + silenced.length === 0

function noteKeys(noted: Map<string, unknown>, event: Y.YMapEvent<unknown>): void {
  for (const [key, { action, oldValue }] of event.changes.keys)
    noted.set(key, action === 'add' ? undefined : oldValue)
}

function entryOf<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = new Map<L, V>()
  map.set(key, made)
  return made
}

const groupsOf = <T>(values: readonly T[], keyOf: (value: T) => string): T[][] => [
  ...Map.groupBy(values, keyOf).values(),
]

/** @param was by key, what was there before @returns `null` where nothing became of its file, and it was not removed */
function whatBecameOf(
  { file, deletedAt }: AttachmentFacts,
  was: ReadonlyMap<string, unknown>,
): FileStep | null {
  if (was.has('deletedAt')) {
    const wasDeleted = asNumberOrNull(was.get('deletedAt')) !== null
    if (wasDeleted !== (deletedAt !== null)) return wasDeleted ? 'brought-back' : 'removed'
  }
  if (!was.has('file') || file === null) return null
  const before = asRecord(was.get('file')).hash
  return before === undefined ? 'given' : before === file.hash ? null : 'replaced'
}

const idOf = ({ id }: { id: ItemId }): ItemId => id

function readDeadlines(value: unknown): Deadlines {
  const { items, material } = asRecord(value)
  return { items: asStringOrNull(items), material: asStringOrNull(material) }
}
