import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { PRESENCE_INTERVAL_MS } from '../../../server/sync/presence.ts'
import { CLOSE } from '../../../shared/protocol/closeCodes.ts'
import { type TestMember, type TestRoom, testRoom } from '../../support/testRoom.ts'

/** A client's presence, as y-websocket keeps it: everybody's states, and echoes of whatever it hears. */
class Client {
  readonly awareness: Awareness
  readonly doc = new Y.Doc()
  readonly member: TestMember
  readonly #room: TestRoom
  #heard = 0

  constructor(room: TestRoom, person: string, clientId?: number) {
    if (clientId !== undefined) this.doc.clientID = clientId
    this.#room = room
    this.awareness = new Awareness(this.doc)
    this.member = room.join(person)
  }

  get id(): number {
    return this.doc.clientID
  }

  show(state: Record<string, unknown> | null): void {
    this.awareness.setLocalState(state)
    this.send([this.id])
  }

  send(ids: number[]): void {
    this.#room.room.receivePresence(this.member.member, encodeAwarenessUpdate(this.awareness, ids))
  }

  listen(): Map<number, Record<string, unknown>> {
    const heard = this.member.of('presence').slice(this.#heard)
    this.#heard += heard.length
    for (const { bytes } of heard) applyAwarenessUpdate(this.awareness, bytes, 'server')
    return new Map(this.awareness.getStates()) as Map<number, Record<string, unknown>>
  }
}

let room: TestRoom

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  room = testRoom()
})
afterEach(() => void vi.useRealTimers())

async function relayed(commits = 0): Promise<void> {
  for (let n = 0; n < commits; n += 1) await room.log.commit()
  await vi.advanceTimersByTimeAsync(PRESENCE_INTERVAL_MS)
}

describe('presence', () => {
  test('[S8] is shown to others with the person stamped in, whoever the state claims to be', async () => {
    const vibeke = new Client(room, 'Vibeke')
    const soren = new Client(room, 'Søren')
    vibeke.show({ user: { id: 'Karen', name: 'Karen' }, place: { item: 'A', field: 'background' } })
    await relayed(1)
    expect(soren.listen().get(vibeke.id)).toEqual({
      user: { id: 'Vibeke', name: 'Vibeke' },
      place: { item: 'A', field: 'background' },
    })
  })

  test('[N2][S7] is not shown before the client id is bound to the person on disk', async () => {
    const vibeke = new Client(room, 'Vibeke')
    const soren = new Client(room, 'Søren')
    vibeke.show({})
    await relayed()
    expect(soren.listen().has(vibeke.id)).toBe(false)
    await relayed(1)
    expect(soren.listen().has(vibeke.id)).toBe(true)
    expect(room.log.batches[0]?.bindings).toEqual([{ agenda: 'agenda', client: vibeke.id, person: 'Vibeke' }])
  })

  test('is echoed to its own connection without changing anything there', async () => {
    const vibeke = new Client(room, 'Vibeke')
    vibeke.show({ place: null })
    await relayed(1)
    expect(vibeke.member.of('presence')).toHaveLength(1)
    expect(vibeke.listen().get(vibeke.id)).toEqual({ place: null })
  })

  test('[S8] of others, sent back by a client, is skipped in silence', async () => {
    const vibeke = new Client(room, 'Vibeke')
    const soren = new Client(room, 'Søren')
    vibeke.show({ mine: 1 })
    soren.show({})
    await relayed(1)
    soren.listen()
    soren.awareness.states.set(vibeke.id, { forged: true })
    soren.awareness.meta.set(vibeke.id, { clock: 99, lastUpdated: 0 })
    soren.send([vibeke.id, soren.id])
    await relayed()
    const third = new Client(room, 'Karen')
    expect(third.listen().get(vibeke.id)).toMatchObject({ mine: 1 })
    expect(soren.member.of('closed')).toEqual([])
  })

  test('that is too large is dropped, not punished', async () => {
    const vibeke = new Client(room, 'Vibeke')
    const soren = new Client(room, 'Søren')
    vibeke.show({ text: 'x'.repeat(3000) })
    await relayed()
    expect(soren.listen().has(vibeke.id)).toBe(false)
    expect(vibeke.member.of('closed')).toEqual([])
  })

  test('of many changes in a moment goes out once, the latest', async () => {
    const vibeke = new Client(room, 'Vibeke')
    const soren = new Client(room, 'Søren')
    for (let n = 0; n < 30; n += 1) vibeke.show({ n })
    await relayed(1)
    expect(soren.member.of('presence')).toHaveLength(1)
    expect(soren.listen().get(vibeke.id)).toMatchObject({ n: 29 })
  })

  test('ends when the connection ends, and is seen again when the same client comes back', async () => {
    const soren = new Client(room, 'Søren')
    const vibeke = new Client(room, 'Vibeke')
    vibeke.show({ n: 1 })
    await relayed(1)
    expect(soren.listen().has(vibeke.id)).toBe(true)
    room.room.leave(vibeke.member.member)
    await relayed()
    expect(soren.listen().has(vibeke.id)).toBe(false)

    const back = new Client(room, 'Vibeke', vibeke.id)
    back.awareness.setLocalState({ n: 2 })
    back.send([back.id])
    await relayed()
    back.listen()
    back.send([back.id])
    await relayed()
    expect(soren.listen().get(vibeke.id)).toMatchObject({ n: 2 })
  })

  test('of a connection that ends while something waits for the disk is not shown after it', async () => {
    const vibeke = new Client(room, 'Vibeke')
    const soren = new Client(room, 'Søren')
    vibeke.show({})
    room.room.leave(vibeke.member.member)
    await relayed(1)
    expect(soren.listen().has(vibeke.id)).toBe(false)
  })

  test('under a client id belongs to the newest connection of the person: the older one is closed with 4408', async () => {
    const old = new Client(room, 'Vibeke')
    old.show({ n: 1 })
    await relayed(1)
    const back = new Client(room, 'Vibeke', old.id)
    back.awareness.setLocalState({ n: 1 })
    back.show({ n: 2 })
    await relayed()
    expect(old.member.of('closed')).toEqual([{ is: 'closed', code: CLOSE.replaced }])
    const soren = new Client(room, 'Søren')
    expect(soren.listen().get(old.id)).toMatchObject({ n: 2 })
  })

  test('[S7] under a client id of somebody else is dropped', async () => {
    const vibeke = new Client(room, 'Vibeke')
    vibeke.show({ n: 1 })
    await relayed(1)
    const thief = new Client(room, 'Søren', vibeke.id)
    for (let n = 0; n < 5; n += 1) thief.show({ stolen: true })
    await relayed()
    expect(new Client(room, 'Karen').listen().get(vibeke.id)).toMatchObject({ n: 1 })
    expect(vibeke.member.of('closed')).toEqual([])
  })

  test('[S9] gives a silent connection something to hear', async () => {
    const reader = room.join('Karen')
    room.room.sendSignOfLife(reader.member)
    expect(reader.of('presence')).toHaveLength(1)
  })
})
