/** The judge in the room: every row of the table of rights, tried by updates as any program could send them. */
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { admit, type Judge } from '../../../server/gate/admit.ts'
import { Places } from '../../../server/gate/places.ts'
import type { Touch } from '../../../server/gate/touches.ts'
import { AGENDA_PLACES } from '../../../server/sync/agendaPlaces.ts'
import {
  agendaOf,
  fieldOf,
  itemOf,
  type Status,
  type StatusName,
  titleOf,
} from '../../../shared/agenda/document.ts'
import { addAttachment, lockItem, moveItem, setCaseNumber, setStatus } from '../../../shared/agenda/edits.ts'
import { isChangedSinceApproval, sealOf } from '../../../shared/progress/seal.ts'
import type { Role } from '../../../shared/protocol/api.ts'
import { CLOSE } from '../../../shared/protocol/closeCodes.ts'
import { momentOf } from '../../../shared/rights/moment.ts'
import { GRACE_MS } from '../../../shared/rights/table.ts'
import { whyNot } from '../../../shared/rights/whyNot.ts'
import { placeNameOf } from '../../../shared/rights/whyNotAt.ts'
import { agenda, colleagueOf, idOf, item, meet } from '../../support/agenda.ts'
import { craftUpdate } from '../../support/craftUpdate.ts'
import { documentWhere, everyTouch, type ItemIs, ME, type TouchCase } from '../../support/everyTouch.ts'
import { settled } from '../../support/handLog.ts'
import { type TestMember, type TestRoom, testRoom } from '../../support/testRoom.ts'

/** What the client sends for an edit. */
function updateOf(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.transact(() => edit(doc))
  return Y.encodeStateAsUpdate(doc, before)
}

describe('[G13] each place and operation, tried', () => {
  type Person = [who: string, role: Role, is: ItemIs]
  const people: Person[] = [
    ['the secretariat', 'secretariat', { isResponsible: false }],
    [
      'the secretariat, in a locked item of a sent agenda',
      'secretariat',
      { isResponsible: false, isLocked: true, agenda: 'sent' },
    ],
    ['the responsible', 'contributor', { isResponsible: true }],
    ['the responsible of a returned item', 'contributor', { isResponsible: true, status: 'returned' }],
    ['the responsible of one that is ready', 'contributor', { isResponsible: true, status: 'ready' }],
    ['the responsible of one that is approved', 'contributor', { isResponsible: true, status: 'approved' }],
    ['the responsible of a locked one', 'contributor', { isResponsible: true, isLocked: true }],
    ['the responsible, after sending', 'contributor', { isResponsible: true, agenda: 'sent' }],
    ['another contributor', 'contributor', { isResponsible: false }],
    ['a reader who stands there as responsible', 'reader', { isResponsible: true }],
  ]

  /** What the room says, and whether anything changed. */
  async function tried(role: Role, is: ItemIs, { prepare, edit }: TouchCase) {
    const server = documentWhere(is)
    prepare(server)
    const state = Y.encodeStateAsUpdate(server)
    const { room, join } = testRoom(state)
    const update = updateOf(colleagueOf(server), edit)
    const member = join(ME, { role }).ask().step2().write(update)
    await settled()
    return { code: member.of('refusal')[0]?.refusal.code ?? null, changed: !room.isDurable, server }
  }

  test.each(people)('by %s', async (_who, role, is) => {
    for (const one of everyTouch()) {
      const { code, changed, server } = await tried(role, is, one)
      const { wish, path, thread } = one
      const { place, operation } = wish
      const moment = momentOf(server, [ME], { path, value: wish.value }, 0)
      const expected = whyNot({ role, ids: [ME] }, wish, moment)
      expect({ place, operation, thread, code }).toEqual({ place, operation, thread, code: expected })
      expect({ place, operation, thread, changed }).toEqual({
        ...{ place, operation, thread, changed: expected === null },
      })
    }
  })

  test('is called by the page as by the gate', () => {
    for (const { prepare, edit } of everyTouch()) {
      const server = documentWhere({ isResponsible: true })
      prepare(server)
      const touches: Touch[] = []
      const note: Judge = (question) => {
        touches.push(...question.touches)
        return []
      }
      admit(server, updateOf(colleagueOf(server), edit), new Places(AGENDA_PLACES), note, null)
      expect(touches.map(({ path }) => placeNameOf(path))).toEqual(touches.map(({ place }) => place))
    }
  })
})

// ── One agenda, with people in it ────────────────────────────────────────────────────────────────────────────────────

interface Opened extends TestRoom {
  /** What each of them sees. */
  docs: { ida: Y.Doc; bo: Y.Doc; karen: Y.Doc }
  ida: TestMember
  bo: TestMember
  karen: TestMember
  /** Sends what somebody does. */
  does(who: 'ida' | 'bo' | 'karen', edit: (doc: Y.Doc, id: string) => void, title?: string): Promise<void>
}

/** «AI» is Ida's, «Sky» Bo's; Karen is the secretariat. */
function meeting(): Opened {
  const server = agenda()
    .section('Sager', item('AI').by('ida').field('background', 'Før'), item('Sky').by('bo'))
    .doc()
  const opened = testRoom(Y.encodeStateAsUpdate(server))
  const { join, log, room } = opened
  const docs = { ida: colleagueOf(server), bo: colleagueOf(server), karen: colleagueOf(server) }
  const members = {
    ida: join('ida', { role: 'contributor' }).ask().step2(),
    bo: join('bo', { role: 'contributor' }).ask().step2(),
    karen: join('karen').ask().step2(),
  }
  const does: Opened['does'] = async (who, edit, title = 'AI') => {
    const doc = docs[who]
    members[who].write(updateOf(doc, () => edit(doc, idOf(doc, title))))
    if (!room.isDurable) await log.commit()
    await settled()
  }
  return { ...opened, docs, ...members, does }
}

const types = (words: string) => (doc: Y.Doc, id: string) => {
  const line = fieldOf(itemOf(doc, id)!, 'background')!.get(0) as Y.XmlElement
  ;(line.get(0) as Y.XmlText).insert(0, words)
}
const refusalOf = (member: TestMember) => member.of('refusal')[0]?.refusal
const lock = (doc: Y.Doc, id: string) => lockItem(doc, id, { by: 'karen', at: 1, why: 'Sendes nu' })

describe('[G13] the whole update, or nothing of it', () => {
  test('with where it was refused, and why', async () => {
    const { ida, does, docs } = meeting()
    await does('ida', types('Mine ord. '))
    expect(ida.acknowledged).toBe(2)
    const sky = idOf(docs.ida, 'Sky')
    await does('ida', (doc, id) => {
      types('Mere. ')(doc, id)
      setCaseNumber(doc, sky, 'SAG-1')
    })
    expect(refusalOf(ida)).toEqual({
      n: 3,
      code: 'not-allowed',
      item: sky,
      field: 'caseNumber',
      message: 'not-allowed',
    })
    expect(ida.of('closed')).toEqual([{ is: 'closed', code: CLOSE.refused }])
    expect(ida.acknowledged).toBe(2)
  })

  test('in a title, a text, the agenda’s facts and the list of attachments', async () => {
    const at = async (edit: (doc: Y.Doc, id: string) => void) => {
      const { ida, does } = meeting()
      await does('ida', edit, 'Sky')
      const { item: id, field } = refusalOf(ida)!
      return [id === 'agenda' ? id : 'item', field]
    }
    expect(await at((doc, id) => titleOf(itemOf(doc, id)!)!.delete(0, 1))).toEqual(['item', 'title'])
    expect(
      await at((doc, id) =>
        fieldOf(itemOf(doc, id)!, 'background')!.insert(0, [new Y.XmlElement('paragraph')]),
      ),
    ).toEqual(['item', 'background'])
    expect(await at((doc) => agendaOf(doc).set('place', 'Odense'))).toEqual(['agenda', 'place'])
    expect(await at((doc, id) => addAttachment(doc, id, 'bilag', 'A.pdf'))).toEqual(['item', 'attachments'])
    expect(await at((doc, id) => moveItem(doc, id, { parent: null, index: 0 }))).toEqual(['item', 'position'])
  })

  test('for a client that does not ask for our messages it is «permission denied», and 4403', async () => {
    const { join, docs } = meeting()
    const plain = join('ida', { role: 'contributor', wantsAcks: false }).ask().step2()
    plain.write(updateOf(docs.ida, (doc) => agendaOf(doc).set('place', 'Odense')))
    await settled()
    expect(plain.of('denied')).toHaveLength(1)
    expect(plain.of('closed')).toEqual([{ is: 'closed', code: CLOSE.notAllowed }])
  })

  test('by the rights of the moment in which it comes', async () => {
    const { ida, bo, does } = meeting()
    ida.member.role = 'reader'
    await does('ida', types('x'))
    expect(refusalOf(ida)?.code).toBe('not-allowed')
    await does('karen', (doc, id) => (itemOf(doc, id)!.get('responsibles') as Y.Map<true>).set('bo', true))
    await does('bo', types('Nu er det også mit. '))
    expect(refusalOf(bo)).toBeUndefined()
  })
})

describe('[G14] what was typed as an item was closed', () => {
  test.each<[string, Parameters<Opened['does']>[1], string]>([
    ['locked', lock, 'locked'],
    ['ready', (doc, id) => setStatus(doc, id, { is: 'ready', by: 'karen', at: 1 }), 'not-drafting'],
  ])('%s: is taken for five seconds more, and only what is typed', async (_what, close, code) => {
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      const { ida, bo, does, docs, log, room } = meeting()
      await does('karen', close)
      await does('ida', types('på vej. '))
      await does('ida', (doc, id) => setCaseNumber(doc, id, 'SAG-2'))
      expect(refusalOf(ida)).toBeUndefined()
      vi.advanceTimersByTime(GRACE_MS + 1)
      await does('ida', types('for sent. '))
      expect(refusalOf(ida)).toMatchObject({ code, field: 'background' })
      expect([bo.of('closed'), room.isDurable, log.batches.length]).toEqual([[], true, 3])
      expect(docs.bo).toBeDefined()
    } finally {
      vi.useRealTimers()
    }
  })

  test('[Z55] sent: is taken for five seconds more, by whoever wrote until then; the secretariat writes on', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      const { ida, bo, karen, does, docs, log, room } = meeting()
      const isSent = room.setState('sent', true)
      await log.commit()
      await isSent
      await does('ida', types('på vej. '))
      expect(refusalOf(ida)).toBeUndefined()
      await does('bo', (doc, id) => setCaseNumber(doc, id, 'SAG-2'), 'Sky')
      expect(refusalOf(bo)).toBeUndefined()
      vi.advanceTimersByTime(GRACE_MS + 1)
      await does('ida', types('for sent. '))
      expect(refusalOf(ida)).toMatchObject({ code: 'sent', field: 'background' })
      await does('karen', types('Rettet. '))
      expect(refusalOf(karen)).toBeUndefined()
      expect(docs.karen).toBeDefined()
    } finally {
      vi.useRealTimers()
    }
  })

  test('[Z62] sent again: is no grace for whoever was kept out already', async () => {
    const { ida, does, log, room } = meeting()
    const isSent = room.setState('sent')
    await log.commit()
    await isSent
    await room.setState('sent')
    await does('ida', types('for sent. '))
    expect(refusalOf(ida)).toMatchObject({ code: 'sent' })
  })

  test('is no way to attach or to reopen, and none for who is no longer responsible', async () => {
    const attached = meeting()
    await attached.does('karen', lock)
    await attached.does('ida', (doc, id) => addAttachment(doc, id, 'bilag', 'A.pdf'))
    expect(refusalOf(attached.ida)?.code).toBe('locked')
    const taken = meeting()
    await taken.does('karen', (doc, id) =>
      (itemOf(doc, id)!.get('responsibles') as Y.Map<true>).delete('ida'),
    )
    await taken.does('ida', types('x'))
    expect(refusalOf(taken.ida)?.code).toBe('not-allowed')
  })

  test('is not taken anew because something else closes what was closed', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      const { ida, does } = meeting()
      await does('ida', (doc, id) => setStatus(doc, id, { is: 'ready', by: 'ida', at: 1 }))
      vi.advanceTimersByTime(GRACE_MS + 1)
      await does('karen', lock)
      await does('ida', types('x'))
      expect(refusalOf(ida)?.code).toBe('locked')
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('[B17] what is said of an item, whatever program says it:', () => {
  const says =
    (is: StatusName, by: string, more: Partial<Status> = {}) =>
    (doc: Y.Doc, id: string) =>
      setStatus(doc, id, { is, by, at: 1, ...more })

  /** What the room answers to the responsible's step, from a status that the secretariat has set. */
  async function answered(from: StatusName, step: (doc: Y.Doc, id: string) => void) {
    const { ida, does, docs } = meeting()
    await does('karen', says(from, 'karen'))
    meet(docs.karen, docs.ida)
    await does('ida', step)
    return refusalOf(ida)?.code ?? null
  }

  test.each<[StatusName, StatusName, string | null]>([
    ['drafting', 'ready', null],
    ['returned', 'ready', null],
    ['ready', 'drafting', null],
    ['drafting', 'approved', 'not-allowed'],
    ['ready', 'approved', 'not-allowed'],
    ['ready', 'returned', 'not-allowed'],
    ['drafting', 'returned', 'not-allowed'],
    ['approved', 'drafting', 'not-drafting'],
    ['approved', 'ready', 'not-drafting'],
    ['approved', 'approved', 'not-drafting'],
  ])('the responsible, from %s to %s: %s', async (from, to, answer) => {
    expect(await answered(from, says(to, 'ida', { why: 'fordi', seal: `${'a'.repeat(43)}=` }))).toBe(answer)
  })

  test('the responsible opens an item to write in it, and does not write in it closed', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      for (const closed of ['ready', 'approved'] as const) {
        const { ida, does } = meeting()
        await does('karen', says(closed, 'karen'))
        vi.advanceTimersByTime(GRACE_MS + 1)
        await does('ida', types('Ikke nu. '))
        expect(refusalOf(ida)?.code).toBe('not-drafting')
      }
      const { ida, does, docs } = meeting()
      await does('karen', says('ready', 'karen'))
      meet(docs.karen, docs.ida)
      vi.advanceTimersByTime(GRACE_MS + 1)
      await does('ida', says('drafting', 'ida'))
      await does('ida', types('Nu. '))
      expect(refusalOf(ida)).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
  })

  test('the secretariat approves, sends back, and takes an approval back; a word of its own is taken afterwards', async () => {
    const { karen, does, docs } = meeting()
    const id = idOf(docs.karen, 'AI')
    await does('karen', says('returned', 'karen', { why: 'tal mangler' }))
    await does('karen', says('approved', 'karen', { seal: sealOf(docs.karen, id)! }))
    expect(isChangedSinceApproval(docs.karen, id)).toBe(false)
    await does('karen', types('Et ord. '))
    expect(isChangedSinceApproval(docs.karen, id)).toBe(true)
    await does('karen', says('ready', 'karen'))
    expect(refusalOf(karen)).toBeUndefined()
  })

  test('nobody of another item, and nobody in a colleague’s name', async () => {
    const other = meeting()
    await other.does('bo', says('ready', 'bo'))
    expect(refusalOf(other.bo)?.code).toBe('not-allowed')
    const named = meeting()
    await named.does('ida', says('ready', 'karen'))
    expect(refusalOf(named.ida)?.code).toBe('not-allowed')
  })
})

describe('[G15] who only reads', () => {
  test('sends what Yjs tidies up, and nobody is disturbed: it is acknowledged, and changes nothing', async () => {
    const { room, join, does, docs, karen } = meeting()
    const id = idOf(docs.karen, 'AI')
    const run = (fieldOf(itemOf(docs.karen, id)!, 'background')!.get(0) as Y.XmlElement).get(0) as Y.XmlText
    await does('karen', () => run.format(0, 2, { bold: {} }))
    const reader = join('rune', { role: 'reader' }).ask().step2()
    const marks: Y.ID[] = []
    for (let at = run._start; at !== null; at = at.right)
      if (at.content instanceof Y.ContentFormat) marks.push(at.id)
    reader.write(
      craftUpdate(
        [],
        marks.map(({ client, clock }) => ({ client, ranges: [[clock, 1]] })),
      ),
    )
    await settled()
    expect([reader.acknowledged, reader.of('closed'), room.isDurable]).toEqual([2, [], true])
    expect(karen.of('update')).toEqual([])
  })

  test('may hold what everybody has in the answer to the server’s question', async () => {
    const { join, docs } = meeting()
    const reader = join('rune', { role: 'reader' }).ask().step2(Y.encodeStateAsUpdate(docs.bo))
    await settled()
    expect([reader.acknowledged, reader.of('closed')]).toEqual([1, []])
  })

  test('writes nothing', async () => {
    const { join, docs } = meeting()
    const reader = join('ida', { role: 'reader' }).ask().step2()
    reader.write(updateOf(docs.ida, (doc) => types('x')(doc, idOf(doc, 'AI'))))
    await settled()
    expect(refusalOf(reader)?.code).toBe('not-allowed')
  })
})

describe('[R13] a name that was joined with somebody', () => {
  test('is them, as long as it is joined: whoever is responsible under it writes', async () => {
    const { join, log, room, ida, docs } = meeting()
    const eva = join('eva', { role: 'contributor', aliases: ['ida'] })
      .ask()
      .step2()
    const doc = colleagueOf(docs.ida)
    eva.write(updateOf(doc, () => types('Evas ord. ')(doc, idOf(doc, 'AI'))))
    await log.commit()
    await settled()
    expect([eva.acknowledged, refusalOf(eva)]).toEqual([2, undefined])
    expect(room.isDurable).toBe(true)
    eva.member.aliases = []
    eva.write(updateOf(doc, () => types('Mere. ')(doc, idOf(doc, 'AI'))))
    await settled()
    expect(refusalOf(eva)).toMatchObject({ code: 'not-allowed', field: 'background' })
    expect(ida.of('refusal')).toEqual([])
  })
})
