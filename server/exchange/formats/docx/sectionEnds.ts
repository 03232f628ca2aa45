/** Where a section ends: in its own last paragraph. The library adds an empty one, for which a full page has no room. */

type Xml = Readonly<Record<string, unknown>>

/** @param body `w:body` as the library writes it, which is changed */
export function endInLastParagraphs(body: Xml): void {
  const blocks = body['w:body'] as Xml[]
  for (let at = blocks.length - 1; at > 0; at -= 1) {
    const end = endOf(blocks[at]!)
    const before = blocks[at - 1]!['w:p']
    if (end === null || !Array.isArray(before)) continue
    const properties = before.find((one: Xml) => 'w:pPr' in one)
    if (properties === undefined) before.unshift({ 'w:pPr': [end] })
    else (properties['w:pPr'] as Xml[]).push(end)
    blocks.splice(at, 1)
  }
}

/** @returns `w:sectPr` of a paragraph in which nothing else is */
function endOf(block: Xml): Xml | null {
  const [properties, ...rest] = Array.isArray(block['w:p']) ? (block['w:p'] as Xml[]) : []
  const own = properties?.['w:pPr']
  const [end, ...others] = Array.isArray(own) ? (own as Xml[]) : []
  return end !== undefined && 'w:sectPr' in end && rest.length + others.length === 0 ? end : null
}
