/** What somebody has begun to write in comments: there again when they come back, and nobody else's. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { Keep } from '../../../client/keeping/keep.ts'
import { nameOfBeginning, nameOfReply } from '../../../client/threads/drafts.ts'
import { newDesk } from '../../../client/threads/threadsDesk.ts'
import { EMPTY_TEXT, paragraphs } from '../../../shared/richtext/richText.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const ABOUT = { item: 'i', field: 'background', anchor: null }
const reply = (words: string) => ({ name: nameOfReply('t'), body: paragraphs(words), begins: null, at: 1 })

/** Another page of the same browser. */
async function opened(keep: Keep, person = 'ida', agenda = 'a1') {
  const desk = newDesk(agenda, keep)
  await desk.drafts.of(person)
  return desk
}

/** What was written before is in the store. */
const stored = async (keep: Keep, person = 'ida') =>
  (await keep.draftsOf('a1', person)).map(({ name }) => name)

describe('[P8] what is begun', () => {
  test('is there again for the same person in the same agenda, and for no other', async () => {
    const keep = new Keep()
    const desk = await opened(keep)
    desk.begin(ABOUT)
    const [begun] = desk.drafts.beginnings()
    desk.drafts.put({ ...begun!, body: paragraphs('Skal vi'), at: 1 })
    desk.drafts.put(reply('Ja, men'))
    await stored(keep)
    const again = await opened(keep)
    expect(again.drafts.beginnings()).toEqual([begun])
    expect(again.drafts.get(begun!.name)!.body).toEqual(paragraphs('Skal vi'))
    expect(again.drafts.get(nameOfReply('t'))).toEqual(reply('Ja, men'))
    expect((await opened(keep, 'jakob')).drafts.beginnings()).toEqual([])
    expect((await opened(keep, 'ida', 'a2')).drafts.get(nameOfReply('t'))).toBeNull()
  })

  test('is gone when it is sent or thrown away, and when one signs out', async () => {
    const keep = new Keep()
    const { drafts } = await opened(keep)
    drafts.put(reply('Ja'))
    expect(await stored(keep)).toEqual([nameOfReply('t')])
    drafts.remove(nameOfReply('t'))
    expect(await stored(keep)).toEqual([])
    drafts.put(reply('Nej'))
    expect(await stored(keep)).toHaveLength(1)
    await keep.forget()
    expect(await stored(new Keep())).toEqual([])
  })

  test('is not worth coming back to while nothing is written in it', async () => {
    const keep = new Keep()
    const desk = await opened(keep)
    desk.begin(ABOUT)
    desk.drafts.put({ ...reply(''), body: EMPTY_TEXT })
    expect(await stored(keep)).toEqual([])
  })

  test('stays what was written before it was known who one is', async () => {
    const keep = new Keep()
    await keep.saveDraft('a1', 'ida', reply('fra i går'))
    const desk = newDesk('a1', keep)
    desk.drafts.put(reply('fra i dag'))
    await desk.drafts.of('ida')
    expect(desk.drafts.get(nameOfReply('t'))!.body).toEqual(paragraphs('fra i dag'))
  })
})

test('[P8] who begins about the same once more goes on with it', () => {
  const desk = newDesk('a1', new Keep())
  desk.begin(ABOUT)
  const { focused, writes } = desk.read()
  desk.focus(null)
  desk.begin(ABOUT)
  expect(desk.read()).toMatchObject({ isOpen: true, focused, writes })
  expect(writes).toBe(nameOfBeginning(focused!))
  desk.begin({ ...ABOUT, field: null })
  expect(desk.drafts.beginnings()).toHaveLength(2)
})

test('[P21] drafts with words are counted; what is gone on with is open and has the focus', () => {
  const sitting = newDesk('a1', new Keep())
  sitting.begin(ABOUT)
  expect(sitting.drafts.unsent()).toEqual([])
  sitting.drafts.put(reply('Ja'))
  const unsent = sitting.drafts.unsent()
  expect(unsent).toEqual([{ name: nameOfReply('t'), begins: null }])
  sitting.drafts.put(reply('Ja, men'))
  expect(sitting.drafts.unsent()).toBe(unsent)
  sitting.close()
  sitting.goOn(nameOfReply('t'))
  expect(sitting.read()).toMatchObject({
    isOpen: true,
    shows: 'open',
    focused: 't',
    writes: nameOfReply('t'),
  })
  sitting.answer('t')
  expect(sitting.read()).toMatchObject({ writes: null, answered: 't' })
  sitting.focus(null)
  expect(sitting.read().answered).toBeNull()
})
