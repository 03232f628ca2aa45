/** What is not filled in of the fields of a time: they keep what is half typed to themselves. */

/** Fields in which something stands, but not all. @returns their places among the fields */
export const halfTyped = (panel: HTMLElement): number[] =>
  fieldsIn(panel).flatMap((field, index) => (isHalf(field) ? [index] : []))

/** @returns what is to be filled in first for a whole time: the end may be missing, the fields before it may not */
export function firstGap(panel: HTMLElement): HTMLElement | undefined {
  const lacking = fieldsIn(panel).filter((field, index) => index < DAY_AND_FROM || isHalf(field))
  return lacking.flatMap(gapsIn)[0]
}

const DAY_AND_FROM = 2

const fieldsIn = (element: HTMLElement): Element[] => [...element.querySelectorAll('.segments')]

const segmentsOf = (field: Element): HTMLElement[] => [
  ...field.querySelectorAll<HTMLElement>('.segment:not([data-type="literal"])'),
]

const gapsIn = (field: Element): HTMLElement[] =>
  segmentsOf(field).filter((segment) => segment.hasAttribute('data-placeholder'))

const isHalf = (field: Element): boolean =>
  gapsIn(field).length > 0 && gapsIn(field).length < segmentsOf(field).length
