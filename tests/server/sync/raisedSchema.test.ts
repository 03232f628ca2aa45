/** An agenda of an older content schema, as the server meets it: in a room, and in the log. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openStorage } from '../../../server/storage/open.ts'
import { itemOf, readItem, SCHEMA_VERSION, wordsOfLine } from '../../../shared/agenda/document.ts'
import { setLateReason, setPresenter } from '../../../shared/agenda/edits.ts'
import { isOfOlderSchema, raiseSchema } from '../../../shared/agenda/raiseSchema.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { closedAfterTest, logEntry, makeAgenda } from '../../suites/testDatabase.ts'
import { agenda, asOfSchema2, colleagueOf, item } from '../../support/agenda.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { testRoom } from '../../support/testRoom.ts'

const older = () => asOfSchema2(agenda().item(item('AI').presentedBy('Mette Holm')).doc())
const presenterIn = (doc: Y.Doc) => readItem('id1', itemOf(doc, 'id1')!).presenter

function raisedRoom(doc: Y.Doc) {
  const made = testRoom(Y.encodeStateAsUpdate(doc), 1)
  made.room.raiseSchema()
  return made
}

test('[W37] a room raises it in one entry by nobody, and shows nothing of it before that is on disk', async () => {
  const { log, join } = raisedRoom(older())
  const vibeke = join('Vibeke').ask().step2()
  expect(vibeke.of('step-2')).toEqual([])
  const { entries } = await log.commit()
  expect(entries).toMatchObject([{ seq: 2, person: null, connection: 'server', head: { state: 'drafting' } }])
  const shown = new Y.Doc()
  for (const { bytes } of vibeke.of('step-2')) Y.applyUpdate(shown, bytes)
  expect([isOfOlderSchema(shown), presenterIn(shown)]).toEqual([false, 'Mette Holm'])
  expect(vibeke.of('update')).toEqual([])
})

test('[W37] who comes back with a copy from before finds their other words taken, and those of others', async () => {
  const doc = older()
  const copy = colleagueOf(doc)
  copy.getMap('agenda').set('place', 'Odense')
  const { log, join, room } = raisedRoom(doc)
  await log.commit()
  const vibeke = join('Vibeke').ask(Y.encodeStateVector(copy)).step2(Y.encodeStateAsUpdate(copy))
  await log.commit()
  for (const { bytes } of vibeke.of('step-2')) Y.applyUpdate(copy, bytes)
  expect(presenterIn(copy)).toBe('Mette Holm')
  setPresenter(copy, 'id1', 'Mette Holm og Jens')
  setLateReason(copy, 'id1', 'Ferie')
  vibeke.write(Y.encodeStateAsUpdate(copy))
  await log.commit()
  const shown = new Y.Doc()
  for (const { bytes } of join('Søren').ask().of('step-2')) Y.applyUpdate(shown, bytes)
  expect([presenterIn(shown), wordsOfLine(itemOf(shown, 'id1')!, 'lateReason')]).toEqual([
    'Mette Holm og Jens',
    'Ferie',
  ])
  expect(shown.getMap('agenda').get('place')).toBe('Odense')
  expect(room.memberCount).toBe(2)
})

test('[W39] a plain value in the place of a line is refused, from before it was raised or after', async () => {
  const doc = older()
  const [before, clearing, making] = [colleagueOf(doc), colleagueOf(doc), colleagueOf(doc)]
  itemOf(before, 'id1')!.set('presenter', 'Jens')
  itemOf(clearing, 'id1')!.delete('presenter')
  making.getMap<Y.Map<unknown>>('items').set('nyt', new Y.Map([['presenter', 'Jens']]))
  const { log, join, refused } = raisedRoom(doc)
  await log.commit()
  for (const each of [before, making]) join('Vibeke').ask().step2(Y.encodeStateAsUpdate(each))
  expect(refused.map(({ code }) => code)).toEqual(['malformed', 'malformed'])
  join('Vibeke').ask().step2(Y.encodeStateAsUpdate(clearing))
  const shown = new Y.Doc()
  for (const { bytes } of join('Søren').ask().of('step-2')) Y.applyUpdate(shown, bytes)
  expect(presenterIn(shown)).toBe('Mette Holm')
})

test('[W37][W40] the log says what has to be raised, and earlier texts go on through it', async () => {
  const doc = older()
  const storage = closedAfterTest(await openStorage({ dataDir: await temporaryFolder() }))
  await makeAgenda(storage, 'a', { person: null, update: Y.encodeStateAsUpdate(doc) })
  const fence = await storage.log.takeOwnership()
  let seq = 1
  const append = (person: string | null, edit: () => void) => {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => updates.push(update)
    doc.on('update', collect)
    edit()
    doc.off('update', collect)
    seq += 1
    const entry = logEntry('a', seq, { person, update: Y.mergeUpdates(updates) })
    return storage.log.append(fence, { entries: [{ ...entry, at: seq * 3_600_000 }], bindings: [] })
  }
  await append(null, () => itemOf(doc, 'id1')!.set('presenter', 'Mette Holm, KL'))
  expect((await storage.log.load('a'))?.isOfOlderSchema).toBe(true)
  await append(null, () => raiseSchema(doc))
  expect((await storage.log.load('a'))?.isOfOlderSchema).toBe(false)
  await append(null, () => setPresenter(doc, 'id1', 'Jens Bak'))
  const { states } = (await storage.log.earlierStates('a', { item: 'id1', field: 'presenter' }, null))!
  expect(states.map(({ text }) => plainText(text))).toEqual(['Jens Bak', 'Mette Holm, KL', 'Mette Holm'])
  expect(SCHEMA_VERSION).toBe(4)
})
