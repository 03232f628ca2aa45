/**
 * What a person's transactions did, read from the transactions themselves: which texts and values they changed, from what to
 * what. So they can be done again, as new edits, on a document that will never hold the old ones.
 */
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { ROOTS } from '../../shared/agenda/document.ts'
import { asFragment, asMap } from '../../shared/agenda/values.ts'
import { sameText } from '../../shared/richtext/sameText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'

/** From a root of the document down to a key: `['items', id, 'fields', 'background']`. */
export type Path = readonly string[]

export interface MadeEdit {
  path: Path
  /** A rich text; plain data under a key; or a shared type that was put under a key: an item, an attachment. */
  is: 'text' | 'value' | 'made'
  /** The transaction that the server refused is one of those that touched it. */
  isRefused: boolean
}

export interface MadeEdits {
  /** In the order in which they were begun. */
  edits: readonly MadeEdit[]
  before: Y.Doc
  after: Y.Doc
  /** Words whose place cannot be found: what they were written in is not known here. */
  placeless: readonly string[]
}

export interface MadeTransaction {
  update: Uint8Array
  isRefused: boolean
}

/** @param state what the transactions were made in, as one update @param transactions in the order in which they were made */
export function readMadeEdits(state: Uint8Array | null, transactions: readonly MadeTransaction[]): MadeEdits {
  const before = docOf(state)
  const after = docOf(state)
  const touched = new Map<string, { path: Path; isRefused: boolean }>()
  for (const { update, isRefused } of transactions)
    for (const path of pathsTouched(after, update)) {
      const key = path.join('/')
      touched.set(key, { path, isRefused: isRefused || (touched.get(key)?.isRefused ?? false) })
    }
  const edits = [...touched.values()].flatMap(({ path, isRefused }) => {
    const is = kindOfEdit(before, after, path)
    return is === null ? [] : [{ path, is, isRefused }]
  })
  const made = edits.filter(({ is }) => is === 'made')
  const isInside = ({ path }: MadeEdit) =>
    made.some((whole) => whole.path.length < path.length && whole.path.every((key, at) => path[at] === key))
  return {
    edits: edits.filter((edit) => !isInside(edit)),
    before,
    after,
    placeless: wordsWithoutPlace(after, transactions),
  }
}

/** @returns the shared type or the plain value at a path; `undefined` where there is none */
export function valueAt(doc: Y.Doc, path: Path): unknown {
  return mapAbove(doc, path)?.get(path.at(-1)!)
}

/** @returns the map that holds the last key of a path */
export function mapAbove(doc: Y.Doc, [root, ...keys]: Path): Y.Map<unknown> | undefined {
  let map: Y.Map<unknown> | undefined = doc.getMap(root)
  for (const key of keys.slice(0, -1)) map = asMap(map?.get(key))
  return map
}

function docOf(state: Uint8Array | null): Y.Doc {
  const doc = new Y.Doc()
  for (const root of ROOTS) doc.getMap(root)
  if (state !== null) Y.applyUpdate(doc, state)
  return doc
}

function pathsTouched(doc: Y.Doc, update: Uint8Array): Path[] {
  const paths: Path[] = []
  const stops = ROOTS.map((name) => {
    const root = doc.getMap(name)
    const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events) paths.push(...pathsOf(name, event))
    }
    root.observeDeep(onEvents)
    return () => root.unobserveDeep(onEvents)
  })
  Y.applyUpdate(doc, update)
  for (const stop of stops) stop()
  return paths
}

function pathsOf(root: string, { path, target, changes }: Y.YEvent<Y.AbstractType<unknown>>): Path[] {
  // A number is a place inside a text, which is one thing here.
  const inText = path.findIndex((step) => typeof step === 'number')
  if (inText >= 0) return [[root, ...path.slice(0, inText).map(String)]]
  const above = [root, ...path.map(String)]
  return asMap(target) === undefined ? [above] : [...changes.keys.keys()].map((key) => [...above, key])
}

/** @returns `null` where everything is as it was */
function kindOfEdit(before: Y.Doc, after: Y.Doc, path: Path): MadeEdit['is'] | null {
  const [was, is] = [valueAt(before, path), valueAt(after, path)]
  const [oldText, newText] = [asFragment(was), asFragment(is)]
  if (oldText && newText) return sameText(readRichText(oldText), readRichText(newText)) ? null : 'text'
  if (is instanceof Y.AbstractType) return 'made'
  return !(was instanceof Y.AbstractType) && equalityDeep(was, is) ? null : 'value'
}

/** What of the transactions stands nowhere: it waits for something that is not here. */
function wordsWithoutPlace({ store }: Y.Doc, transactions: readonly MadeTransaction[]): string[] {
  if (store.pendingStructs === null) return []
  return transactions.flatMap(({ update }) => {
    const words = Y.decodeUpdate(update)
      .structs.filter(({ id }) => id.clock >= Y.getState(store, id.client))
      .flatMap((struct) =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [struct.content.str] : [],
      )
      .join('')
    return words.trim() === '' ? [] : [words]
  })
}
