/** How far the items of an open agenda are: right at every moment, and read anew only where something changed. */
import { expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { EVERY } from '../../../client/board/together.ts'
import { nowAndThen } from '../../../client/board/useBoard.ts'
import { readLiveProgress } from '../../../client/progress/liveProgress.ts'
import type { PageProgress } from '../../../client/progress/pageProgress.ts'
import { agendaOf, fieldOf, itemOf, readTemplate } from '../../../shared/agenda/document.ts'
import {
  addAttachment,
  addItem,
  assign,
  deleteItem,
  moveItem,
  replaceField,
  restoreItem,
  setCaseNumber,
  setStatus,
} from '../../../shared/agenda/edits.ts'
import { inOrder, readOutline } from '../../../shared/agenda/outline.ts'
import { readProgress } from '../../../shared/progress/itemProgress.ts'
import { sealOf } from '../../../shared/progress/seal.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread, reply, resolveThread } from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item, section } from '../../support/agenda.ts'
import { RandomSource } from '../../support/randomSource.ts'
import { sampleAgenda } from '../../support/sampleAgenda.ts'
import { HandTimer } from '../board/handTimer.ts'
import { progressIn } from './progressIn.ts'

function opened() {
  const doc = agenda()
    .item(section('Sager', item('AI').by('ida').caseNumber('SAG-1').field('background', 'Ord'), item('Sky')))
    .item(item('Eventuelt'))
    .doc()
  const progress = progressIn(doc)
  return { doc, progress, ai: idOf(doc, 'AI'), sky: idOf(doc, 'Sky'), sager: idOf(doc, 'Sager') }
}

const begin = (doc: Y.Doc, id: string, item: string, task?: string) =>
  beginThread(doc, {
    ...{ id, item, field: null, anchor: null, ...(task !== undefined && { task }) },
    comment: { id: `${id}c`, author: 'bo', at: 1, body: paragraphs('Hvorfor?') },
  })

/** Types one letter more at the end of a text of one paragraph. */
function typeIn(doc: Y.Doc, id: string, field: string): void {
  const paragraph = fieldOf(itemOf(doc, id)!, field)!.get(0) as Y.XmlElement
  const text = paragraph.get(0) as Y.XmlText
  text.insert(text.length, 'e')
}

/** Without what the page adds. */
const plain = (progress: PageProgress) =>
  progress.all().map(({ isChanged, isOdd, fields, ...of }) => ({
    ...of,
    fields: fields.map(({ atPoints, ...field }) => field),
  }))

test.each([1, 2, 3, 4, 5, 6])(
  '[B7] [B31] [Y1] what is told is what the document says, whatever is done (seed %i)',
  (seed) => {
    const random = new RandomSource(seed)
    const { doc, progress } = opened()
    let made = 0
    const ids = () => inOrder(readOutline(doc)).map(({ id }) => id)
    const items = () => inOrder(readOutline(doc)).flatMap(({ id, kind }) => (kind === 'item' ? [id] : []))
    const edits: ((id: string) => void)[] = [
      (id) =>
        replaceField(
          doc,
          id,
          random.pick(['background', 'presentation']),
          paragraphs(random.pick(['', 'Nyt'])),
        ),
      (id) => setCaseNumber(doc, id, random.pick(['', 'SAG-9'])),
      (id) => assign(doc, id, random.pick(['ida', 'bo'])),
      (id) => addAttachment(doc, id, `b${++made}`, 'Notat'),
      (id) =>
        setStatus(doc, id, { is: random.pick(['ready', 'approved', 'drafting']), by: 'karen', at: made }),
      (id) => moveItem(doc, id, { parent: null, index: random.pick([0, 1, 2]) }),
      () => void addItem(doc, { id: `new${++made}`, kind: 'item' }, { parent: null, index: 0 }),
      (id) => {
        deleteItem(doc, id, ++made)
        if (random.pick([true, false])) restoreItem(doc, id)
      },
      () => agendaOf(doc).set('asksCaseNumber', random.pick([true, false])),
      () => agendaOf(doc).set('fields', readTemplate(doc).toReversed()),
      (id) => begin(doc, `t${++made}`, id, random.pick(['ida', undefined])),
      () => resolveThread(doc, `t${random.below(made + 1)}`, 'ida', made),
    ]
    for (let step = 0; step < 60; step += 1) {
      if (items().length === 0) break
      try {
        random.pick(edits)(random.pick(items()))
      } catch {
        // There is no such thread.
      }
      expect(plain(progress)).toEqual(readProgress(doc))
      expect(ids()).toEqual(progress.all().map(({ id }) => id))
    }
  },
)

test('[B7] an item that nobody touches is the same object, and nobody who shows it is told', () => {
  const { doc, progress, ai, sky } = opened()
  const told = { ai: 0, sky: 0 }
  progress.subscribe(ai, () => (told.ai += 1))
  progress.subscribe(sky, () => (told.sky += 1))
  const before = { ai: progress.of(ai), sky: progress.of(sky) }
  typeIn(doc, ai, 'background')
  expect(told).toEqual({ ai: 1, sky: 0 })
  expect(progress.of(sky)).toBe(before.sky)
  // A letter more in the same word: what is told of it stays.
  expect(progress.of(ai)).toBe(before.ai)
  replaceField(doc, ai, 'background', paragraphs('To ord'))
  expect(progress.of(ai)).not.toBe(before.ai)
  expect(progress.of(ai)!.fields[0]).toMatchObject({ key: 'background', words: 2 })
})

test('[B7] a number that another item’s place gives, and what the template asks, are followed', () => {
  const { doc, progress, sky, ai } = opened()
  moveItem(doc, ai, { parent: null, index: 0 })
  expect([progress.of(ai)?.number, progress.of(sky)?.number]).toEqual(['1', '2.1'])
  let told = 0
  progress.subscribe(sky, () => (told += 1))
  agendaOf(doc).set('asksCaseNumber', false)
  expect(told).toBe(1)
  expect(progress.of(sky)!.missing.map(({ kind }) => kind)).not.toContain('caseNumber')
  deleteItem(doc, sky, 1)
  expect(progress.of(sky)).toBeNull()
})

test('[B13][B31] an approved item that says something else is told to be changed, until it says that again', () => {
  const { doc, progress, ai } = opened()
  setStatus(doc, ai, { is: 'approved', by: 'karen', at: 1, seal: sealOf(doc, ai)! })
  expect(progress.of(ai)?.isChanged).toBe(false)
  setCaseNumber(doc, ai, 'SAG-2')
  expect(progress.of(ai)?.isChanged).toBe(true)
  setCaseNumber(doc, ai, 'SAG-1')
  expect(progress.of(ai)?.isChanged).toBe(false)
})

test('[B15] a section and the agenda sum up what is below them', () => {
  const { doc, progress, ai, sager } = opened()
  const none = { approved: 0, ready: 0, returned: 0, drafting: 0, empty: 0 }
  expect(progress.tally(sager)).toEqual({ ...none, drafting: 1, empty: 1 })
  expect(progress.tally(null)).toEqual({ ...none, drafting: 1, empty: 2 })
  let told = 0
  const stop = progress.subscribeAll(() => (told += 1))
  setStatus(doc, ai, { is: 'ready', by: 'ida', at: 1 })
  stop()
  expect(progress.tally(sager)).toEqual({ ...none, ready: 1, empty: 1 })
  expect(told).toBe(1)
  expect(progress.tally('unknown')).toEqual(none)
})

test('[B7] what asks of every item waits until the page has nothing else to do', async () => {
  const { progress } = opened()
  expect(progress.isRead()).toBe(false)
  await new Promise<void>((resolve) => progress.readAll(resolve))
  expect(progress.isRead()).toBe(true)
  expect([progress.hasItems(null), progress.hasItems('unknown')]).toEqual([true, false])
})

test('[B31] of the sample is told what its document says, with the points of its recommendations', () => {
  const doc = sampleAgenda()
  const progress = progressIn(doc)
  expect(plain(progress)).toEqual(readProgress(doc))
  const points = progress
    .all()
    .map(({ number, fields }) => [number, fields.find(({ key }) => key === 'recommendation')?.atPoints])
  expect(points).toContainEqual(['2.3', 3])
  expect(points).toContainEqual(['2.8', 1])
  expect(points).toContainEqual(['1.1', 0])
})

test('[B32] the board is told at once where it was quiet, then at least four times a second; only what was changed is read', () => {
  const { doc, ai, sky } = opened()
  const read: string[] = []
  const progress = progressIn(doc, (doc, node, ...of) => {
    read.push(node.id)
    return readLiveProgress(doc, node, ...of)
  })
  const timer = new HandTimer()
  const before = progress.all()
  let told = 0
  const stop = nowAndThen(
    progress,
    timer,
  )(() => {
    told += 1
    progress.all()
  })
  read.length = 0
  typeIn(doc, ai, 'background')
  timer.passes(0)
  expect([told, read]).toEqual([1, [ai]])
  // A letter in a word says nothing new.
  expect(progress.all()).toBe(before)
  for (const _ of 'mange') typeIn(doc, ai, 'background')
  timer.passes(EVERY - 1)
  expect([told, read]).toEqual([1, [ai]])
  replaceField(doc, ai, 'background', paragraphs('To ord'))
  timer.passes(1)
  expect([told, read]).toEqual([2, [ai, ai]])
  expect(progress.all()).not.toBe(before)
  expect(progress.of(sky)).toBe(before.find(({ id }) => id === sky))
  expect(EVERY).toBeLessThanOrEqual(250)
  stop()
  typeIn(doc, ai, 'background')
  timer.passes(EVERY)
  expect(told).toBe(2)
})

test('[B40] an item that cannot be read takes no other with it', () => {
  const { doc, ai } = opened()
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const progress = progressIn(doc, (doc, node, ...of) => {
    if (node.id === ai) throw new Error('odd')
    return readLiveProgress(doc, node, ...of)
  })
  expect(progress.all().map(({ number, isOdd, title }) => [number, isOdd, title])).toEqual([
    ['1', false, 'Sager'],
    ['1.1', true, ''],
    ['1.2', false, 'Sky'],
    ['2', false, 'Eventuelt'],
  ])
  expect(told).toHaveBeenCalledTimes(1)
  told.mockRestore()
})

test('[Y1] a comment is told of its item alone, and one more answer says nothing new; five hundred stay quick', () => {
  const { doc, progress, ai, sky } = opened()
  for (let n = 0; n < 500; n += 1) begin(doc, `before${n}`, ai)
  const before = progress.all()
  let told = 0
  progress.subscribe(sky, () => (told += 1))
  begin(doc, 't', sky, 'ida')
  expect([told, progress.of(sky)!.openThreads, progress.of(ai)!.openThreads]).toEqual([1, 1, 500])
  expect(progress.of(sky)!.missing.at(-1)).toEqual({ kind: 'task', thread: 't', person: 'ida' })
  expect(progress.of(ai)).toBe(before.find(({ id }) => id === ai))
  const now = progress.of(sky)
  reply(doc, 't', { id: 'd', author: 'ida', at: 2, body: paragraphs('Fordi.') })
  expect(progress.of(sky)).toBe(now)
})
