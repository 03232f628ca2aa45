/**
 * Values of a document, whoever wrote them: each reader gives the value if it is of its type, else a default. None throws.
 */
import type * as Y from 'yjs'

// A shared type is told by what it can do, not by `instanceof`: two copies of Yjs in one program must not break reading.
export function asMap(value: unknown): Y.Map<unknown> | undefined {
  const map = value as Partial<Y.Map<unknown>> | null | undefined
  return typeof map?.observeDeep === 'function' &&
    typeof map.set === 'function' &&
    typeof map.entries === 'function'
    ? (map as Y.Map<unknown>)
    : undefined
}

export function asFragment(value: unknown): Y.XmlFragment | undefined {
  const fragment = value as Partial<Y.XmlFragment> | null | undefined
  return typeof fragment?.observeDeep === 'function' && typeof fragment.createTreeWalker === 'function'
    ? (fragment as Y.XmlFragment)
    : undefined
}

export const asString = (value: unknown): string => (typeof value === 'string' ? value : '')
export const asStringOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What cannot be written as JSON (infinities, «not a number») is no number here. */
export const asNumberOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

// A copy: an object that came with a `__proto__` would answer for keys that it does not hold, and not on every replica.
export const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

export function oneOf<const T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.includes(value as T) ? (value as T) : otherwise
}
