import { describe, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { readBoardRow } from '../../../client/board/boardRow.ts'
import { BoardRows } from '../../../client/board/boardRows.ts'
import { EVERY } from '../../../client/board/together.ts'
import { agendaOf, fieldOf, itemOf } from '../../../shared/agenda/document.ts'
import {
  addAttachment,
  addItem,
  assign,
  deleteItem,
  moveItem,
  setCaseNumber,
  setStatus,
} from '../../../shared/agenda/edits.ts'
import { readProgress } from '../../../shared/progress/itemProgress.ts'
import { sealOf } from '../../../shared/progress/seal.ts'
import { agenda, item } from '../../support/agenda.ts'
import { RandomSource } from '../../support/randomSource.ts'
import { sampleAgenda } from '../../support/sampleAgenda.ts'
import { HandTimer } from './handTimer.ts'

const SEEDS = Array.from({ length: process.env.LONG ? 300 : 6 }, (_, n) => n + 1)

function board(doc: Y.Doc) {
  const timer = new HandTimer()
  const read: string[] = []
  const rows = new BoardRows(doc, timer, (doc, node, rules) => {
    read.push(node.id)
    return readBoardRow(doc, node, rules)
  })
  return { rows, timer, read }
}

const line = (doc: Y.Doc, id: string, field: string): Y.XmlText =>
  (fieldOf(itemOf(doc, id)!, field)!.get(0) as Y.XmlElement).get(0) as Y.XmlText

const bare = (rows: BoardRows) =>
  rows.rows().map(({ isChangedSinceApproval, isOdd, fields, ...row }) => ({
    ...row,
    fields: fields.map(({ atPoints, ...field }) => field),
  }))

describe('the lines of the board', () => {
  test('[B31] say of the sample what its document says, with the points of its recommendations', () => {
    const doc = sampleAgenda()
    const { rows } = board(doc)
    expect(bare(rows)).toEqual(readProgress(doc))
    const points = rows
      .rows()
      .map(({ number, fields }) => [number, fields.find(({ key }) => key === 'recommendation')?.atPoints])
    expect(points).toContainEqual(['2.3', 3])
    expect(points).toContainEqual(['2.8', 1])
    expect(points).toContainEqual(['1.1', 0])
  })

  test.each(SEEDS)('[B31] follow whatever is done, and read only what was changed (seed %i)', (seed) => {
    const random = new RandomSource(seed)
    const doc = sampleAgenda()
    const { rows, timer } = board(doc)
    const edits: ((id: string) => void)[] = [
      (id) => setCaseNumber(doc, id, random.pick(['', 'SAG-1'])),
      (id) => assign(doc, id, random.pick(['a', 'b'])),
      (id) => moveItem(doc, id, { parent: null, index: random.below(5) }),
      (id) => deleteItem(doc, id, 1),
      (id) => addAttachment(doc, id, `x${random.below(1e9)}`, 'Bilag.pdf'),
      (id) => line(doc, id, 'background')?.insert(0, 'ord '),
      () => agendaOf(doc).set('asksCaseNumber', random.chance(0.5)),
      () => addItem(doc, { id: `n${random.below(1e9)}`, kind: 'item' }),
    ]
    for (let step = 0; step < 40; step += 1) {
      const { id } = random.pick(rows.rows().filter(({ kind, title }) => kind === 'item' && title !== ''))
      try {
        random.pick(edits)(id)
      } catch {
        // A field without a line, an item that is gone.
      }
      if (random.chance(0.5)) timer.passes(EVERY)
    }
    timer.passes(EVERY)
    expect(bare(rows)).toEqual(readProgress(doc))
  })

  test('[B32] are told at once where it was quiet, then at least four times a second, and only those that say something else', () => {
    const doc = agenda()
      .section('Sager', item('En').field('background', 'Et '), item('To').field('background', 'To '))
      .doc()
    const { rows, timer, read } = board(doc)
    const [, one, two] = rows.rows()
    let told = 0
    rows.subscribe(() => (told += 1))
    read.length = 0
    line(doc, one!.id, 'background').insert(0, 'ord ')
    timer.passes(0)
    expect(told).toBe(1)
    expect(rows.rows()[1]).toMatchObject({ fields: [{ words: 2 }, {}, {}] })
    // A letter in a word says nothing new; each is read, once for all letters of a while.
    for (const letter of 'mange') line(doc, one!.id, 'background').insert(1, letter)
    timer.passes(EVERY - 1)
    expect(read).toEqual([one!.id])
    timer.passes(1)
    expect([told, read]).toEqual([1, [one!.id, one!.id]])
    expect(rows.rows()[2]).toBe(two)
    expect(EVERY).toBeLessThanOrEqual(250)
    rows.destroy()
    line(doc, one!.id, 'background').insert(0, 'nye ord ')
    timer.passes(EVERY)
    expect(told).toBe(1)
  })

  test('[B31] an approved item whose words are others than were approved says so', () => {
    const doc = agenda().section('Sager', item('En').field('background', 'Et ')).doc()
    const { rows, timer } = board(doc)
    const { id } = rows.rows()[1]!
    setStatus(doc, id, { is: 'approved', by: 'k', at: 1, seal: sealOf(doc, id)! })
    timer.passes(EVERY)
    expect(rows.rows()[1]!.isChangedSinceApproval).toBe(false)
    line(doc, id, 'background').insert(0, 'ord ')
    timer.passes(EVERY)
    expect(rows.rows()[1]!.isChangedSinceApproval).toBe(true)
  })

  test('[B40] an item that cannot be read takes no other with it', () => {
    const doc = agenda().section('Sager', item('En'), item('To')).doc()
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    const rows = new BoardRows(doc, new HandTimer(), (doc, node, rules) => {
      if (node.number === '1.1') throw new Error('odd')
      return readBoardRow(doc, node, rules)
    })
    expect(rows.rows().map(({ number, isOdd, title }) => [number, isOdd, title])).toEqual([
      ['1', false, 'Sager'],
      ['1.1', true, ''],
      ['1.2', false, 'To'],
    ])
    expect(told).toHaveBeenCalledTimes(1)
    told.mockRestore()
  })
})
