/** Where an item stands that the page has not. */
import { expect, test } from 'vitest'
import { findElsewhere } from '../../../client/sent/elsewhere.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import type { SentVersion, VersionKind } from '../../../shared/protocol/versions.ts'
import { agenda, item } from '../../support/agenda.ts'

const version = (number: number, kind: VersionKind = 'whole'): SentVersion => ({
  ...{ agenda: 'a1', number, kind, name: '', at: number, by: { id: 'k', name: 'Karen' } },
  ...{ note: '', hash: '', files: [], items: 1 },
})

/** Each with one item. */
const paper = (titles: Readonly<Record<number, string>>) => async (one: SentVersion) => {
  const title = titles[one.number]
  if (title === undefined) return null
  const drawn = paperOf(agenda().item(item(title)).doc(), {
    ...{ agenda: 'a1', look: DEFAULT_LOOK, nameOf: () => null, namesOf: () => [] },
    edition: { is: 'version', number: one.number, at: 1, kind: one.kind },
  })!
  const items = drawn.items.map((shown) => ({ ...shown, id: title, change: 'new' as const }))
  return { ...drawn, items }
}

test('[Z215][Z304] an item that the version has not is in the newest that has it: gone since, of another part that applies, later, or nowhere', async () => {
  const versions = [version(4, 'supplement'), version(3), version(2), version(1)]
  const find = (id: string, read: number) =>
    findElsewhere(id, read, versions, paper({ 4: 'added', 3: 'kept', 2: 'gone', 1: 'gone' }))
  expect(await find('gone', 4)).toEqual({ number: 2, itemNumber: '1', goneIn: 3, applies: false })
  expect(await find('gone', 1)).toEqual({ number: 2, itemNumber: '1', goneIn: null, applies: false })
  expect(await find('kept', 4)).toEqual({ number: 3, itemNumber: '1', goneIn: null, applies: true })
  expect(await find('added', 2)).toEqual({ number: 4, itemNumber: '1', goneIn: null, applies: true })
  expect(await find('unsent', 4)).toBeNull()
})
