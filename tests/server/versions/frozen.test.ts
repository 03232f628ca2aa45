/** A version is one moment of the agenda's log, however many write just then. */
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { readCouncilNames } from '../../../server/exchange/councilNames.ts'
import { readSource } from '../../../server/exchange/exportSource.ts'
import { openToRead } from '../../../server/storage/sqlite/connection.ts'
import { databaseFile } from '../../../server/storage/sqlite/databaseFile.ts'
import { contentHash } from '../../../server/versions/contentHash.ts'
import { addItem, replaceTitle, setStatus } from '../../../shared/agenda/edits.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import type { Paper } from '../../../shared/paper/paper.ts'
import { isChangedSinceApproval, sealOf } from '../../../shared/progress/seal.ts'
import type { SentVersion } from '../../../shared/protocol/versions.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { makeCouncil } from '../../support/council.ts'
import { ONE_FORMAT } from '../../support/senderOn.ts'
import { openWebApp } from '../../support/webApp.ts'
import { sentenceOf, until, Writer, wordsIn } from '../../support/writer.ts'

test('[N7] what was sent is what the log says at one number, with every word that was acknowledged before, and what was approved', async () => {
  let freeze = () => {}
  let isClosed = false
  const app = await openWebApp(
    {},
    {},
    {
      withSync: true,
      exporting: ONE_FORMAT,
      grace: () =>
        new Promise((resolve) => {
          isClosed = true
          freeze = resolve
        }),
    },
  )
  onTestFinished(() => app.close())
  const { agenda, council, people, colleagues } = await makeCouncil(app.directory)
  const { id } = agenda
  const join = async (person: (typeof colleagues)[number]) => {
    const cookie = await app.cookieOf(person)
    const writer = new Writer({ url: app.url, agenda: id, cookie, name: person.name })
    onTestFinished(() => writer.close())
    return writer.synced()
  }
  const writers = [await join(colleagues[0]), await join(colleagues[1])]
  const { doc } = writers[0]!
  addItem(doc, { id: 'sag', kind: 'item' }, { parent: null, index: 0 })
  replaceTitle(doc, 'sag', 'Budget')
  const approval = {
    is: 'approved',
    by: colleagues[0].id,
    at: Date.now(),
    seal: sealOf(doc, 'sag')!,
  } as const
  setStatus(doc, 'sag', approval)
  await until(() => writers[1]!.doc.getMap('items').has('sag'))

  let isWriting = true
  const writing = (async () => {
    for (let n = 0; isWriting && n < 5000; n += 1) {
      writers[n % 2]!.type()
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  })()
  await until(() => writers.every(({ acknowledged }) => acknowledged.size > 5))
  const cookie = await app.cookieOf(people.secretariat)
  const headers = { cookie, 'content-type': 'application/json' }
  const body = JSON.stringify({ kind: 'whole' })
  const sending = app.fetch(`/api/agendas/${id}/versions`, { method: 'POST', headers, body })
  await until(() => isClosed)
  const before = writers.map(({ acknowledged }) => acknowledged.size)
  await until(() => writers.every(({ acknowledged }, n) => acknowledged.size > before[n]! + 5))
  const acknowledged = writers.flatMap((writer) => [...writer.acknowledged])
  freeze()
  const version = (await (await sending).json()) as SentVersion
  isWriting = false
  await writing

  const paper = (await (await app.fetch(`/api/agendas/${id}/versions/1/paper`, { headers })).json()) as Paper
  const words = wordsIn(plainText(paper.motto))
  expect(acknowledged.filter((word) => !words.includes(word))).toEqual([])

  const { db, sql } = openToRead(databaseFile(app.dataDir))
  onTestFinished(() => db.close())
  const { seq } = sql.get`SELECT seq FROM versions WHERE agenda = ${id}`!
  const rows = sql.all`SELECT bytes FROM log WHERE agenda = ${id} AND last <= ${seq!} ORDER BY first`
  const then = new Y.Doc()
  for (const { bytes } of rows) Y.applyUpdate(then, bytes as Uint8Array)
  expect(wordsIn(sentenceOf(then)!.toString())).toEqual(words)
  const again = readSource({
    ...{ id, state: Y.encodeStateAsUpdate(then), people: await readCouncilNames(app.directory, council.id) },
    ...{ edition: paper.edition, look: DEFAULT_LOOK, logo: null },
  })!
  expect(again.paper).toEqual(paper)
  expect(contentHash(again.paper)).toBe(version.hash)
  expect(isChangedSinceApproval(then, 'sag')).toBe(false)
  expect(paper.items.map(({ title }) => title)).toEqual(['Budget'])
})
