import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { HandedBackRow } from '../../../server/storage/storage.ts'
import { agendaOf, attachmentsOf, itemOf } from '../../../shared/agenda/document.ts'
import {
  addAttachment,
  renameAttachment,
  setCaseNumber,
  setFact,
  setStatus,
} from '../../../shared/agenda/edits.ts'
import { agenda, item } from '../../support/agenda.ts'
import { type TestMember, testRoom } from '../../support/testRoom.ts'

const SENTENCE = 'Mette Holm indleder'

/** Whose value stands when two are set at once: Yjs goes by the client id. */
const WINS = { vibeke: [2000, 1000], søren: [1000, 2000] } as const
type Who = keyof typeof WINS

interface Desk {
  doc: Y.Doc
  sent: Uint8Array[]
}

function desk(state: Uint8Array, clientId: number): Desk {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  doc.clientID = clientId
  const sent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') sent.push(update)
  })
  return { doc, sent }
}

function meeting(winner: Who, stored: { handedBack?: HandedBackRow[] } = {}) {
  const doc = agenda().item(item('AI')).doc()
  addAttachment(doc, 'id1', 'a1', 'Notat')
  const state = Y.encodeStateAsUpdate(doc)
  const room = testRoom(state, 1, stored)
  const [one, other] = WINS[winner]
  const desks = { vibeke: desk(state, one), søren: desk(state, other) }
  const vibeke = room.join('Vibeke').ask().step2()
  const søren = room.join('Søren').ask().step2()
  const send = (member: TestMember, { sent }: Desk) => {
    for (const update of sent.splice(0)) member.write(update)
  }
  const standing = () => {
    const shown = new Y.Doc()
    for (const { bytes } of room.join('reader').ask().of('step-2')) Y.applyUpdate(shown, bytes)
    return shown
  }
  return {
    ...{ state, room, desks, vibeke, søren, standing },
    sendVibekes: () => send(vibeke, desks.vibeke),
    sendSørens: () => send(søren, desks.søren),
    stands: () => itemOf(standing(), 'id1')!.get('caseNumber'),
  }
}

/** One set for each key, as the input does. */
function type({ doc }: Desk, words: string): void {
  for (let length = 1; length <= words.length; length += 1) setCaseNumber(doc, 'id1', words.slice(0, length))
}

const told = (member: TestMember) => member.of('handed-back').map(({ words }) => words)
/** What waits now, as somebody hears who comes anew. */
const waiting = (room: ReturnType<typeof meeting>['room'], name: string) => told(room.join(name))

describe('two who set the same value at once', () => {
  const orders = (['vibeke', 'søren'] as const).flatMap((winner) =>
    (['vibeke', 'søren'] as const).map((first) => ({ winner, first })),
  )

  test.each(orders)(
    '[W20] the words of who loses are handed back, whole and once ($winner wins, $first comes first)',
    async ({ winner, first }) => {
      const made = meeting(winner)
      type(made.desks.vibeke, SENTENCE)
      type(made.desks.søren, 'Jens Bak')
      const sending = [made.sendVibekes, made.sendSørens]
      for (const send of first === 'vibeke' ? sending : sending.reverse()) send()
      await made.room.log.commit()
      const place = { item: 'id1', field: 'caseNumber' }
      const loses = {
        vibeke: { words: SENTENCE, by: 'Søren', ...place },
        søren: { words: 'Jens Bak', by: 'Vibeke', ...place },
      }
      expect(made.stands()).toBe(winner === 'vibeke' ? SENTENCE : 'Jens Bak')
      expect(waiting(made.room, 'Vibeke')).toMatchObject(winner === 'vibeke' ? [] : [loses.vibeke])
      expect(waiting(made.room, 'Søren')).toMatchObject(winner === 'søren' ? [] : [loses.søren])
      const ids = [...told(made.vibeke), ...told(made.søren)].map(({ id }) => id)
      expect(new Set(ids).size).toBe(1)
    },
  )

  test('[W20] who was away, and comes with everything in one message, gets the last that they wrote', async () => {
    const { room, desks, sendSørens, vibeke } = meeting('søren')
    type(desks.vibeke, SENTENCE)
    setCaseNumber(desks.søren.doc, 'id1', 'Jens Bak')
    sendSørens()
    vibeke.step2(Y.encodeStateAsUpdate(desks.vibeke.doc))
    await room.log.commit()
    expect(told(vibeke)).toMatchObject([{ words: SENTENCE, by: 'Søren' }])
  })

  test('[W20] is so too when letters come in turns', async () => {
    const { room, desks, vibeke, søren } = meeting('søren')
    type(desks.vibeke, SENTENCE)
    type(desks.søren, 'Jens Bak')
    while (desks.vibeke.sent.length + desks.søren.sent.length > 0) {
      for (const update of desks.vibeke.sent.splice(0, 2)) vibeke.write(update)
      for (const update of desks.søren.sent.splice(0, 1)) søren.write(update)
    }
    await room.log.commit()
    expect(waiting(room, 'Vibeke')).toMatchObject([{ words: SENTENCE, by: 'Søren' }])
    expect(waiting(room, 'Søren')).toEqual([])
  })

  const PLACES: [place: string, set: (doc: Y.Doc, words: string) => void, item: string, field: string][] = [
    ['the council', (doc, words) => setFact(doc, 'council', words), 'agenda', 'council'],
    ['the title', (doc, words) => setFact(doc, 'title', words), 'agenda', 'title'],
    ['the place', (doc, words) => setFact(doc, 'place', words), 'agenda', 'place'],
    ['a case number', (doc, words) => setCaseNumber(doc, 'id1', words), 'id1', 'caseNumber'],
    ['an attachment', (doc, words) => renameAttachment(doc, 'id1', 'a1', words), 'id1', 'attachments'],
  ]

  test.each(PLACES)('[W20] %s is handed back too', async (_place, set, at, field) => {
    const { room, desks, sendVibekes, sendSørens, vibeke } = meeting('søren')
    set(desks.vibeke.doc, 'Vibekes ord')
    set(desks.søren.doc, 'Sørens')
    sendVibekes()
    sendSørens()
    await room.log.commit()
    expect(told(vibeke)).toMatchObject([{ words: 'Vibekes ord', item: at, field, by: 'Søren' }])
  })

  test('[W20] who clears a value throws away no words that came meanwhile', async () => {
    const { room, desks, sendVibekes, sendSørens, stands, vibeke, søren } = meeting('søren')
    setCaseNumber(desks.vibeke.doc, 'id1', 'Gammel')
    sendVibekes()
    await room.log.commit()
    for (const { bytes } of søren.of('update')) Y.applyUpdate(desks.søren.doc, bytes, 'server')
    setCaseNumber(desks.vibeke.doc, 'id1', 'Gammel og ny')
    setCaseNumber(desks.søren.doc, 'id1', '')
    sendVibekes()
    sendSørens()
    await room.log.commit()
    expect(stands()).toBe('')
    expect(told(vibeke)).toMatchObject([{ words: 'Gammel og ny' }])
  })
})

test('[W26] of three who wrote in one line each gets what they typed, when a fourth’s from before wins', async () => {
  const { room, desks, sendSørens, sendVibekes, state, vibeke, søren, stands } = meeting('søren')
  const lene = { ...desk(state, 1500), member: room.join('Lene').ask().step2() }
  const jens = { ...desk(state, 9000), member: room.join('Jens') }
  const goOn = ({ doc }: Desk, from: Desk, words: string) => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(from.doc), 'server')
    setCaseNumber(doc, 'id1', `${itemOf(doc, 'id1')!.get('caseNumber')}${words}`)
  }
  type(desks.vibeke, 'Mette indleder.')
  sendVibekes()
  goOn(desks.søren, desks.vibeke, ' Jens svarer,')
  sendSørens()
  goOn(lene, desks.søren, ' og Åse slutter.')
  for (const update of lene.sent) lene.member.write(update)
  await room.log.commit()
  setCaseNumber(jens.doc, 'id1', 'Udgår')
  jens.member.ask().step2(Y.encodeStateAsUpdate(jens.doc))
  await room.log.commit()
  expect(stands()).toBe('Udgår')
  const words = [vibeke, søren, lene.member, jens.member].map((each) =>
    told(each).map((one) => [one.words, one.by]),
  )
  expect(words).toEqual([
    [['Mette indleder.', 'Jens']],
    [['Jens svarer,', 'Jens']],
    [['og Åse slutter.', 'Jens']],
    [],
  ])
})

describe('a value that is not handed back', () => {
  test.each(['vibeke', 'søren'] as const)(
    '[W21] has all its words where it stood, or none (%s wins)',
    async (winner) => {
      for (const [vibekes, sørens] of [
        ['Jens Bak', 'Jens Bak'],
        ['Jens', 'Jens Bak'],
        ['Jens Bak', 'Jens, Mette og Bak'],
        ['', 'Jens'],
      ] as const) {
        const { room, desks, sendVibekes, sendSørens, stands } = meeting(winner)
        setCaseNumber(desks.vibeke.doc, 'id1', 'x')
        setCaseNumber(desks.vibeke.doc, 'id1', vibekes)
        setCaseNumber(desks.søren.doc, 'id1', sørens)
        sendVibekes()
        sendSørens()
        await room.log.commit()
        const isLonger = stands() === vibekes && vibekes !== sørens
        expect(waiting(room, 'Vibeke')).toEqual([])
        expect(waiting(room, 'Søren')).toMatchObject(isLonger ? [{ words: sørens }] : [])
      }
    },
  )

  test('[W21] was replaced by somebody who saw it, also with a new connection', async () => {
    const { room, desks, sendVibekes, sendSørens, vibeke, søren } = meeting('søren')
    type(desks.vibeke, SENTENCE)
    sendVibekes()
    await room.log.commit()
    Y.applyUpdate(desks.søren.doc, Y.encodeStateAsUpdate(desks.vibeke.doc), 'server')
    type(desks.søren, 'Jens Bak')
    sendSørens()
    søren.step2(Y.encodeStateAsUpdate(desks.søren.doc))
    vibeke.step2(Y.encodeStateAsUpdate(desks.vibeke.doc))
    await room.log.commit()
    expect([...told(vibeke), ...told(søren)]).toEqual([])
  })

  test('[W21] is no word: a status, a time, an order', async () => {
    const { room, desks, sendVibekes, sendSørens, vibeke } = meeting('søren')
    for (const [by, { doc }] of [['Vibeke', desks.vibeke] as const, ['Søren', desks.søren] as const]) {
      const time = `2024-01-17T${doc.clientID === 1000 ? '10' : '20'}:00`
      setStatus(doc, 'id1', { is: 'ready', by, at: doc.clientID })
      itemOf(doc, 'id1')!.set('dueAt', time)
      agendaOf(doc).set('startsAt', time)
      attachmentsOf(itemOf(doc, 'id1')!)!.get('a1')!.set('order', `a${doc.clientID}`)
    }
    sendVibekes()
    sendSørens()
    await room.log.commit()
    expect(told(vibeke)).toEqual([])
  })

  test('[W21] waits no longer once its words stand there, or its author has taken them away', async () => {
    const { room, desks, sendVibekes, sendSørens, vibeke } = meeting('søren')
    type(desks.vibeke, 'Mette')
    setCaseNumber(desks.søren.doc, 'id1', 'Jens')
    sendSørens()
    sendVibekes()
    await room.log.commit()
    expect(waiting(room, 'Vibeke')).toMatchObject([{ words: 'Mette' }])
    setCaseNumber(desks.søren.doc, 'id1', 'Jens og Mette')
    sendSørens()
    await room.log.commit()
    expect(waiting(room, 'Vibeke')).toEqual([])
    expect(told(vibeke).at(-1)).toMatchObject({ words: 'Mette', done: 'dismissed' })

    const again = meeting('søren')
    type(again.desks.vibeke, 'Mette')
    setCaseNumber(again.desks.søren.doc, 'id1', 'Jens')
    again.sendSørens()
    again.sendVibekes()
    setCaseNumber(again.desks.vibeke.doc, 'id1', '')
    again.sendVibekes()
    await again.room.log.commit()
    expect(waiting(again.room, 'Vibeke')).toEqual([])
  })

  test('[W21] leaves nothing behind of where it stood: a value tells its place itself', async () => {
    const { room, desks, sendSørens, vibeke } = meeting('søren')
    type(desks.vibeke, SENTENCE)
    setCaseNumber(desks.søren.doc, 'id1', 'Jens Bak')
    sendSørens()
    vibeke.write(Y.mergeUpdates(desks.vibeke.sent))
    const { entries } = await room.log.commit()
    expect(entries.map(({ gone }) => gone ?? [])).toEqual([[], []])
  })
})

test('[W22] is one with what its author writes on, also when the room was unloaded meanwhile', async () => {
  const { room, desks, sendVibekes, sendSørens, standing } = meeting('søren')
  type(desks.vibeke, 'Mette')
  setCaseNumber(desks.søren.doc, 'id1', 'Jens Bak')
  sendSørens()
  sendVibekes()
  const { entries, bindings } = await room.log.commit()
  const last = new Map(entries.flatMap(({ handedBack }) => handedBack ?? []).map((row) => [row.id, row]))
  const later = testRoom(Y.encodeStateAsUpdate(standing()), entries.length + 1, {
    handedBack: [...last.values()],
    bindings,
  })
  const back = later.join('Vibeke').ask().step2()
  setCaseNumber(desks.vibeke.doc, 'id1', SENTENCE)
  for (const update of desks.vibeke.sent.splice(0)) back.write(update)
  await later.log.commit()
  const words = told(back)
  expect(words.map((each) => each.words)).toEqual(['Mette', SENTENCE])
  expect(new Set(words.map(({ id }) => id)).size).toBe(1)
  // A step 2 names everything that is gone, and says nothing of anybody's will.
  later.join('Vibeke').ask().step2(Y.encodeStateAsUpdate(desks.vibeke.doc))
  later.room.finishHandedBack({ ...last.get(words[0]!.id)!, done: 'put-in' })
  expect(told(later.join('Vibeke'))).toEqual([])
})

test('[W29] what stands in its place is withdrawn with its words: taken out again by undo, it waits as it did', async () => {
  const { room, desks, sendVibekes, sendSørens, vibeke } = meeting('søren')
  setCaseNumber(desks.vibeke.doc, 'id1', 'Mette')
  setCaseNumber(desks.søren.doc, 'id1', 'Jens')
  sendSørens()
  sendVibekes()
  await room.log.commit()
  for (const { bytes } of vibeke.of('update')) Y.applyUpdate(desks.vibeke.doc, bytes, 'server')
  setCaseNumber(desks.vibeke.doc, 'id1', 'Jens Mette')
  sendVibekes()
  const { entries } = await room.log.commit()
  const row = entries.flatMap(({ handedBack }) => handedBack ?? []).at(-1)!
  expect(row).toMatchObject({ words: 'Mette', done: 'dismissed' })
  setCaseNumber(desks.vibeke.doc, 'id1', 'Jens')
  sendVibekes()
  await room.log.commit()
  room.room.finishHandedBack({ ...row, done: null })
  expect(told(vibeke).at(-1)).toEqual(expect.objectContaining({ id: row.id, words: 'Mette' }))
  expect(told(vibeke).at(-1)).not.toHaveProperty('done')
  expect(waiting(room, 'Vibeke')).toMatchObject([{ words: 'Mette' }])
  setCaseNumber(desks.vibeke.doc, 'id1', 'Jens Mette')
  sendVibekes()
  await room.log.commit()
  expect(waiting(room, 'Vibeke')).toEqual([])
})
