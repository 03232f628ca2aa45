/** What a browser keeps: the real code on an IndexedDB in memory, and the real locks. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { wordsLeftBehind } from '../../../client/doneAgain/leftBehind.ts'
import { type Life, lifeKey, openDatabase, type WaitingRow } from '../../../client/keeping/database.ts'
import { copyLock } from '../../../client/keeping/earlierLives.ts'
import { Keep } from '../../../client/keeping/keep.ts'
import { bringOtherLives } from '../../../client/keeping/otherLives.ts'
import { fieldOf, itemOf } from '../../../shared/agenda/document.ts'
import type { CouncilPerson } from '../../../shared/protocol/api.ts'
import type { Welcome } from '../../../shared/protocol/messages.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { readRichText } from '../../../shared/richtext/yText.ts'
import type { Asker } from '../../../shared/rights/whyNot.ts'
import { docOf } from '../../suites/randomHistory.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const LIFE: Life = { agenda: 'agenda-1', person: 'vibeke', epoch: 'e1' }
const WELCOME: Welcome = {
  ...{ epoch: 'e1', schema: 1, now: 0, role: 'contributor', settings: {} },
  person: { id: 'vibeke', name: 'Vibeke Normann' },
}
const ME: Asker = { role: 'secretariat', ids: ['vibeke'] }
const leftBy = (text: string) => ({
  ...{ agenda: LIFE.agenda, person: LIFE.person, at: 1 },
  texts: [{ label: '', text }],
})
/** Of a copy that has everything. */
const has = () => true
const bytes = (text: string) => new TextEncoder().encode(text)
const texts = (rows: readonly WaitingRow[]) => rows.map(({ update }) => new TextDecoder().decode(update))

/** An agenda, and the change that writes into one of its fields. */
function writtenIn(key: string, words: string): { base: Uint8Array; change: Uint8Array } {
  const doc = agenda().item(item('AI')).doc()
  const base = Y.encodeStateAsUpdate(doc)
  let change = base
  doc.on('update', (update) => {
    change = update
  })
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  fieldOf(itemOf(doc, idOf(doc, 'AI'))!, key)!.insert(0, [paragraph])
  return { base, change }
}

/** Tabs that die: their locks go with them, as a browser's do. */
const dying: (() => void)[] = []
beforeEach(() => {
  for (const die of dying.splice(0)) die()
  vi.stubGlobal('indexedDB', new IDBFactory())
})

/** A tab, and what ends it. */
function openTab(): { keep: Keep; die: () => void } {
  const request = navigator.locks.request.bind(navigator.locks)
  let die = () => {}
  const spy = vi.spyOn(navigator.locks, 'request').mockImplementationOnce(((name: string) =>
    request(name, () => {
      return new Promise<void>((resolve) => {
        die = resolve
      })
    })) as never)
  const keep = new Keep()
  spy.mockRestore()
  dying.push(() => die())
  return { keep, die: () => die() }
}

/** Resolves with what a tab is handed, in the order in which it comes. */
const adopted = (keep: Keep, life: Life = LIFE) =>
  new Promise<string[]>((resolve) => {
    void keep.adopt(life, (rows) => resolve(texts(rows)), new AbortController().signal)
  })

test('[K1] words that wait go to the next tab in the order in which they were written', async () => {
  const { keep, die } = openTab()
  for (const words of ['et', 'to', 'tre']) await keep.addWaiting(LIFE, bytes(words))
  die()
  expect(await adopted(openTab().keep)).toEqual(['et', 'to', 'tre'])
})

test('[K2] of several tabs one is handed the words of a tab that goes, and none before it has gone', async () => {
  const { keep, die } = openTab()
  await keep.addWaiting(LIFE, bytes('mit'))
  const taken: string[] = []
  const others = [openTab().keep, openTab().keep]
  const done = others.map((other) =>
    other.adopt(LIFE, (rows) => taken.push(...texts(rows)), new AbortController().signal),
  )
  await others[0]!.find(LIFE.agenda)
  expect(taken).toEqual([])
  die()
  await Promise.all(done)
  expect(taken).toEqual(['mit'])
})

test('[K2] words of a tab that was opened later, and goes, are handed over too', async () => {
  const first = openTab().keep
  const handedOver = adopted(first)
  const { keep, die } = openTab()
  void keep.adopt(LIFE, () => {}, new AbortController().signal)
  await keep.addWaiting(LIFE, bytes('senere'))
  die()
  expect(await handedOver).toEqual(['senere'])
})

test('[K1] what is saved waits no more', async () => {
  const { keep, die } = openTab()
  const rows = [await keep.addWaiting(LIFE, bytes('gemt')), await keep.addWaiting(LIFE, bytes('venter'))]
  await keep.confirmWaiting(LIFE, [{ id: rows[0]!, update: bytes('gemt') }])
  die()
  expect(await adopted(openTab().keep)).toEqual(['venter'])
})

test('[K18] what is saved is found with the copy that was written before it, in its own life, until one has it', async () => {
  const { keep } = openTab()
  const { base, change } = writtenIn('background', 'skrevet nu')
  const read = async () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await keep.find(LIFE.agenda))!.state)
    return plainText(readRichText(fieldOf(itemOf(doc, idOf(doc, 'AI'))!, 'background')))
  }
  const confirm = async (life: Life) =>
    keep.confirmWaiting(life, [{ id: (await keep.addWaiting(life, change))!, update: change }])
  await keep.saveWelcome(LIFE.agenda, WELCOME)
  await keep.saveCopy(LIFE, base, () => false)
  await confirm({ ...LIFE, epoch: 'e0' })
  expect(await read()).toBe('')
  await confirm(LIFE)
  expect(await read()).toBe('skrevet nu')
  // Another tab wrote it, and had not heard of these words.
  await keep.saveCopy(LIFE, base, () => false)
  expect(await read()).toBe('skrevet nu')
  await keep.saveCopy(LIFE, Y.mergeUpdates([base, change]), has)
  await keep.saveCopy(LIFE, base, has)
  expect(await read()).toBe('')
})

test('[K3] a copy is found by the last welcome, and never under another person or another life', async () => {
  const { keep } = openTab()
  await keep.saveCopy(LIFE, bytes('kopi'), has)
  expect(await keep.find(LIFE.agenda)).toBeNull()
  await keep.saveWelcome(LIFE.agenda, WELCOME)
  expect((await keep.find(LIFE.agenda))?.life).toEqual(LIFE)
  await keep.saveWelcome(LIFE.agenda, { ...WELCOME, epoch: 'e2' })
  expect(await keep.find(LIFE.agenda)).toBeNull()
  await keep.saveWelcome(LIFE.agenda, { ...WELCOME, person: { id: 'søren', name: 'Søren' } })
  expect(await keep.find(LIFE.agenda)).toBeNull()
})

test('[K3] words that wait in another life, or for another person, are nobody else’s', async () => {
  const { keep, die } = openTab()
  await keep.addWaiting({ ...LIFE, epoch: 'e0' }, bytes('før'))
  await keep.addWaiting({ ...LIFE, person: 'søren' }, bytes('Sørens'))
  await keep.addWaiting(LIFE, bytes('mine'))
  die()
  expect(await adopted(openTab().keep)).toEqual(['mine'])
})

test('[K6] what the server refused is kept apart with its document, and offered by the next tab', async () => {
  const { keep, die } = openTab()
  const { base, change } = writtenIn('background', 'afvist')
  await keep.saveWelcome(LIFE.agenda, WELCOME)
  const row = (await keep.addWaiting(LIFE, change))!
  await keep.retire(LIFE, [row], new Set([row]), base)
  const next = openTab().keep
  const isAside = new Promise<void>((resolve) => next.subscribe(resolve))
  await bringOtherLives(next, LIFE, { doc: docOf(base), asker: ME }, new AbortController().signal, () => 1)
  await next.find(LIFE.agenda)
  expect(await next.left(LIFE.agenda)).toEqual([])
  die()
  await isAside
  const [left] = await next.left(LIFE.agenda)
  const why = { is: 'refused', code: null }
  expect(left).toMatchObject({ at: 1, why, texts: [{ label: 'Baggrund, punkt 1', text: 'afvist' }] })
  expect(await next.waitingEverywhere()).toBe(1)
  await next.removeLeft(left!.id!)
  expect(await next.waitingEverywhere()).toBe(0)
})

test('[R4] what had to be done again when its tab went is done again by the next', async () => {
  const { keep, die } = openTab()
  const { base, change } = writtenIn('background', 'skal med')
  const row = (await keep.addWaiting(LIFE, change))!
  await keep.retire(LIFE, [row], new Set(), base)
  die()
  const next = openTab().keep
  const isSettled = new Promise<void>((resolve) => next.subscribe(resolve))
  const doc = docOf(base)
  await bringOtherLives(
    next,
    { ...LIFE, epoch: 'e2' },
    { doc, asker: ME },
    new AbortController().signal,
    () => 1,
  )
  await isSettled
  expect(plainText(readRichText(fieldOf(itemOf(doc, idOf(doc, 'AI'))!, 'background')))).toBe('skal med')
  expect(await next.left(LIFE.agenda)).toEqual([])
  expect(await next.waitingEverywhere()).toBe(0)
})

test('[K5] after a sign-out nothing is left', async () => {
  const { keep, die } = openTab()
  await keep.saveWelcome(LIFE.agenda, WELCOME)
  await keep.saveCopy(LIFE, bytes('kopi'), has)
  await keep.addWaiting(LIFE, bytes('venter'))
  await keep.settle(LIFE, [], leftBy('x'))
  await keep.forget()
  die()
  const next = openTab().keep
  expect(await next.find(LIFE.agenda)).toBeNull()
  expect(await next.waitingEverywhere()).toBe(0)
})

test('[K5] a tab that is still open when somebody signs out in another keeps nothing more, until somebody is signed in', async () => {
  const [here, other] = [openTab().keep, openTab().keep]
  await other.saveWelcome(LIFE.agenda, WELCOME)
  await other.saveCopy(LIFE, bytes('kopi'), has)
  await here.forget()
  // Whoever asks finds what is there, but for who was signed out.
  await here.saveWelcome(LIFE.agenda, WELCOME)
  await here.saveCopy(LIFE, bytes('kopi'), has)
  await vi.waitFor(async () => expect(await other.find(LIFE.agenda)).toBeNull())
  expect(await here.find(LIFE.agenda)).not.toBeNull()
  expect(await other.addWaiting(LIFE, bytes('x'))).toBeNull()
  await other.saveWelcome(LIFE.agenda, WELCOME)
  expect(await other.addWaiting(LIFE, bytes('x'))).not.toBeNull()
})

test('[K13][K14] a copy is listed with its headline for its own person alone, while it can be opened', async () => {
  const { keep } = openTab()
  const headline = {
    council: 'Rådet',
    title: 'Dagsorden',
    startsAt: null,
    place: '',
    state: 'drafting',
  } as const
  await keep.saveWelcome(LIFE.agenda, WELCOME)
  await keep.saveHeadline(LIFE, headline)
  expect(await keep.agendasOf(LIFE.person)).toEqual([])
  await keep.saveCopy(LIFE, bytes('kopi'), has)
  expect(await keep.agendasOf(LIFE.person)).toEqual([{ id: LIFE.agenda, ...headline }])
  expect(await keep.agendasOf('søren')).toEqual([])
  await keep.saveWelcome(LIFE.agenda, { ...WELCOME, epoch: 'e2' })
  expect(await keep.agendasOf(LIFE.person)).toEqual([])
})

test('[V21][K14] the people of a council are remembered beside the copy, for their own person alone, and go with it', async () => {
  const { keep } = openTab()
  const people: CouncilPerson[] = [{ id: 'søren', name: 'Søren', role: 'contributor', account: true }]
  await keep.savePeople(LIFE.agenda, LIFE.person, people)
  expect(await keep.peopleOf(LIFE.agenda, LIFE.person)).toBeNull()
  await keep.saveWelcome(LIFE.agenda, WELCOME)
  await keep.savePeople(LIFE.agenda, 'søren', people)
  expect(await keep.peopleOf(LIFE.agenda, LIFE.person)).toBeNull()
  await keep.savePeople(LIFE.agenda, LIFE.person, people)
  // What is told of the agenda is written over and over; the people stay, and are no agenda by themselves.
  await keep.saveCopy(LIFE, bytes('kopi'), has)
  expect(await keep.agendasOf(LIFE.person)).toEqual([])
  const headline = { council: '', title: '', startsAt: null, place: '', state: 'drafting' } as const
  await keep.saveHeadline(LIFE, headline)
  expect(await keep.peopleOf(LIFE.agenda, LIFE.person)).toEqual(people)
  expect(await keep.agendasOf(LIFE.person)).toEqual([{ id: LIFE.agenda, ...headline }])
  expect(await keep.peopleOf(LIFE.agenda, 'søren')).toBeNull()
  await keep.forget()
  await keep.saveWelcome(LIFE.agenda, WELCOME)
  expect(await keep.peopleOf(LIFE.agenda, LIFE.person)).toBeNull()
})

test('[V21] a headline that an older program kept is read, and the people are put beside it', async () => {
  const { keep } = openTab()
  await keep.saveWelcome(LIFE.agenda, WELCOME)
  const old = await openDB('dagsorden')
  await old.put('headlines', { life: lifeKey(LIFE), headline: { council: 'Rådet' } })
  old.close()
  expect(await keep.peopleOf(LIFE.agenda, LIFE.person)).toBeNull()
  await keep.saveCopy(LIFE, bytes('kopi'), has)
  await keep.savePeople(LIFE.agenda, LIFE.person, [])
  expect(await keep.agendasOf(LIFE.person)).toMatchObject([{ council: 'Rådet' }])
  expect(await keep.peopleOf(LIFE.agenda, LIFE.person)).toEqual([])
})

test('[K13] a store of the program before is opened with all that is in it', async () => {
  const old = await openDB('dagsorden', 1, {
    upgrade(database) {
      database.createObjectStore('welcomes', { keyPath: 'agenda' })
      database.createObjectStore('copies', { keyPath: 'life' })
      const waiting = database.createObjectStore('waiting', { keyPath: 'id', autoIncrement: true })
      waiting.createIndex('life', 'life')
      database
        .createObjectStore('left', { keyPath: 'id', autoIncrement: true })
        .createIndex('agenda', 'agenda')
    },
  })
  await old.add('waiting', { life: lifeKey(LIFE), tab: 'gone', update: bytes('fra før') })
  old.close()
  const { keep } = openTab()
  expect(await adopted(keep)).toEqual(['fra før'])
  expect(await keep.agendasOf(LIFE.person)).toEqual([])
})

test('[K4] a browser that keeps nothing says so, and nothing throws', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('forbidden', 'SecurityError')
    },
  })
  const { keep } = openTab()
  const told = new Promise<void>((resolve) => keep.subscribe(resolve))
  expect(await keep.addWaiting(LIFE, bytes('x'))).toBeNull()
  await told
  expect(keep.problem()).toBe('unavailable')
  expect([await keep.find(LIFE.agenda), await keep.left(LIFE.agenda)]).toEqual([null, []])
  await keep.settle(LIFE, [], leftBy('afvist'))
  const [left] = await keep.left(LIFE.agenda)
  expect(left).toMatchObject({ texts: [{ text: 'afvist' }] })
  await keep.removeLeft(left!.id!)
  await keep.putLeftBack(left!)
  expect(await keep.left(LIFE.agenda)).toEqual([left])
  await keep.removeLeft(left!.id!)
  expect(await keep.left(LIFE.agenda)).toEqual([])
})

test('[K4] a store that is full is told of at the first word that it does not take', async () => {
  const { keep } = openTab()
  await keep.waitingEverywhere()
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(await keep.addWaiting(LIFE, bytes('x'))).toBeNull()
  full.mockRestore()
  expect(keep.problem()).toBe('failing')
})

test('[V42] with another life of the agenda what was kept of the one before goes, but where words wait or a tab has it open', async () => {
  const { keep } = openTab()
  const next = { ...WELCOME, epoch: 'e2' }
  const keepLife = async () => {
    await keep.saveWelcome(LIFE.agenda, WELCOME)
    await keep.saveCopy(LIFE, bytes('kopi'), has)
    await keep.savePeople(LIFE.agenda, LIFE.person, [])
    await keep.confirmWaiting(LIFE, [
      { id: (await keep.addWaiting(LIFE, bytes('et')))!, update: bytes('et') },
    ])
  }
  const isKept = async () => (await keep.copyOf(LIFE)) !== null
  await keepLife()
  const row = await keep.addWaiting(LIFE, bytes('to'))
  await keep.saveWelcome(LIFE.agenda, next)
  expect(await isKept()).toBe(true)
  await keep.settle({ ...LIFE, epoch: 'none' }, [row!], null)
  await navigator.locks.request(copyLock(LIFE), () => keep.saveWelcome(LIFE.agenda, next))
  expect(await isKept()).toBe(true)
  await keep.saveWelcome(LIFE.agenda, next)
  expect(await isKept()).toBe(false)
  const database = await openDatabase(() => {})
  expect(await Promise.all([database.count('confirmed'), database.count('headlines')])).toEqual([0, 0])
  database.close()
})

test('[R13] who opens an agenda without a server is responsible under the names that were joined with them', async () => {
  const { keep } = openTab()
  const person = { ...WELCOME.person, aliases: ['v-normann'] }
  const { base } = writtenIn('background', 'Ord')
  await keep.saveCopy(LIFE, base, has)
  await keep.saveWelcome(LIFE.agenda, WELCOME)
  const asker = { role: 'contributor', ids: ['vibeke'], readersComment: true }
  expect((await keep.find(LIFE.agenda))?.asker).toEqual(asker)
  await keep.saveWelcome(LIFE.agenda, { ...WELCOME, person })
  expect((await keep.find(LIFE.agenda))?.asker.ids).toEqual(['vibeke', 'v-normann'])
})

test('[R18] words that wait in an agenda which one cannot open any more are there to be copied, and stay kept', async () => {
  const { keep } = openTab()
  const { base, change } = writtenIn('background', 'Ord undervejs')
  await keep.saveCopy(LIFE, base, has)
  await keep.addWaiting(LIFE, change)
  await keep.addWaiting({ ...LIFE, person: 'somebody else' }, change)
  expect(await wordsLeftBehind(keep, 'vibeke', new Set([LIFE.agenda]))).toEqual([])
  expect(await wordsLeftBehind(keep, 'vibeke', new Set(['another']))).toMatchObject([
    { label: 'Baggrund, punkt 1', text: 'Ord undervejs' },
  ])
  expect(await keep.waitingEverywhere()).toBe(2)
})
