/** JSON whose keys stand in one order, whoever set them when: the same value is the same letters. */
import { asRecord } from './agenda/values.ts'

export const canonicalJson = (value: unknown): string => JSON.stringify(inOrderOfKeys(value))

function inOrderOfKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrderOfKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(asRecord(value)).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrderOfKeys(part)]))
}
