/** A page read as a browser reads it, by another program than the one that wrote it. */
import { type DefaultTreeAdapterMap, parse } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
export type Element = DefaultTreeAdapterMap['element']

/** Letters on both sides of these are one word. */
const IN_A_LINE = new Set(['a', 'span', 'strong', 'em', 's', 'u', 'ins'])

export class ParsedHtml {
  readonly #document: Node

  constructor(html: string) {
    this.#document = parse(html)
  }

  /** In the page's order. @param names of tags; default: all */
  elements(...names: readonly string[]): Element[] {
    return [...elementsIn(this.#document)].filter(
      ({ tagName }) => names.length === 0 || names.includes(tagName),
    )
  }

  withClass(name: string): Element[] {
    return this.elements().filter((element) => attributeOf(element, 'class')?.split(' ').includes(name))
  }

  byId(id: string): Element | undefined {
    return this.elements().find((element) => attributeOf(element, 'id') === id)
  }
}

function* elementsIn(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsIn(child)
}

export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value

/** What stands in it, read aloud. @param leaveOut of what is not read */
export function textOf(node: Node, leaveOut: (element: Element) => boolean = () => false): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value
  if ('tagName' in node && leaveOut(node)) return ' '
  const inner = 'childNodes' in node ? node.childNodes.map((child) => textOf(child, leaveOut)).join('') : ''
  return IN_A_LINE.has(node.nodeName) ? inner : ` ${inner} `
}
