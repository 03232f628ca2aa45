import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ASK_EVERY, LastChanges, RETRY_AFTER } from '../../../client/board/lastChanges.ts'
import { EVERY } from '../../../client/board/together.ts'
import { itemOf, titleOf } from '../../../shared/agenda/document.ts'
import { setCaseNumber } from '../../../shared/agenda/edits.ts'
import { inOrder, readOutline } from '../../../shared/agenda/outline.ts'
import type { ItemChanges } from '../../../shared/protocol/api.ts'
import { agenda, item } from '../../support/agenda.ts'
import { HandTimer } from './handTimer.ts'

const VIBEKE = { id: 'v', name: 'Vibeke Normann' }
const KAREN = { id: 'k', name: 'Karen Holm' }

/** Karen's page, and Vibeke, who writes elsewhere: what she does comes when the test says so. */
function page() {
  const first = Y.encodeStateAsUpdate(agenda().section('Sager', item('En'), item('To')).doc())
  const docs = [new Y.Doc(), new Y.Doc()] as const
  for (const doc of docs) Y.applyUpdate(doc, first)
  const [doc, theirs] = docs
  const timer = new HandTimer()
  const asked: number[] = []
  const log: { answer: ItemChanges } = { answer: { seq: 1, items: [] } }
  const changes = new LastChanges(
    {
      doc,
      ownerOf: async (client) => (client === theirs.clientID ? VIBEKE : null),
      own: () => KAREN,
      ask: async (after) => {
        asked.push(after)
        return log.answer
      },
      now: () => timer.now(),
    },
    timer,
  )
  const [, one, two] = inOrder(readOutline(doc)).map(({ id }) => id) as [string, string, string]
  const receive = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(doc)))
  return { doc, theirs, timer, asked, log, changes, one, two, receive }
}

const lineOf = (doc: Y.Doc, id: string): Y.XmlText =>
  (titleOf(itemOf(doc, id)!)!.get(0) as Y.XmlElement).get(0) as Y.XmlText

/** Whatever waits for an answer has it. */
const answered = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('the last change of an item, on the board', () => {
  test('[B33] is what the server told, and then whatever a colleague is seen to write', async () => {
    const { changes, timer, log, asked, one, two, theirs, receive } = page()
    log.answer = {
      seq: 7,
      items: [
        { item: one, at: 5, by: null },
        { item: two, at: 6, by: KAREN },
      ],
    }
    timer.passes(0)
    await answered()
    expect([changes.of(one), changes.of(two)]).toEqual([
      { at: 5, by: null },
      { at: 6, by: KAREN },
    ])
    let told = 0
    changes.subscribe(() => (told += 1))
    timer.passes(EVERY)
    setCaseNumber(theirs, one, 'SAG-1')
    receive()
    const at = timer.now()
    await answered()
    timer.passes(EVERY)
    expect(changes.of(one)).toMatchObject({ at, by: VIBEKE })
    expect(changes.of(two)).toEqual({ at: 6, by: KAREN })
    expect(told).toBeGreaterThan(0)
    expect(asked).toEqual([0])
  })

  test('[B33] what was only deleted is seen at once; who did it the server tells, which is asked at most every two seconds', async () => {
    const { changes, timer, log, asked, one, theirs, receive } = page()
    timer.passes(0)
    await answered()
    for (let n = 0; n < 2; n += 1) {
      lineOf(theirs, one).delete(0, 1)
      receive()
      expect(changes.of(one)).toMatchObject({ at: timer.now(), by: undefined })
    }
    expect(asked).toEqual([0])
    log.answer = { seq: 9, items: [{ item: one, at: 1001, by: VIBEKE }] }
    timer.passes(ASK_EVERY)
    await answered()
    expect(asked).toEqual([0, 1])
    expect(changes.of(one)).toEqual({ at: 1001, by: VIBEKE })
    timer.passes(10 * ASK_EVERY)
    expect(asked).toEqual([0, 1])
    changes.refresh()
    timer.passes(ASK_EVERY)
    expect(asked).toEqual([0, 1, 9])
  })

  test('[B33] an answer to an earlier question takes nothing back that was seen since', async () => {
    const { changes, timer, log, one, theirs, receive } = page()
    log.answer = { seq: 2, items: [{ item: one, at: 3, by: KAREN }] }
    timer.passes(0)
    setCaseNumber(theirs, one, 'SAG-1')
    receive()
    await answered()
    expect(changes.of(one)).toMatchObject({ by: VIBEKE })
  })

  test('[B33] who only deleted something while an answer was on its way, which told of it already, is known after the next', async () => {
    const { changes, timer, log, one, theirs, receive } = page()
    log.answer = { seq: 2, items: [{ item: one, at: 3, by: VIBEKE }] }
    timer.passes(0)
    lineOf(theirs, one).delete(0, 1)
    receive()
    await answered()
    expect(changes.of(one)).toMatchObject({ by: undefined })
    log.answer = { seq: 2, items: [] }
    timer.passes(ASK_EVERY)
    await answered()
    expect(changes.of(one)).toEqual({ at: 3, by: VIBEKE })
  })

  test('[B33] what one does oneself is one’s own, until the server tells of something later', async () => {
    const { doc, changes, timer, log, one } = page()
    timer.passes(0)
    await answered()
    lineOf(doc, one).delete(0, 1)
    const mine = { at: timer.now(), by: KAREN }
    expect(changes.of(one)).toMatchObject(mine)
    log.answer = { seq: 9, items: [{ item: one, at: 3, by: VIBEKE }] }
    changes.refresh()
    timer.passes(ASK_EVERY)
    await answered()
    expect(changes.of(one)).toMatchObject(mine)
    log.answer = { seq: 10, items: [{ item: one, at: mine.at + 1, by: KAREN }] }
    changes.refresh()
    timer.passes(ASK_EVERY)
    await answered()
    expect(changes.of(one)).toEqual({ at: mine.at + 1, by: KAREN })
  })

  test('[B33] where the server does not answer, what is known stands, and it is asked again', async () => {
    const { changes, timer, log, one, asked } = page()
    log.answer = Promise.reject(new TypeError('no connection')) as never
    timer.passes(0)
    await answered()
    expect(changes.of(one)).toBeNull()
    log.answer = { seq: 2, items: [{ item: one, at: 3, by: KAREN }] }
    timer.passes(RETRY_AFTER)
    await answered()
    expect(changes.of(one)).toEqual({ at: 3, by: KAREN })
    timer.passes(10 * RETRY_AFTER)
    expect(asked).toEqual([0, 0])
  })
})
