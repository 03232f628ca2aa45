/** What tells of a comment is read where the comment is seen. */
import { expect, test } from 'vitest'
import { readAtLook } from '../../../client/notifications/useReadWhereSeen.ts'

const told = (...ids: string[]) => ids.map((id) => ({ id }) as Parameters<typeof readAtLook>[0][number])

test('[O36] what is in sight at two looks is read, once; what one scrolls past is not', () => {
  const looks = [
    { unread: told('a', 'b', 'c'), sees: ['a', 'b'], reads: [] },
    { unread: told('a', 'b', 'c'), sees: ['b'], reads: ['b'] },
    { unread: told('a', 'c'), sees: ['a', 'c'], reads: [] },
    // What could not be marked is looked at again.
    { unread: told('a', 'c'), sees: ['a', 'c'], reads: ['a', 'c'] },
    { unread: told('a'), sees: ['a'], reads: [] },
    { unread: told('a'), sees: ['a'], reads: ['a'] },
  ]
  let before: ReadonlySet<string> = new Set()
  for (const { unread, sees, reads } of looks) {
    const { read, inSight } = readAtLook(unread, before, ({ id }) => sees.includes(id))
    expect(read).toEqual(reads)
    before = inSight
  }
})
