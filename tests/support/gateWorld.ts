/** A small document with places of its own, for the gate: notes with an order, a title and a body, and a list of names. */
import * as Y from 'yjs'
import { admit, type Judge } from '../../server/gate/admit.ts'
import { type MapPlace, type Place, Places, type TextContent } from '../../server/gate/places.ts'
import type { Refused } from '../../server/gate/refused.ts'
import type { Touch } from '../../server/gate/touches.ts'
import type { Id } from './craftUpdate.ts'

const isText = (value: unknown) => typeof value === 'string' && value.length < 100
const isTrue = (value: unknown) => value === true

const RICH: TextContent = {
  elements: { paragraph: {}, heading: { level: (value) => typeof value === 'number' }, list: {} },
  formats: { bold: (value) => value === true, link: (value) => String(value).startsWith('https:') },
}

const NOTE: Place = {
  is: 'map',
  name: 'note',
  entries: {
    order: { is: 'value', name: 'order', accepts: isText },
    title: { is: 'text', name: 'title', holds: { elements: { paragraph: {} }, formats: {} } },
    body: { is: 'text', name: 'body', holds: RICH },
    names: {
      is: 'map',
      name: 'names',
      entries: {},
      each: { isKey: (key) => /^[a-z]+$/.test(key), place: { is: 'value', name: 'name', accepts: isTrue } },
    },
  },
}

export const WORLD_PLACES: Readonly<Record<string, MapPlace>> = {
  notes: {
    is: 'map',
    name: 'notes',
    entries: {},
    each: { isKey: (key) => /^[A-Z]\w{0,8}$/.test(key), place: NOTE },
  },
}

/** A document of a client's, or the server's: that has id 1, and notes A, B and C. */
export function newDoc(client: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.getMap('notes')
  return doc
}

export function newWorld(): Y.Doc {
  const doc = newDoc(1)
  for (const id of ['A', 'B', 'C']) addNote(doc, id)
  return doc
}

export const noteOf = (doc: Y.Doc, id: string): Y.Map<unknown> => doc.getMap<Y.Map<unknown>>('notes').get(id)!
export const bodyOf = (doc: Y.Doc, id: string): Y.XmlFragment => noteOf(doc, id).get('body') as Y.XmlFragment
export const namesOf = (doc: Y.Doc, id: string): Y.Map<unknown> =>
  noteOf(doc, id).get('names') as Y.Map<unknown>
export const textOf = (doc: Y.Doc, id: string): Y.XmlText =>
  (bodyOf(doc, id).get(0) as Y.XmlElement).get(0) as Y.XmlText

export function addNote(doc: Y.Doc, id: string): void {
  const note = new Y.Map<unknown>([['order', 'a']])
  for (const key of ['title', 'body']) note.set(key, newText('hello world'))
  note.set('names', new Y.Map([['ida', true]]))
  doc.getMap('notes').set(id, note)
}

function newText(words: string): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  fragment.insert(0, [paragraph])
  return fragment
}

/** The id of the n-th character of a note's body. */
export function charOf(doc: Y.Doc, id: string, n = 0): Id {
  const { client, clock } = textOf(doc, id)._start!.id
  return [client, clock + n]
}

export const idOf = ({ _item }: Pick<Y.AbstractType<unknown>, '_item'>): Id => [
  _item!.id.client,
  _item!.id.clock,
]

/** Another's copy. */
export function copyOf(doc: Y.Doc, client: number): Y.Doc {
  const copy = newDoc(client)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** What a client would send for a change of its own. */
export function change(doc: Y.Doc, edit: () => void): Uint8Array {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array) => updates.push(update)
  doc.on('update', collect)
  edit()
  doc.off('update', collect)
  return Y.mergeUpdates(updates)
}

/** What the gate says of an update. */
export interface Verdict {
  /** `accepted`, `nothing` when it changed nothing, the refusal's code, or `thrown`. */
  is: string
  /** Each as `path operation`. */
  touches: string[]
  /** What must never be: a change without a touch, a refused update that changed something, a document that is unsound. */
  faults: string[]
}

/** @param gate another than ours, to see that this finds its faults */
export function verdictOn(doc: Y.Doc, update: Uint8Array, gate: typeof admit = admit): Verdict {
  const before = contentByPlace(doc)
  const state = Y.encodeStateAsUpdate(doc)
  let touched: readonly Touch[] = []
  const judge: Judge = ({ touches }) => {
    touched = touches
    return []
  }
  const touches = () => touched.map(({ path, operation }) => `${path.join('/')} ${operation}`)
  try {
    const { emitted } = gate(doc, update, new Places(WORLD_PLACES), judge, null)
    const faults = [...untouched(before, contentByPlace(doc), touched), ...unsoundIn(doc)]
    return { is: emitted === null ? 'nothing' : 'accepted', touches: touches(), faults }
  } catch (error) {
    // By name: a mutant has classes of its own.
    const { name, code, message } = error as Refused
    if (name !== 'Refused') return { is: 'thrown', touches: touches(), faults: [`${name}: ${message}`] }
    const isSame = Buffer.compare(state, Y.encodeStateAsUpdate(doc)) === 0
    return { is: code, touches: [], faults: isSame ? [] : ['a refused update changed the document'] }
  }
}

/** What every shared type has inside. */
export type InnerType = Pick<Y.Map<unknown>, '_start' | '_map' | '_length'>

/** All that can be read, by the path of the smallest thing that rights are about; found without the gate. */
function contentByPlace(doc: Y.Doc): Map<string, string> {
  const content = new Map<string, string>()
  const read = (type: unknown, path: string) => {
    if (type instanceof Y.Map && type.constructor === Y.Map) {
      content.set(`${path}/#list`, `${type._length} ${type._start === null}`)
      for (const [key, value] of type.entries()) read(value, `${path}/${key}`)
    } else
      content.set(
        path,
        type instanceof Y.AbstractType
          ? `${type.constructor.name} ${JSON.stringify(show(type))}`
          : JSON.stringify(type),
      )
  }
  for (const [name, root] of doc.share) read(root, name)
  return content
}

function show(type: InnerType): unknown[] {
  const attributes = [...type._map]
    .filter(([, item]) => !item.deleted)
    .map(([key, item]) => [key, item.content.getContent()])
  const shown: unknown[] = [(type as Partial<Y.XmlElement>).nodeName, attributes]
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentType) shown.push(show(content.type))
    else if (content instanceof Y.ContentFormat) shown.push([content.key, content.value])
    else shown.push(content.getContent().join(''))
  }
  return shown
}

function untouched(
  before: Map<string, string>,
  after: Map<string, string>,
  touches: readonly Touch[],
): string[] {
  const touched = new Set(touches.map(({ path }) => path.join('/')))
  const isTouched = (place: string): boolean =>
    touched.has(place) || (place.includes('/') && isTouched(place.slice(0, place.lastIndexOf('/'))))
  const places = new Set([...before.keys(), ...after.keys()])
  return [...places].filter((place) => before.get(place) !== after.get(place) && !isTouched(place))
}

/** The links between structs are what Yjs itself would make. */
function unsoundIn(doc: Y.Doc): string[] {
  const faults: string[] = []
  const walk = (type: InnerType, depth: number) => {
    if (depth > 70) return void faults.push('too deep')
    let length = 0
    for (let item = type._start; item !== null; item = item.right) {
      if (item.parent !== type) faults.push('a struct of another type')
      if (!item.deleted && item.countable) length += item.length
      if (item.content instanceof Y.ContentType) walk(item.content.type, depth + 1)
      if (!isExpected(item)) faults.push(`content of an unknown kind: ${item.content.constructor.name}`)
    }
    if (length !== type._length) faults.push('a length that is not so')
    for (const [key, item] of type._map) {
      if (item.parent !== type || item.parentSub !== key) faults.push('an entry of another type')
      if (!item.deleted && item.content instanceof Y.ContentType) walk(item.content.type, depth + 1)
    }
  }
  for (const root of doc.share.values()) walk(root, 0)
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) faults.push('something is pending')
  return faults
}

const isExpected = ({ content }: Y.Item): boolean =>
  [Y.ContentString, Y.ContentFormat, Y.ContentType, Y.ContentDeleted].some((kind) => content instanceof kind)
