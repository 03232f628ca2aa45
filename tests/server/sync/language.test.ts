import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { MESSAGE, readRefusal, SYNC } from '../../../shared/protocol/messages.ts'
import { openSyncServer } from '../../support/syncServer.ts'

/** An update that nobody can read. */
function unreadable(): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, SYNC.update)
  encoding.writeVarUint8Array(encoder, new Uint8Array([9, 9, 9, 9]))
  return encoding.toUint8Array(encoder)
}

test.each([
  ['', 'Ændringen kunne ikke læses'],
  ['; language=en', 'The change could not be read'],
])('[L22] a refusal is told in the language that the browser remembers: «%s»', async (cookie, sentence) => {
  const server = await openSyncServer()
  const session = await server.cookieOf(server.people.contributor)
  const socket = server.socket(session + cookie, `/sync/${server.agenda.id}?ack=1`)
  const refusal = new Promise<string>((resolve) =>
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      if (decoding.readVarUint(decoder) === MESSAGE.refusal) resolve(readRefusal(decoder).message)
    }),
  )
  socket.on('open', () => socket.send(unreadable()))
  expect(await refusal).toContain(sentence)
})
