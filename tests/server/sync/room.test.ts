import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { StorageBroken, StorageUnavailable } from '../../../server/storage/storage.ts'
import { CLOSE } from '../../../shared/protocol/closeCodes.ts'
import { craftUpdate } from '../../support/craftUpdate.ts'
import { settled } from '../../support/handLog.ts'
import { PlaceWriter } from '../../support/placeWriter.ts'
import { testRoom } from '../../support/testRoom.ts'

const gap = () =>
  craftUpdate([{ client: 7, clock: 5, structs: [{ parent: 'agenda', key: 'place', text: 'x' }] }])

describe('an update on its way to the disk', () => {
  test('[N1] is acknowledged when its commit has succeeded, and not before', async () => {
    const { log, join } = testRoom()
    const vibeke = join('Vibeke').ask().step2()
    expect(vibeke.acknowledged).toBe(1)
    vibeke.write(new PlaceWriter().write('KL'))
    await settled()
    expect(vibeke.acknowledged).toBe(1)
    await log.commit()
    expect(vibeke.acknowledged).toBe(2)
  })

  test('[N2] is shown to others when its commit has succeeded, and never to its sender', async () => {
    const { log, join } = testRoom()
    const vibeke = join('Vibeke').ask().step2()
    const soren = join('Søren').ask().step2()
    vibeke.write(new PlaceWriter().write('KL'))
    await settled()
    expect(soren.of('update')).toEqual([])
    await log.commit()
    expect(soren.words()).toBe('KL')
    expect(vibeke.of('update')).toEqual([])
  })

  test('[N2] is not in the first answer to somebody who asks meanwhile until it is on disk', async () => {
    const { log, join } = testRoom()
    join('Vibeke').step2().write(new PlaceWriter().write('KL'))
    const soren = join('Søren').ask()
    await settled()
    expect(soren.of('step-2')).toEqual([])
    await log.commit()
    expect(soren.of('step-2')).toHaveLength(1)
    expect(soren.of('update')).toEqual([])
    expect(soren.words()).toBe('KL')
  })

  test('[N1] holds back the acknowledgement of a message that changes nothing behind it', async () => {
    const { log, join } = testRoom()
    const writer = new PlaceWriter()
    const update = writer.write('KL')
    const vibeke = join('Vibeke').step2().write(update)
    const tab = join('Vibeke').step2(update)
    await settled()
    expect(tab.acknowledged).toBe(0)
    await log.commit()
    expect([vibeke.acknowledged, tab.acknowledged]).toEqual([2, 1])
  })

  test('[L1] shares one transaction with all that arrived before the commit began', async () => {
    const { log, join } = testRoom()
    const writers = ['a', 'b', 'c'].map((name) => join(name).ask().step2())
    for (const writer of writers) writer.write(new PlaceWriter().write('KL'))
    const { entries } = await log.commit()
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(writers.map(({ acknowledged }) => acknowledged)).toEqual([2, 2, 2])
  })

  test('[G6] is one row of the log, with its person, connection and new client id', async () => {
    const { log, join } = testRoom()
    const writer = new PlaceWriter()
    join('Vibeke').step2().write(writer.write('KL'))
    const { entries, bindings } = await log.commit()
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ seq: 1, person: 'Vibeke', connection: 'connection of Vibeke' })
    expect(entries[0]?.head?.facts.place).toBe('KL')
    expect(bindings).toEqual([{ agenda: 'agenda', client: writer.doc.clientID, person: 'Vibeke' }])
  })
})

describe('[G9] content under a client id', () => {
  test('that is somebody else’s is refused', async () => {
    const { log, join, refused } = testRoom()
    const writer = new PlaceWriter()
    join('Vibeke').step2().write(writer.write('KL'))
    await log.commit()
    const soren = join('Søren').step2().write(writer.write('Odense'))
    await settled()
    expect(refused.map(({ code }) => code)).toEqual(['not-allowed'])
    expect(soren.of('closed')).toEqual([{ is: 'closed', code: CLOSE.refused }])
  })

  test('of the agenda’s first content is refused', () => {
    const writer = new PlaceWriter()
    writer.write('KL')
    const { join, refused } = testRoom(writer.state, 1)
    join('Søren').step2().write(writer.write('Odense'))
    expect(refused.map(({ code }) => code)).toEqual(['not-allowed'])
  })

  test('of one’s own may come over another connection', async () => {
    const { log, join, refused } = testRoom()
    const writer = new PlaceWriter()
    join('Vibeke').step2().write(writer.write('KL'))
    await log.commit()
    join('Vibeke').step2().write(writer.write('Odense'))
    expect(refused).toEqual([])
  })
})

describe('a commit that fails', () => {
  test('[N2] closes the room and shows nothing of it to anyone', async () => {
    const { log, join, closed, health } = testRoom()
    const vibeke = join('Vibeke').ask().step2()
    const soren = join('Søren').ask().step2()
    vibeke.write(new PlaceWriter().write('KL'))
    await log.fail(new StorageUnavailable('full'))
    expect(vibeke.acknowledged).toBe(1)
    expect(soren.of('update')).toEqual([])
    for (const member of [vibeke, soren])
      expect(member.of('closed')).toEqual([{ is: 'closed', code: CLOSE.comeBack }])
    expect(closed.map(({ is }) => is)).toEqual(['commit-failed'])
    expect(health).toEqual(['unavailable'])
  })

  test('takes what the same room accepted later with it', async () => {
    const { log, join } = testRoom()
    const vibeke = join('Vibeke').step2()
    const writer = new PlaceWriter()
    vibeke.write(writer.write('KL'))
    await settled()
    vibeke.write(writer.write('Odense'))
    await log.fail(new StorageUnavailable('full'))
    await settled()
    expect(vibeke.acknowledged).toBe(1)
    expect(log.batches).toEqual([])
  })

  test('with an I/O error is told as broken: the process must end', async () => {
    const { log, join, health } = testRoom()
    join('Vibeke').step2().write(new PlaceWriter().write('KL'))
    await log.fail(new StorageBroken('EIO'))
    expect(health).toEqual(['broken'])
  })
})

describe('the first sync', () => {
  test('[S2] begins with the question of the server, asked once, and answers with all that is on disk', () => {
    const writer = new PlaceWriter()
    writer.write('KL')
    const soren = testRoom(writer.state, 1).join('Søren').ask()
    expect(soren.heard.map(({ is }) => is)).toEqual(['step-1', 'step-2'])
    expect(soren.words()).toBe('KL')
  })

  test('answers only what is missing', () => {
    const writer = new PlaceWriter()
    writer.write('KL')
    const soren = testRoom(writer.state, 1).join('Søren').ask(Y.encodeStateVector(writer.doc))
    expect(Y.decodeUpdate(soren.of('step-2')[0]!.bytes).structs).toEqual([])
  })

  test('[S12] closes a connection whose state vector cannot be read', () => {
    const soren = testRoom(new PlaceWriter().state)
      .join('Søren')
      .ask(new Uint8Array([200]))
    expect(soren.of('closed')).toEqual([{ is: 'closed', code: CLOSE.malformed }])
  })
})

describe('a gap', () => {
  test('[S4] before the first step 2 is set aside, and counts once the step 2 has filled it', async () => {
    const { log, join } = testRoom()
    const writer = new PlaceWriter()
    writer.write('KL')
    const later = writer.write('Odense')
    const vibeke = join('Vibeke').ask().write(later)
    await settled()
    expect(vibeke.of('refusal')).toEqual([])
    vibeke.step2(writer.state)
    await log.commit()
    expect(vibeke.acknowledged).toBe(2)
    expect(join('Søren').ask().words()).toBe('Odense')
  })

  test('[S4] that the step 2 does not fill is refused', () => {
    const { refused, join } = testRoom()
    const vibeke = join('Vibeke').write(gap()).step2()
    expect(refused.map(({ code }) => code)).toEqual(['unresolved'])
    expect(vibeke.of('refusal')[0]?.refusal).toMatchObject({ n: 1, code: 'unresolved' })
  })

  test('[S4] after the first step 2, or in it, is refused', () => {
    for (const send of ['write', 'step2'] as const) {
      const vibeke = testRoom().join('Vibeke')
      if (send === 'write') vibeke.step2()
      vibeke[send](gap())
      expect(vibeke.of('refusal')[0]?.refusal.code).toBe('unresolved')
      expect(vibeke.of('closed')).toEqual([{ is: 'closed', code: CLOSE.refused }])
    }
  })
})

describe('a refusal', () => {
  const nonsense = new Uint8Array([1, 2, 3])

  test('[S5] names the number of the message, comes after what was accepted before it, and ends the connection', async () => {
    const { log, join } = testRoom()
    const writer = new PlaceWriter()
    const vibeke = join('Vibeke')
      .step2()
      .write(writer.write('KL'))
      .write(nonsense)
      .write(writer.write('Odense'))
    await settled()
    expect(vibeke.of('refusal')).toEqual([])
    await log.commit()
    expect(vibeke.heard.slice(-3).map(({ is }) => is)).toEqual(['acknowledgement', 'refusal', 'closed'])
    expect(vibeke.acknowledged).toBe(2)
    expect(vibeke.of('refusal')[0]?.refusal).toEqual({ n: 3, code: 'malformed', message: 'malformed' })
    expect(join('Søren').ask().words()).toBe('KL')
  })

  test('[S5] is «permission denied» and 4403, or 4413, for a client that did not ask for our messages', () => {
    const { join } = testRoom()
    const plain = join('Vibeke', { wantsAcks: false }).step2().write(nonsense)
    expect(plain.heard.slice(-2)).toEqual([{ is: 'denied' }, { is: 'closed', code: CLOSE.notAllowed }])
    const large = join('Søren', { wantsAcks: false })
      .step2()
      .write(new Uint8Array(1024 * 1024 + 1))
    expect(large.of('closed')).toEqual([{ is: 'closed', code: CLOSE.tooLarge }])
    expect(plain.of('acknowledgement')).toEqual([])
  })
})
