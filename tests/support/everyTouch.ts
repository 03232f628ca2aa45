/** An edit for each thing that can be done to each place of an agenda's document, as any program could send it. */
import * as Y from 'yjs'
import {
  type AgendaState,
  type ItemId,
  SCHEMA_VERSION,
  type StatusName,
} from '../../shared/agenda/document.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../shared/agenda/template.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { newFragment } from '../../shared/richtext/yText.ts'
import { isInThread, PLACE_NAMES, type PlaceName } from '../../shared/rights/placeNames.ts'
import { type Operation, RIGHTS } from '../../shared/rights/table.ts'
import type { Wish } from '../../shared/rights/whyNot.ts'

export const ME = 'me'
export const ITEM = 'item-1'

/** What one is to a thread that is tried: who wrote it, the one whose task it is, neither. */
export type ThreadIs = 'author' | 'assignee' | 'others'

export interface TouchCase {
  wish: Wish
  path: readonly string[]
  /** Of a place of comments. */
  thread: ThreadIs | null
  /** What has to be there before. */
  prepare(doc: Y.Doc): void
  edit(doc: Y.Doc): void
}

/** How the item is in which, or beside which, one writes. */
export interface ItemIs {
  isResponsible: boolean
  status?: StatusName
  isLocked?: boolean
  agenda?: AgendaState
}

/** A document with nothing in it but what rights depend on. */
export function documentWhere(is: ItemIs): Y.Doc {
  const doc = new Y.Doc()
  putItem(doc, ITEM, is)
  return doc
}

/** Puts an item there with nothing in it but what rights depend on, and says of its agenda how far it is. */
export function putItem(
  doc: Y.Doc,
  id: ItemId,
  { isResponsible, status, isLocked = false, agenda }: ItemIs,
): void {
  const item = mapAt(doc, ['items', id])
  mapAt(doc, ['items', id, 'responsibles']).set(isResponsible ? ME : 'ida', true)
  if (status !== undefined) item.set('status', { is: status, by: 'ida', at: 1 })
  if (isLocked) item.set('locked', { by: 'ida', at: 1, why: '' })
  if (agenda !== undefined) doc.getMap('agenda').set('state', agenda)
}

/**
 * All of them; roots have none, as they are no entries and no texts.
 * @param item in or beside which is written @param now when comments are made (milliseconds)
 */
export const everyTouch = (item: ItemId = ITEM, now = 0): TouchCase[] => [
  ...PLACE_NAMES.filter((place) => !isInThread(place)).flatMap((place) =>
    casesOf(place, placesOf(item)[place] ?? null),
  ),
  ...inAColleaguesName(item),
  ...inThreads(item, now),
]

/** A status and a lock say whose they are. */
const inAColleaguesName = (item: ItemId): TouchCase[] =>
  (['item.status', 'item.locked'] as const).flatMap((place) => {
    const there = placesOf(item)[place]!
    const second = () => ({ by: 'ida', at: 3, ...(place === 'item.status' ? { is: 'ready' } : { why: '' }) })
    return casesOf(place, { ...there, second }).filter(({ wish }) => wish.operation !== 'delete')
  })

/** In a colleague's thread; and where that matters, in one's own, and in one that is one's task. */
function inThreads(item: ItemId, now: number): TouchCase[] {
  const places = PLACE_NAMES.filter(isInThread)
  const states = places.filter((place) => RIGHTS[place].replace !== undefined)
  const related = (is: ThreadIs) =>
    states.flatMap((place) => casesOf(place, threadPlaces({ item, now, is })[place]!, is))
  const anothers = threadPlaces({ item, now, is: 'others' })
  const resolved = { ...anothers['thread.resolved']!, second: () => ({ by: 'ida', at: now }) }
  return [
    ...places.flatMap((place) => casesOf(place, anothers[place]!, 'others')),
    ...(['author', 'assignee'] as const)
      .flatMap(related)
      .filter(({ wish }) => wish.operation === 'create' || wish.operation === 'replace'),
    ...casesOf('thread.resolved', resolved, 'others').filter(({ wish }) => wish.operation === 'replace'),
  ]
}

function casesOf(place: PlaceName, there: There | null, thread: ThreadIs | null = null): TouchCase[] {
  if (there === null) return []
  const { path, first, second, beside } = there
  const set = (make: () => unknown) => (doc: Y.Doc) => {
    beside?.(doc)
    mapAt(doc, path.slice(0, -1)).set(path.at(-1)!, make())
  }
  const put = (doc: Y.Doc) => void mapAt(doc, path.slice(0, -1)).set(path.at(-1)!, second())
  const remove = (doc: Y.Doc) => mapAt(doc, path.slice(0, -1)).delete(path.at(-1)!)
  const value = second()
  const isText = value instanceof Y.XmlFragment
  const plain = value instanceof Y.AbstractType ? {} : { value }
  const prepared: Record<Exclude<Operation, 'tidy'>, TouchCase['prepare']> = {
    create: (doc) => {
      beside?.(doc)
      mapAt(doc, path.slice(0, -1))
    },
    replace: set(first),
    delete: set(first),
    restore: (doc) => {
      set(first)(doc)
      remove(doc)
    },
    write: set(first),
  }
  const edits: Record<Exclude<Operation, 'tidy'>, TouchCase['edit']> = {
    ...{ create: put, replace: put, restore: put, delete: remove },
    write: (doc) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('ord')])
      ;(mapAt(doc, path.slice(0, -1)).get(path.at(-1)!) as Y.XmlFragment).insert(0, [paragraph])
    },
  }
  const operations = [
    'create',
    'replace',
    'restore',
    'delete',
    ...(isText ? ['write' as const] : []),
  ] as const
  return operations.map((operation) => ({
    wish: { place, operation, ...(operation !== 'delete' && plain) },
    path,
    thread,
    prepare: prepared[operation],
    edit: edits[operation],
  }))
}

/** @returns the map at a path, made where it is not there */
export function mapAt(doc: Y.Doc, [root, ...keys]: readonly string[]): Y.Map<unknown> {
  let map: Y.Map<unknown> = doc.getMap(root)
  for (const key of keys) {
    if (!(map.get(key) instanceof Y.Map)) map.set(key, new Y.Map())
    map = map.get(key) as Y.Map<unknown>
  }
  return map
}

interface There {
  path: readonly string[]
  first: () => unknown
  second: () => unknown
  /** Puts there what it stands in. */
  beside?: (doc: Y.Doc) => void
}

const plain = (path: readonly string[], first: unknown, second: unknown): There => ({
  ...{ path, first: () => first, second: () => second },
})
const made = (path: readonly string[], make: () => unknown): There => ({ path, first: make, second: make })

const fact = (key: string, first: unknown, second: unknown) => plain(['agenda', key], first, second)
const text = (path: readonly string[]): There => ({
  ...{ path, first: () => newFragment(paragraphs('Ny')), second: () => new Y.XmlFragment() },
})
const newMap = () => new Y.Map()

interface InThread {
  item: ItemId
  now: number
  is: ThreadIs
}

/** As `placesOf`, of a thread about the item. */
function threadPlaces({ item, now, is }: InThread): Readonly<Partial<Record<PlaceName, There>>> {
  const author = is === 'author' ? ME : 'ida'
  const person = is === 'assignee' ? ME : 'ida'
  const facts = (by: string): Record<string, unknown> => ({
    ...{ item, field: 'background', anchor: null, author: by, at: now, deletedAt: null },
    ...{ task: { person, done: null }, resolved: null },
  })
  const words = (by: string): Record<string, unknown> => ({
    ...{ author: by, at: now, body: paragraphs('Ord'), editedAt: now, deletedAt: null },
  })
  const comment = (by: string) => new Y.Map(Object.entries(words(by)))
  const thread = (by: string) =>
    new Y.Map([...Object.entries(facts(by)), ['comments', new Y.Map([['c', comment(by)]])]])
  const id = `thread-${item}`
  const at = ['threads', id]
  const put = (path: readonly string[], entries: Record<string, unknown>, but: string) => (doc: Y.Doc) => {
    const map = mapAt(doc, path)
    for (const [key, value] of Object.entries(entries)) if (key !== but) map.set(key, value)
  }
  const other: Readonly<Record<string, unknown>> = {
    ...{
      item: 'another',
      field: null,
      anchor: null,
      author: ME,
      at: now + 1,
      deletedAt: now,
      editedAt: now + 1,
    },
    ...{
      task: { person: 'somebody', done: null },
      resolved: { by: ME, at: now },
      body: paragraphs('Andre ord'),
    },
  }
  const ofThread = Object.entries(facts(author)).map(([key, value]): [string, There] => [
    `thread.${key}`,
    { ...plain([...at, key], value, other[key]), beside: put(at, facts(author), key) },
  ])
  const ofComment = Object.entries(words(author)).map(([key, value]): [string, There] => [
    `comment.${key}`,
    {
      ...plain([...at, 'comments', 'c', key], value, other[key]),
      beside: (doc) => {
        put(at, facts(author), '')(doc)
        put([...at, 'comments', 'c'], words(author), key)(doc)
      },
    },
  ])
  const stands = put(at, facts(author), '')
  return {
    thread: { path: ['threads', `new-${item}`], first: () => thread('ida'), second: () => thread(ME) },
    'thread.comments': { ...made([...at, 'comments'], newMap), beside: stands },
    comment: {
      ...{ path: [...at, 'comments', 'new'], first: () => comment('ida'), second: () => comment(ME) },
      beside: (doc) => {
        stands(doc)
        mapAt(doc, [...at, 'comments'])
      },
    },
    ...Object.fromEntries([...ofThread, ...ofComment]),
  }
}

/** Where each place is, and two things that may stand there. */
function placesOf(item: ItemId): Readonly<Partial<Record<PlaceName, There | null>>> {
  const ofItem = (key: string, first: unknown, second: unknown) => plain(['items', item, key], first, second)
  const attachment = ['items', item, 'attachments', 'a']
  const ofAttachment = (key: string, first: unknown, second: unknown) =>
    plain([...attachment, key], first, second)
  return {
    agenda: null,
    items: null,
    threads: null,
    'agenda.council': fact('council', 'Rådet', 'Udvalget'),
    'agenda.title': fact('title', 'Dagsorden', 'Dagsorden 2'),
    'agenda.startsAt': fact('startsAt', '2024-01-24T10:00', '2024-01-25T10:00'),
    'agenda.endsAt': fact('endsAt', '2024-01-24T12:00', null),
    'agenda.place': fact('place', 'KL', 'Odense'),
    'agenda.deadlines': fact(
      'deadlines',
      { items: null, material: null },
      { items: null, material: '2024-01-17T12:00' },
    ),
    'agenda.numbering': fact('numbering', { first: 1, style: 'nested' }, { first: 2, style: 'nested' }),
    'agenda.fields': fact('fields', FIRST_COUNCIL_TEMPLATE, FIRST_COUNCIL_TEMPLATE.slice(1)),
    'agenda.asksCaseNumber': fact('asksCaseNumber', true, false),
    'agenda.motto': text(['agenda', 'motto']),
    'agenda.state': fact('state', 'drafting', 'sent'),
    'agenda.schemaVersion': fact('schemaVersion', SCHEMA_VERSION, SCHEMA_VERSION + 1),
    item: made(['items', `other-${item}`], newMap),
    'item.kind': ofItem('kind', 'item', 'section'),
    'item.position': ofItem('position', { parent: null, order: 'a5' }, { parent: null, order: 'a6' }),
    'item.title': text(['items', item, 'title']),
    'item.caseNumber': ofItem('caseNumber', 'SAG-1', 'SAG-2'),
    'item.responsibles': made(['items', item, 'responsibles'], newMap),
    'item.responsible': plain(['items', item, 'responsibles', 'somebody'], true, true),
    'item.responsibleOrder': ofItem('responsibleOrder', ['ida', ME], [ME, 'ida']),
    'item.presenter': text(['items', item, 'presenter']),
    'item.status': ofItem('status', { is: 'drafting', by: ME, at: 1 }, { is: 'ready', by: ME, at: 2 }),
    'item.locked': ofItem('locked', { by: 'ida', at: 1, why: '' }, null),
    'item.dueAt': ofItem('dueAt', '2024-01-17T12:00', null),
    'item.lateReason': text(['items', item, 'lateReason']),
    'item.withoutText': ofItem('withoutText', true, false),
    'item.deletedAt': ofItem('deletedAt', null, 1),
    'item.fields': made(['items', item, 'fields'], newMap),
    'item.field': text(['items', item, 'fields', 'background']),
    'item.attachments': made(['items', item, 'attachments'], newMap),
    attachment: made(attachment, newMap),
    'attachment.name': ofAttachment('name', 'A.pdf', 'B.pdf'),
    'attachment.order': ofAttachment('order', 'a1', 'a2'),
    'attachment.file': ofAttachment('file', null, null),
    'attachment.deletedAt': ofAttachment('deletedAt', null, 1),
  }
}
