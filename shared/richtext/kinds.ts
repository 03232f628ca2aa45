/**
 * Kinds of blocks that a block can become while it lives. Yjs gives an element its name once and for all, and an editor's binding
 * would delete a paragraph and make a heading: with all that colleagues are typing into it. So within a family the element stays,
 * and an attribute says what it is now. Who reads shared types asks here for the kind; in `RichText` every kind is itself.
 */
import type * as Y from 'yjs'

/** The attribute; absent, an element is what its name says. */
export const KIND = 'as'

const OTHER: Readonly<Record<string, string>> = {
  paragraph: 'heading',
  heading: 'paragraph',
  bulletList: 'orderedList',
  orderedList: 'bulletList',
  tableCell: 'tableHeader',
  tableHeader: 'tableCell',
}

/** @returns the other kind that a living element of this one can be; `null`: none */
export const kinOf = (kind: string): string | null => (Object.hasOwn(OTHER, kind) ? OTHER[kind]! : null)

/** Whether a living element of one kind can be of the other. */
export const areKin = (kind: string, other: string): boolean => kind === other || OTHER[kind] === other

/** What the element is now; an attribute that names no kin of it says nothing. @param moment as in `readRichText` */
export const kindOf = (element: Y.XmlElement, moment?: Y.Snapshot): string =>
  kindNamed(element.nodeName, element.getAttributes(moment))

/** @see kindOf */
export function kindNamed(name: string, attributes: Readonly<Record<string, unknown>>): string {
  const kin = kinOf(name)
  return kin !== null && attributes[KIND] === kin ? kin : name
}

/** An element's own attributes, without that which says its kind. */
export function attributesOf(element: Y.XmlElement, moment?: Y.Snapshot): Record<string, unknown> {
  const attributes: Record<string, unknown> = element.getAttributes(moment)
  if (kindNamed(element.nodeName, attributes) !== element.nodeName) delete attributes[KIND]
  return attributes
}

/** Makes it that kind, which is kin to its name. */
export function becomeKind(element: Y.XmlElement, kind: string): void {
  if (kindOf(element) === kind) return
  if (element.nodeName === kind) element.removeAttribute(KIND)
  else element.setAttribute(KIND, kind)
}
