/**
 * What pasted elements look like, as far as it means something. Read from the text of the style attributes: the browser's
 * own view of them knows nothing of Word's `mso-` properties, and applies no style sheet to a document that is not shown.
 */

/** Looks up a property of an element: in its style attribute, else in the classes that the pasted page defines. */
export type StyleOf = (element: Element, property: string) => string | null

type Declarations = ReadonlyMap<string, string>

/** A selector that names a class alone (`.xl65`, `td.xl65`): spreadsheets say in these what is bold. */
const CLASS_SELECTOR = /^[a-z0-9]*\.([\w-]+)$/i

/** @param doc a pasted page with its style elements */
export function stylesIn(doc: Document): StyleOf {
  const classes = classRules(doc)
  const read = new Map<Element, Declarations>()
  const own = (element: Element): Declarations => {
    const known = read.get(element) ?? declarations(element.getAttribute('style') ?? '')
    read.set(element, known)
    return known
  }
  return (element, property) =>
    own(element).get(property) ?? fromClasses(classes, element, property)?.toLowerCase() ?? null
}

/** @param text as in a style attribute @returns values in small letters, by property; of two, the last */
export function declarations(text: string): Declarations {
  const found = new Map<string, string>()
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const value = declaration.slice(colon + 1).replace(/!important/i, '')
    found.set(declaration.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase())
  }
  return found
}

function classRules(doc: Document): ReadonlyMap<string, Declarations> {
  const rules = new Map<string, Declarations>()
  for (const sheet of doc.querySelectorAll('style'))
    for (const [, selectors, body] of (sheet.textContent ?? '').matchAll(/([^{}]+)\{([^{}]*)\}/g))
      for (const selector of selectors!.split(',')) {
        const name = CLASS_SELECTOR.exec(selector.replace('<!--', '').trim())?.[1]
        if (name !== undefined) rules.set(name, new Map([...(rules.get(name) ?? []), ...declarations(body!)]))
      }
  return rules
}

function fromClasses(rules: ReadonlyMap<string, Declarations>, element: Element, property: string) {
  for (const name of element.classList) {
    const value = rules.get(name)?.get(property)
    if (value !== undefined) return value
  }
  return null
}
