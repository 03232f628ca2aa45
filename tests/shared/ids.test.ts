import { expect, test } from 'vitest'
import { KEY_PATTERN } from '../../shared/agenda/document.ts'
import { newId } from '../../shared/ids.ts'

test('ids are keys of the document, each another, and none reads as an option of a command', () => {
  // One in 64 would begin with a hyphen by chance.
  const ids = Array.from({ length: 2000 }, newId)
  expect(ids.filter((id) => id.startsWith('-') || !KEY_PATTERN.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})
