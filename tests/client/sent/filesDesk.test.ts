/** The files of a sent version on a device: brought, kept and opened by the real code, on an IndexedDB in memory. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { Keep } from '../../../client/keeping/keep.ts'
import {
  type FetchFile,
  FilesDesk,
  filesOf,
  type SentFile,
  sensibleOf,
} from '../../../client/sent/filesDesk.ts'
import { itemOf, readAttachments } from '../../../shared/agenda/document.ts'
import { setFile } from '../../../shared/agenda/edits.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const MB = 1_000_000
const file = (hash: string, bytes = MB): SentFile => ({ hash, bytes, number: 1, attachment: hash })
const words = (text: string) => ({
  name: `${text}.pdf`,
  bytes: new Blob([text], { type: 'application/pdf' }),
})
const [A, B, C] = [file('a'), file('b'), file('c')]

/** A server that has every file, and counts who is asked for. */
function server(answers: Readonly<Record<string, null | number>> = {}) {
  const asked: string[] = []
  const fetch: FetchFile = async ({ hash }) => {
    asked.push(hash)
    return hash in answers ? answers[hash]! : words(hash)
  }
  return { asked, fetch }
}

const desk = (keep: Keep, person = 'ida') => new FilesDesk('a1', person, keep.files)
const here = async (keep: Keep, person = 'ida', of = 'a1') => [...(await keep.files.hashesOf(person, of))]

describe('[Z146] the files of the newest version', () => {
  test('are brought once, and open without a server, for their own person alone', async () => {
    const keep = new Keep()
    const { asked, fetch } = server()
    await desk(keep).bring([A, B], [A, B], fetch)
    const again = desk(new Keep())
    await again.bring([A, B], [A, B], fetch)
    expect(asked).toEqual(['a', 'b'])
    expect(again.now()).toEqual({ kept: new Set(['a', 'b']), bringing: 'no' })
    const opened = await again.open('b')
    expect([opened!.name, opened!.bytes.type, await opened!.bytes.text()]).toEqual([
      ...['b.pdf', 'application/pdf', 'b'],
    ])
    expect(await desk(keep, 'jakob').open('b')).toBeNull()
  })

  test('take the place of an older one’s: what is in both is not fetched anew; of a supplement the older ones stay', async () => {
    const keep = new Keep()
    const { asked, fetch } = server()
    await desk(keep).bring([A, B], [A, B], fetch)
    await desk(keep).bring([C], null, fetch)
    expect(await here(keep)).toEqual(['a', 'b', 'c'])
    await desk(keep).bring([B, C], [B, C], fetch)
    expect(await here(keep)).toEqual(['b', 'c'])
    expect(asked).toEqual(['a', 'b', 'c'])
  })

  test('what is too large, or too much, waits until it is asked for; a device’s own bound lets go whole agendas, the oldest first', async () => {
    const all = [
      file('small'),
      file('huge', 31 * MB),
      ...[1, 2, 3, 4, 5, 6].map((n) => file(`${n}`, 29 * MB)),
    ]
    expect(sensibleOf(all).map(({ hash }) => hash)).toEqual(['small', '1', '2', '3', '4', '5'])
    const keep = new Keep()
    const large = { name: 'x', bytes: { type: '', arrayBuffer: async () => sized(150 * MB) } as Blob }
    for (const [at, of] of ['first', 'second', 'third'].entries())
      await keep.files.save({ person: 'ida', agenda: of, hash: 'h' }, large, at)
    expect(await here(keep, 'ida', 'first')).toEqual([])
    expect(await here(keep, 'ida', 'second')).toEqual(['h'])
    expect(await here(keep, 'ida', 'third')).toEqual(['h'])
  })

  test('that one is not there, and that there is no network, are told, and what came is kept', async () => {
    const keep = new Keep()
    const { asked, fetch } = server({ a: 404, c: null })
    const own = desk(keep)
    await own.bring([A, B, C, file('d')], null, fetch)
    expect(own.now()).toEqual({ kept: new Set(['b']), bringing: 'failed' })
    expect(asked).toEqual(['a', 'b', 'c'])
  })
})

/** As large as it says, and no more than some bytes. */
const sized = (byteLength: number): ArrayBuffer =>
  Object.defineProperty(new ArrayBuffer(1), 'byteLength', { value: byteLength })

test('[Z147] they go with the right to read, and as one signs out', async () => {
  const keep = new Keep()
  const { fetch } = server()
  await desk(keep).bring([A], null, fetch)
  await keep.papers.forget('ida', 'a1')
  expect(await here(keep)).toEqual([])
  await desk(keep).bring([A], null, fetch)
  await keep.forget()
  expect([await here(new Keep()), await desk(new Keep()).open('a')]).toEqual([[], null])
})

test('[Z146] a version’s files are its PDF and what goes with its items, each once', () => {
  const doc = agenda()
    .item(item('Et').attachments('Notat.pdf', 'Igen.pdf', 'Kun nævnt.pdf'))
    .doc()
  const [first, again] = readAttachments(itemOf(doc, idOf(doc, 'Et'))!)
  const bytes = { hash: 'same', bytes: 7, type: 'application/pdf', by: '', at: 0 }
  for (const { id } of [first!, again!]) setFile(doc, idOf(doc, 'Et'), id, bytes)
  const paper = paperOf(doc, {
    ...{ agenda: 'a1', look: DEFAULT_LOOK, nameOf: () => null, namesOf: () => [] },
    edition: { is: 'version', number: 1, at: 1, kind: 'whole' },
  })!
  expect(filesOf({ number: 1, files: [{ format: 'pdf', hash: 'paper', bytes: 9 }] }, paper)).toEqual([
    { hash: 'paper', bytes: 9, number: 1, attachment: null },
    { hash: 'same', bytes: 7, number: 1, attachment: first!.id },
  ])
})
