/** What may be put where: by a place's table, before anything is applied. What is not named there may not. */
import * as Y from 'yjs'
import {
  type Accepts,
  isTypeOf,
  type MapPlace,
  NODE,
  type Place,
  placeAt,
  type SharedType,
  type TextContent,
} from './places.ts'
import { Refused } from './refused.ts'

export type Content = Y.Item['content']

/**
 * Looks at what comes under a key of a map.
 * @param isDead it is deleted as it comes: then several values may have become one struct
 * @returns the place there
 * @throws Refused
 */
export function checkEntry(map: MapPlace, key: string | null, content: Content, isDead: boolean): Place {
  const place = key === null ? null : placeAt(map, key)
  if (place === null) throw new Refused('not-allowed', `no place «${key}» in ${map.name}`)
  if (!(content instanceof Y.ContentDeleted) && !fits(place, content, isDead))
    throw new Refused('malformed', `not what stands in ${place.name}`)
  return place
}

function fits(place: Place, content: Content, isDead: boolean): boolean {
  if (place.is === 'value') return hasValues(content, place.accepts) && (isDead || content.getLength() === 1)
  return content instanceof Y.ContentType && isTypeOf(content.type as SharedType, place)
}

/**
 * Looks at what comes into a text.
 * @param node into what in it (`Standing.node`)
 * @param key of an attribute; `null`: into its sequence
 * @throws Refused
 */
export function checkInText(holds: TextContent, node: string, key: string | null, content: Content): void {
  if (content instanceof Y.ContentDeleted) return
  const isAllowed =
    key !== null
      ? isAttribute(holds, node, key, content)
      : node === NODE.run
        ? isInRun(holds, content)
        : isBlock(holds, node, content)
  if (!isAllowed) throw new Refused('malformed', `not what a text holds, in ${node}`)
}

function isAttribute({ elements }: TextContent, node: string, key: string, content: Content): boolean {
  const attributes = Object.hasOwn(elements, node) ? elements[node]! : {}
  return Object.hasOwn(attributes, key) && hasValues(content, attributes[key]!)
}

function isInRun({ formats }: TextContent, content: Content): boolean {
  if (content instanceof Y.ContentString) return true
  if (!(content instanceof Y.ContentFormat) || !Object.hasOwn(formats, content.key)) return false
  return content.value === null || formats[content.key]!(content.value)
}

function isBlock({ elements }: TextContent, node: string, content: Content): boolean {
  if (!(content instanceof Y.ContentType)) return false
  if (node !== NODE.text && !Object.hasOwn(elements, node)) return false
  const type: SharedType = content.type
  if (type.constructor === Y.XmlText) return true
  return (
    type.constructor === Y.XmlElement && Object.hasOwn(elements, (type as unknown as Y.XmlElement).nodeName)
  )
}

const hasValues = (content: Content, accepts: Accepts): boolean =>
  content instanceof Y.ContentAny && content.arr.every((value) => accepts(value))
