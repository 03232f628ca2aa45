/**
 * What the references in an agenda's texts are called now, and where they lead: the same for static text, editors and comments. One for
 * each document. Numbers are read once after each change that can alter them, however many texts refer to something.
 */
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { agendaOf, type ItemId, itemsOf, KEY_PATTERN, type PersonId } from '../../shared/agenda/document.ts'
import { enclosedName } from '../../shared/agenda/enclosures.ts'
import type { NameOf } from '../../shared/agenda/inWords.ts'
import {
  itemRefWords,
  mentionWords,
  readTargets,
  type Targets,
  titleIn,
} from '../../shared/agenda/references.ts'
import { t } from '../app/language.ts'

export interface ItemRefLabel {
  words: string
  /** `null`: the item is deleted, or was never in this agenda. */
  href: string | null
}

/** The classes that static text and editors draw. */
export const ITEM_REF_CLASS = 'item-ref'
export const MENTION_CLASS = 'mention'

/** Where no agenda tells what it is called, or who it is. */
export const NAMELESS = '(sag)'
export const SOMEBODY = '@'

/** Names by id, those of joined names too; `null` while they are not here. */
type Names = ReadonlyMap<PersonId, { name: string }> | null

export const isId = (id: unknown): id is string => typeof id === 'string' && KEY_PATTERN.test(id)

export class Labels {
  readonly #doc: Y.Doc
  readonly #listeners = new Set<() => void>()
  #targets: Targets | null = null
  #names: Names = null
  #version = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
    itemsOf(doc).observeDeep((events) => {
      if (events.some(this.#mayRename)) this.#changed()
    })
    agendaOf(doc).observe(({ keysChanged }) => {
      if (keysChanged.has('numbering')) this.#changed()
    })
  }

  /** @param attrs of the node, whatever they are */
  itemRef(attrs: Readonly<Record<string, unknown>>): ItemRefLabel {
    const words = itemRefWords(this.#doc, this.targets(), attrs)
    return { words, href: isId(attrs.item) && this.targets().has(attrs.item) ? `#item-${attrs.item}` : null }
  }

  mention(person: unknown): string {
    if (this.#names === null) return '@…'
    return mentionWords(isId(person) ? this.nameOf(person) : null)
  }

  readonly nameOf: NameOf = (person) => this.#names?.get(person)?.name ?? null

  /** What is told of an item when one points at a reference to it. */
  titleOf(id: ItemId): string {
    const title = titleIn(this.#doc, id) || t('untitled')
    return this.targets().has(id) ? title : t('refDeleted', { title })
  }

  /** Whether there is such an item, person or attachment here, deleted or not; while names are not here, whoever it is. */
  has(of: 'itemRef' | 'mention' | 'enclosure', id: string): boolean {
    if (of === 'itemRef') return itemsOf(this.#doc).has(id)
    if (of === 'mention') return this.#names === null || this.#names.has(id)
    return enclosedName(this.#doc, id) !== null
  }

  /** The items that one can refer to. */
  targets(): Targets {
    this.#targets ??= readTargets(this.#doc)
    return this.#targets
  }

  /** From now on these are the council's people. */
  know(names: Names): void {
    if (this.#names === names) return
    this.#names = names
    this.#tell()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Another one whenever something is called otherwise. */
  readonly version = (): number => this.#version

  #changed(): void {
    const before = this.#targets
    this.#targets = null
    // Nobody has asked since the last change: nobody shows any of them.
    if (before !== null && !sameTargets(before, this.targets())) this.#tell()
  }

  readonly #mayRename = (event: Y.YEvent<Y.AbstractType<unknown>>): boolean => {
    const [item, part] = event.path.map(String)
    if (item === undefined) return true
    if (part !== undefined) return part === 'title' && this.#targets?.get(item)?.number === ''
    return event instanceof Y.YMapEvent && [...event.keysChanged].some((key) => NAMING.has(key))
  }

  #tell(): void {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }
}

/** Values of an item that what it is called depends on. */
const NAMING = new Set(['position', 'deletedAt', 'kind', 'caseNumber'])

const sameTargets = (a: Targets, b: Targets): boolean =>
  a.size === b.size && [...a].every(([id, target]) => equalityDeep(target, b.get(id)))

const ofDocuments = new WeakMap<Y.Doc, Labels>()

export function labelsOf(doc: Y.Doc): Labels {
  const there = ofDocuments.get(doc)
  if (there !== undefined) return there
  const labels = new Labels(doc)
  ofDocuments.set(doc, labels)
  return labels
}
