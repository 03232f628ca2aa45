import { expect, test } from 'vitest'
import { HandedBackWords, type ToOpen } from '../../../client/handedBack/handedBackWords.ts'
import type { FinishHandedBack } from '../../../shared/protocol/api.ts'
import type { HandedBack } from '../../../shared/protocol/messages.ts'

const message = (words: string, more: Partial<HandedBack> = {}): HandedBack => ({
  ...{ id: 'w1', item: 'i1', field: 'background', words, at: 5 },
  ...more,
})

function words() {
  const posted: [id: string, finish: FinishHandedBack][] = []
  const store = new HandedBackWords(async (id, finish) => {
    posted.push([id, finish])
    throw new TypeError('there is no connection')
  })
  const shown = () => store.shown().map((each) => each.words)
  return { store, posted, shown }
}

test('[W8] words are shown once, oldest first, however often the server tells of them', () => {
  const { store, shown } = words()
  store.receive(message('nye'))
  store.receive(message('før', { id: 'w0', at: 1 }))
  store.receive(message('nye ord'))
  expect(shown()).toEqual(['før', 'nye ord'])
})

test('[W8] what was done in another tab is done here', () => {
  const { store, shown } = words()
  store.receive(message('nye ord'))
  store.receive(message('nye ord', { done: 'put-in' }))
  expect(shown()).toEqual([])
})

test('[W9] what was done without a connection is told at the next connect', async () => {
  const { store, posted, shown } = words()
  store.receive(message('nye ord'))
  store.finish(message('nye ord'), 'dismissed')
  await Promise.resolve()
  const told = ['w1', { done: 'dismissed', length: 7 }]
  expect([shown(), posted]).toEqual([[], [told]])
  store.receive(message('nye ord'))
  expect([shown(), posted]).toEqual([[], [told, told]])
  store.receive(message('nye ord', { done: 'dismissed' }))
  store.receive(message('igen', { id: 'w2' }))
  expect([shown(), posted.length]).toEqual([['igen'], 2])
})

test('[W9] words that were put in are told as done when they are on disk, and not before', async () => {
  const { store, posted, shown } = words()
  const saved = Promise.withResolvers<void>()
  store.receive(message('nye ord'))
  store.finish(message('nye ord'), 'put-in', saved.promise)
  store.receive(message('nye ord'))
  expect([shown(), posted]).toEqual([[], []])
  saved.resolve()
  await saved.promise
  await Promise.resolve()
  expect(posted).toEqual([['w1', { done: 'put-in', length: 7 }]])
})

test('[W6] more words than were shown are shown, whatever was done about those', async () => {
  const { store, shown } = words()
  store.receive(message('nye'))
  store.finish(message('nye'), 'dismissed')
  await Promise.resolve()
  store.receive(message('nye ord'))
  expect(shown()).toEqual(['nye ord'])
})

test('[W25] what comes for a place where one writes waits until one leaves it, and what was shown stays', () => {
  const { store, shown } = words()
  const inBackground = { item: 'i1', field: 'background' }
  store.receive(message('før'))
  const leave = store.hold(inBackground)
  store.receive(message('nye ord', { id: 'w2' }))
  store.receive(message('andetsteds', { id: 'w3', field: 'presentation' }))
  expect(shown()).toEqual(['før', 'andetsteds'])
  const leaveAgain = store.hold(inBackground)
  leave()
  expect(shown()).toEqual(['før', 'andetsteds'])
  leaveAgain()
  expect(shown()).toEqual(['før', 'nye ord', 'andetsteds'])
})

test('[W25] words that stand in their place again are not shown', () => {
  const store = new HandedBackWords(
    async () => {},
    ({ words: said }) => said === 'står der',
  )
  store.receive(message('står der'))
  store.receive(message('andre ord', { id: 'w2' }))
  expect(store.shown().map((each) => each.words)).toEqual(['andre ord'])
})

test('[W23] words whose place the document had not changed yet when they came are shown when it has', () => {
  let stands = 'mine ord'
  const store = new HandedBackWords(
    async () => {},
    ({ words: said }) => said === stands,
  )
  const place = { item: 'i1', field: 'presenter' }
  store.receive(message('mine ord', place))
  expect(store.shown()).toEqual([])
  stands = 'en andens'
  store.changed([{ ...place, of: 'value', field: 'caseNumber' }])
  expect(store.shown()).toEqual([])
  store.changed([{ ...place, of: 'value' }])
  expect(store.shown().map((each) => each.words)).toEqual(['mine ord'])
})

function openingAgain(kept: ToOpen) {
  const posted: unknown[] = []
  let isThere = true
  const store = new HandedBackWords(
    async (id, finish) => {
      posted.push([id, finish])
      if (!isThere) throw new TypeError('there is no connection')
    },
    () => false,
    kept,
  )
  const cut = (is: boolean) => {
    isThere = !is
  }
  return { store, posted, cut, shown: () => store.shown().map(({ words: said }) => said) }
}

const keeping = (): ToOpen & { ids: readonly string[] } => ({
  ids: [],
  read() {
    return [...this.ids]
  },
  write(ids) {
    this.ids = ids
  },
})

const turn = () => new Promise(setImmediate)

test('[W29] words that undo took out again are shown at once, also where one writes, and stay whatever was told before', () => {
  const { store, shown } = openingAgain(keeping())
  const put = message('nye ord')
  store.receive(put)
  store.finish(put, 'put-in')
  store.receive({ ...put, done: 'put-in' })
  store.hold({ item: 'i1', field: 'background' })
  store.openAgain(put)
  expect(shown()).toEqual(['nye ord'])
  store.receive({ ...put, done: 'dismissed' })
  expect(shown()).toEqual(['nye ord'])
  store.receive(put)
  store.receive({ ...put, done: 'put-in' })
  expect(shown()).toEqual([])
})

test('[W29] the server is told of it when it has the undo, again until it has heard, also after a reload', async () => {
  const kept = keeping()
  const { store, posted, cut } = openingAgain(kept)
  const put = message('nye ord')
  store.receive(put)
  store.openAgain(put)
  expect([posted, kept.ids]).toEqual([[], ['w1']])
  cut(true)
  store.saved()
  await turn()
  expect(kept.ids).toEqual(['w1'])
  const next = openingAgain(kept)
  next.store.saved()
  await turn()
  expect(next.posted).toEqual([['w1', { done: null }]])
  expect(kept.ids).toEqual([])
  next.store.saved()
  expect(next.posted).toHaveLength(1)
})

test('[W29] done again, they are put in', async () => {
  const kept = keeping()
  const { store, posted, shown } = openingAgain(kept)
  const put = message('nye ord')
  store.receive(put)
  store.openAgain(put)
  store.finish(put, 'put-in')
  store.saved()
  await turn()
  expect([shown(), posted, kept.ids]).toEqual([[], [['w1', { done: 'put-in', length: 7 }]], []])
})
