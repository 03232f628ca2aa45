/**
 * Draws a text anew where it has changed, down to the letters, and leaves all else as it is: a letter of a colleague's then costs the layout
 * of one paragraph, and what a person has selected stays selected, also in the line that is being written in.
 */
import { commonEnds } from '../../shared/richtext/commonEnds.ts'

/** @param html what `host` shall hold */
export function patchText(host: Element, html: string): void {
  const template = document.createElement('template')
  template.innerHTML = html
  patchChildren(host, template.content)
}

/** What changed in the middle takes the place of what stood there, one by one, as far as there are both. */
function patchChildren(host: Node, wanted: Node): void {
  const before = [...host.childNodes]
  const after = [...wanted.childNodes]
  const { start, end } = commonEnds(before, after, (one, other) => one.isEqualNode(other))
  const old = before.slice(start, before.length - end)
  const made = after.slice(start, after.length - end)
  const next = before[before.length - end] ?? null
  for (const [index, node] of made.entries()) {
    const there = old[index]
    if (there === undefined) host.insertBefore(node, next)
    else if (!hasBecome(there, node)) there.replaceWith(node)
  }
  for (const gone of old.slice(made.length)) gone.remove()
}

/** Makes one node what the other is, where they are of a kind. */
function hasBecome(node: ChildNode, wanted: ChildNode): boolean {
  if (node instanceof Text && wanted instanceof Text) {
    const { start, end } = commonEnds(node.data, wanted.data, (one, other) => one === other)
    node.replaceData(start, node.length - start - end, wanted.data.slice(start, wanted.length - end))
    return true
  }
  if (!(node instanceof Element) || !node.cloneNode().isEqualNode(wanted.cloneNode())) return false
  patchChildren(node, wanted)
  return true
}
