/** A sent version, with and without a server; the real store on an IndexedDB in memory. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { Keep } from '../../../client/keeping/keep.ts'
import { type Answer, openSent, type SentServer } from '../../../client/sent/openSent.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import type { Paper } from '../../../shared/paper/paper.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import type { SentVersion, VersionKind } from '../../../shared/protocol/versions.ts'
import { agenda, item } from '../../support/agenda.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const version = (number: number, at = number, kind: VersionKind = 'whole'): SentVersion => ({
  ...{ agenda: 'a1', number, kind, name: 'Dagsorden', at, by: { id: 'k', name: 'Karen' } },
  ...{ note: '', hash: `hash ${number}`, files: [], items: 1 },
})

const paper = (number: number): Paper =>
  paperOf(
    agenda()
      .item(item(`I version ${number}`))
      .doc(),
    {
      ...{ agenda: 'a1', look: DEFAULT_LOOK, nameOf: () => null, namesOf: () => [] },
      edition: { is: 'version', number, at: number, kind: 'whole' },
    },
  )!

/** @param versions or what it says instead */
const server = (versions: Answer<SentVersion[]>): SentServer => ({
  versions: async () => versions,
  paper: async ({ number }) => (versions === null ? null : paper(number)),
})

const OFFLINE = server(null)
const NEWEST = { agenda: 'a1', number: null }
const open = (
  from: SentServer,
  keep: Keep,
  wanted: { agenda: string; number: number | null } = NEWEST,
  person = 'ida',
) => openSent(wanted, person, keep.papers, from)

describe('[Z123] a version', () => {
  test('that was opened once is read without a server, by the same person, and no other version of that number', async () => {
    const keep = new Keep()
    const [one, two] = [version(1), version(2)]
    expect(await open(server([two, one]), keep)).toMatchObject({
      is: 'shown',
      version: two,
      isOffline: false,
    })
    const kept = await open(OFFLINE, new Keep())
    expect(kept).toEqual({
      is: 'shown',
      version: two,
      versions: [two, one],
      paper: paper(2),
      supplements: [],
      isOffline: true,
    })
    expect(await open(OFFLINE, keep, NEWEST, 'jakob')).toEqual({ is: 'not-here', kept: null })
    expect(await keep.papers.paperOf('ida', version(2, 99))).toBeNull()
    expect(await keep.papers.all('ida')).toMatchObject([{ agenda: 'a1', versions: [two, one] }])
  })

  test('that was never opened here is not; of those that were the newest is offered, or shown to who asks for the newest', async () => {
    const keep = new Keep()
    await open(server([version(1)]), keep)
    await keep.papers.saveVersions('ida', 'a1', [version(2), version(1)])
    expect(await open(OFFLINE, keep, { agenda: 'a1', number: 2 })).toEqual({
      is: 'not-here',
      kept: version(1),
    })
    expect(await open(OFFLINE, keep)).toMatchObject({ is: 'shown', version: version(1), isOffline: true })
  })

  test('is fetched once: it never changes', async () => {
    const keep = new Keep()
    await open(server([version(1)]), keep)
    const again = await open({ ...server([version(1)]), paper: async () => 500 }, keep)
    expect(again).toMatchObject({ is: 'shown', isOffline: false })
  })
})

test('[Z210] what is opened is the newest whole version with each supplement since, also without a server; one that is not here is named', async () => {
  const versions = [version(3, 3, 'supplement'), version(2), version(1)]
  const keep = new Keep()
  const shown = { is: 'shown', version: version(2), paper: paper(2) }
  const supplements = [{ version: versions[0], paper: paper(3) }]
  expect(await open(server(versions), keep)).toMatchObject({ ...shown, supplements })
  expect(await open(OFFLINE, keep)).toMatchObject({ ...shown, supplements, isOffline: true })
  for (const number of [2, 3])
    expect(await open(OFFLINE, keep, { agenda: 'a1', number })).toMatchObject({
      ...{ version: { number }, supplements: [] },
    })
  await keep.papers.saveVersions('ida', 'a1', [version(4, 4, 'supplement'), ...versions])
  expect(await open(OFFLINE, keep)).toMatchObject({
    ...{ ...shown, supplements: [{ version: { number: 4 }, paper: null }, ...supplements] },
  })
})

describe('[Z125] where there is nothing to read', () => {
  test('that nothing was sent, that there is no such version, and that one is signed out, are told apart', async () => {
    const keep = new Keep()
    expect(await open(server([]), keep)).toEqual({ is: 'none-yet' })
    expect(await open(server([version(1)]), keep, { agenda: 'a1', number: 7 })).toMatchObject({
      is: 'unknown',
    })
    expect(await open(server(401), keep)).toEqual({ is: 'signed-out' })
    expect(await open(OFFLINE, keep, { agenda: 'other', number: null })).toEqual({
      is: 'not-here',
      kept: null,
    })
  })

  test('who has lost the right has no copy any more, but their notes; who is signed out keeps both', async () => {
    const keep = new Keep()
    await open(server([version(1)]), keep)
    const note = { agenda: 'a1', person: 'ida', item: 'one', about: 'Et', text: 'Mit' }
    await keep.papers.saveNote({ ...note, base: { text: '', revision: 0 } }, '')
    await open(server(401), keep)
    expect(await open(OFFLINE, keep)).toMatchObject({ is: 'shown' })
    expect(await open(server(404), keep)).toEqual({ is: 'lost' })
    expect(await open(OFFLINE, keep)).toEqual({ is: 'not-here', kept: null })
    expect(await keep.papers.notesOf('ida', 'a1')).toMatchObject([{ text: 'Mit' }])
  })
})

test('[Z124] signing out takes papers and notes along, and counts notes that are not sent', async () => {
  const keep = new Keep()
  await open(server([version(1)]), keep)
  const note = { agenda: 'a1', person: 'ida', item: 'one', about: 'Et', text: 'Mit' }
  await keep.papers.saveNote({ ...note, base: { text: 'Mit', revision: 1 } }, '')
  expect(await keep.waitingEverywhere()).toBe(0)
  await keep.papers.saveNote({ ...note, item: 'two', base: { text: '', revision: 0 } }, '')
  expect(await keep.waitingEverywhere()).toBe(1)
  await keep.forget()
  expect([await keep.papers.all('ida'), await keep.papers.notesOf('ida', 'a1')]).toEqual([[], []])
})
