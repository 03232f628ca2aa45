/** Places in a text as paths of child indexes: static HTML and the editor that takes its place have the same DOM. */

export interface DomPlace {
  path: number[]
  offset: number
}

/** @returns `null` when the node is not in `host` */
export function pathTo(host: HTMLElement, node: Node | null, offset: number): DomPlace | null {
  const path: number[] = []
  let at = node
  while (at !== null && at !== host) {
    const parent: ParentNode | null = at.parentNode
    if (parent === null) return null
    path.unshift([...parent.childNodes].indexOf(at as ChildNode))
    at = parent
  }
  return at === null ? null : { path, offset }
}

/** @returns the nearest to a place that there is */
export function placeAt(host: HTMLElement, { path, offset }: DomPlace): { node: Node; offset: number } {
  let node: Node = host
  for (const index of path) node = node.childNodes[index] ?? node
  const length = node instanceof Text ? node.length : node.childNodes.length
  return { node, offset: Math.min(offset, length) }
}
