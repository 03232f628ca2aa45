/**
 * From an editor into the shared text, in place of y-tiptap's `updateYFragment`: as little as can be is deleted and made anew, for
 * what colleagues type into a shared type that is deleted goes with it. So a block becomes another kind of its family where it
 * is (`shared/richtext/kinds.ts`), and where blocks are parted, joined or change places, that one lives on in which a colleague
 * writes, else the one that more of the words stand in.
 *
 * What each element shows is kept in `mapping`, as y-tiptap keeps it: it reads by it, and finds carets.
 */
import type { Fragment, Node } from '@tiptap/pm/model'
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { align, type Pair } from '../../../shared/richtext/align.ts'
import { areKin, attributesOf, becomeKind, kindOf } from '../../../shared/richtext/kinds.ts'
import { formatsOf, hasWordsOf, isMostly, lettersAlike, type Run, showsRun, writeRun } from './writeRun.ts'

/** A node of the editor, or a run of text with its marks. */
type Part = Node | Run

/** What shows one part: an element, or runs of text side by side, as two make them who begin in the same empty line. */
type Child = Y.XmlElement | readonly Y.XmlText[]

/** What each element shows now. */
export type Mapping = Map<unknown, unknown>

/** Which shared types colleagues' carets stand in; asked once, and only where it makes a difference. */
export type WrittenIn = () => ReadonlySet<unknown>

/** More than any likeness. */
const WRITTEN_IN = 1e12
/** Untouched is more than alike. */
const UNTOUCHED = 4

/** To be called in a transaction. @param doc what the editor shows now, of which `mapping` knows what it showed before */
export function writeShared(
  fragment: Y.XmlFragment,
  doc: Node,
  mapping: Mapping,
  writtenIn: WrittenIn = () => new Set(),
): void {
  new Writing(mapping, writtenIn).children(fragment, doc)
}

class Writing {
  readonly #mapping: Mapping
  readonly #askWrittenIn: WrittenIn
  #writtenIn: ReadonlySet<unknown> | null = null

  constructor(mapping: Mapping, writtenIn: WrittenIn) {
    this.#mapping = mapping
    this.#askWrittenIn = writtenIn
  }

  children(parent: Y.XmlFragment, node: Node): void {
    this.#mapping.set(parent, node)
    const children = childrenOf(parent)
    const parts = partsOf(node)
    const pairs = this.#pairs(children, parts)
    let at = 0
    let [nextChild, nextPart] = [0, 0]
    for (const [child, part] of [...pairs, [children.length, parts.length] as const]) {
      for (const gone of children.slice(nextChild, child)) at += this.#takeAway(parent, at, gone)
      at += this.#insert(parent, at, parts.slice(nextPart, part))
      const living = children[child]
      if (living !== undefined) at += this.#change(living, parts[part]!)
      nextChild = child + 1
      nextPart = part + 1
    }
  }

  /** What becomes what, in order. Kinds and marks alone, also of a whole text, need no weighing. */
  #pairs(children: readonly Child[], parts: readonly Part[]): Pair[] {
    const areSame =
      children.length === parts.length && children.every((child, at) => this.#hasWordsOf(child, parts[at]!))
    if (areSame) return children.map((_, at) => [at, at])
    return align(
      children,
      parts,
      (child, part) => this.#isUntouched(child, part),
      (child, part) => this.#weigh(child, part),
    )
  }

  #hasWordsOf(child: Child, part: Part): boolean {
    if (this.#isUntouched(child, part)) return true
    if (!isElement(child) || isRun(part)) return !isElement(child) && isRun(part) && hasWordsOf(child, part)
    const shown = this.#mapping.get(child) as Node | undefined
    return areKin(kindOf(child), part.type.name) && shown?.textContent === part.textContent
  }

  /** @returns how many shared types it is */
  #change(child: Child, part: Part): number {
    if (isElement(child)) {
      const node = part as Node
      if (!this.#isUntouched(child, node)) {
        becomeKind(child, node.type.name)
        writeAttributes(child, node.attrs)
        this.children(child, node)
      }
      return 1
    }
    if (!showsRun(child, part as Run)) writeRun(child, part as Run)
    return child.length
  }

  /** The only text of a line is emptied: a colleague may be typing into it. @returns how many shared types are left of it */
  #takeAway(parent: Y.XmlFragment, at: number, child: Child): number {
    if (isElement(child)) this.#mapping.delete(child)
    else if (parent.length === child.length) {
      writeRun(child, [])
      return child.length
    }
    parent.delete(at, isElement(child) ? 1 : child.length)
    return 0
  }

  /** @returns how many shared types it has become */
  #insert(parent: Y.XmlFragment, at: number, parts: readonly Part[]): number {
    const made = parts.map((part) => this.#made(part))
    if (made.length > 0) parent.insert(at, made)
    return made.length
  }

  #made(part: Part): Y.XmlElement | Y.XmlText {
    if (isRun(part)) {
      const text = new Y.XmlText()
      text.applyDelta(part.map((node) => ({ insert: node.text, attributes: formatsOf(node) })))
      return text
    }
    const element = new Y.XmlElement(part.type.name)
    this.#mapping.set(element, part)
    writeAttributes(element, part.attrs)
    const parts = partsOf(part)
    // All who begin to write in an empty line at once shall find one text.
    if (parts.length === 0 && part.inlineContent) element.insert(0, [new Y.XmlText()])
    else this.#insert(element, 0, parts)
    return element
  }

  #isUntouched(child: Child, part: Part): boolean {
    if (isElement(child)) return this.#mapping.get(child) === part
    return isRun(part) && showsRun(child, part)
  }

  /** How much of it would live on as that part; 0: it cannot become that. */
  #weigh(child: Child, part: Part): number {
    const alike = this.#alike(child, part)
    if (alike === null) return 0
    const isUntouched = isElement(child) && this.#isUntouched(child, part)
    return 1 + alike + (isUntouched ? UNTOUCHED : 0) + (this.#keepsWritten(child, part) ? WRITTEN_IN : 0)
  }

  /** How much need not be written anew, in ProseMirror's counting; `null`: one cannot become the other. */
  #alike(child: Child, part: Part): number | null {
    if (!isElement(child)) return isRun(part) ? lettersAlike(child, part) : null
    if (isRun(part) || !areKin(kindOf(child), part.type.name)) return null
    const shown = this.#mapping.get(child)
    return shown === undefined ? 0 : contentAlike((shown as Node).content, part.content)
  }

  /** Whether a colleague writes in it, in a line of which most would live on as that part. */
  #keepsWritten(child: Child, part: Part): boolean {
    if (!this.#isWrittenIn(child) || this.#alike(child, part) === null) return false
    if (this.#isUntouched(child, part)) return true
    if (isRun(part) || !isElement(child)) return isRun(part) && !isElement(child) && isMostly(child, part)
    const below = partsOf(part)
    return childrenOf(child).some((one) => below.some((other) => this.#keepsWritten(one, other)))
  }

  #isWrittenIn(child: Child): boolean {
    this.#writtenIn ??= this.#askWrittenIn()
    const types = isElement(child) ? [child] : child
    return [...this.#writtenIn].some((type) => types.some((one) => isIn(type, one)))
  }
}

const isElement = (child: Child): child is Y.XmlElement => child instanceof Y.XmlElement
const isRun = (part: Part): part is Run => Array.isArray(part)

function childrenOf(parent: Y.XmlFragment): Child[] {
  const children: (Y.XmlElement | Y.XmlText[])[] = []
  for (const child of parent.toArray()) {
    const last = children.at(-1)
    if (child instanceof Y.XmlElement) children.push(child)
    else if (child instanceof Y.XmlText && Array.isArray(last)) last.push(child)
    else if (child instanceof Y.XmlText) children.push([child])
  }
  return children
}

function partsOf(node: Node): Part[] {
  const parts: (Node | Node[])[] = []
  node.forEach((child) => {
    const last = parts.at(-1)
    if (!child.isText) parts.push(child)
    else if (Array.isArray(last)) last.push(child)
    else parts.push([child])
  })
  return parts
}

/** What stands at both ends of the two. */
function contentAlike(before: Fragment, after: Fragment): number {
  const start = before.findDiffStart(after)
  if (start === null) return before.size
  const end = before.findDiffEnd(after)?.a ?? start
  return Math.min(start + before.size - end, before.size, after.size)
}

function isIn(type: unknown, within: unknown): boolean {
  let at = type instanceof Y.AbstractType ? type : null
  while (at !== null && at !== within) at = at.parent
  return at !== null
}

function writeAttributes(element: Y.XmlElement, attrs: Readonly<Record<string, unknown>>): void {
  const before = element.doc === null ? {} : attributesOf(element)
  // Yjs knows strings only; the binding has always kept any plain value.
  for (const [key, value] of Object.entries(attrs))
    if (value !== null && !equalityDeep(before[key], value)) element.setAttribute(key, value as string)
  for (const key of Object.keys(before)) if (attrs[key] == null) element.removeAttribute(key)
}
