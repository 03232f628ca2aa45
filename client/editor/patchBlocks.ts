/**
 * Draws a text anew where it has changed, and leaves the other blocks as they are: a letter of a colleague's then costs the
 * layout of one paragraph, and what a person has selected in the others stays selected.
 */

/** @param html what `host` shall hold */
export function patchBlocks(host: Element, html: string): void {
  const template = document.createElement('template')
  template.innerHTML = html
  const before = [...host.childNodes]
  const after = [...template.content.childNodes]
  const start = sharedLength(before, after)
  const end = sharedLength(before.slice(start).toReversed(), after.slice(start).toReversed())
  for (const gone of before.slice(start, before.length - end)) gone.remove()
  host.insertBefore(fragmentOf(after.slice(start, after.length - end)), before[before.length - end] ?? null)
}

/** How many nodes are alike from the beginning. */
function sharedLength(before: readonly ChildNode[], after: readonly ChildNode[]): number {
  const differs = before.findIndex((node, index) => !after[index]?.isEqualNode(node))
  return differs < 0 ? before.length : differs
}

function fragmentOf(nodes: readonly ChildNode[]): DocumentFragment {
  const fragment = document.createDocumentFragment()
  fragment.append(...nodes)
  return fragment
}
