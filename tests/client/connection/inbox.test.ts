/** What others do, taken in at the page's pace. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { Inbox } from '../../../client/connection/inbox.ts'
import { Pace } from '../../../client/together/pace.ts'
import { writeAwareness, writeSyncStep2, writeUpdate } from '../../../shared/protocol/messages.ts'
import { TestFrames } from '../../support/testFrames.ts'

function open() {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider('ws://nowhere', 'agenda', doc, { connect: false, disableBc: true })
  const frames = new TestFrames()
  const inbox = new Inbox(provider, new Pace(frames))
  const origins: unknown[] = []
  doc.on('afterTransaction', ({ origin, local, changed }) => {
    if (changed.size > 0) origins.push(local ? 'local' : origin)
  })
  /** As y-websocket hands it on. */
  const receive = (message: Uint8Array) => {
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    provider.messageHandlers[type]!(encoding.createEncoder(), decoder, provider, true, type)
  }
  return { doc, provider, frames, inbox, receive, origins, text: () => doc.getText('text').toString() }
}

/** The updates of somebody who types these letters one by one. */
function typed(letters: string): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  for (const letter of letters) doc.getText('text').insert(doc.getText('text').length, letter)
  return updates
}

test('[E60] everything that has come is taken in with the next frame, as one change, and as the server’s', () => {
  const { provider, frames, receive, origins, text } = open()
  for (const update of typed('Referat')) receive(writeUpdate(update))
  expect(text()).toBe('')
  frames.frame()
  expect(text()).toBe('Referat')
  expect(origins).toEqual([provider])
})

test('[E60] an answer of the server’s does not wait, nor what came before it', () => {
  const { receive, text } = open()
  const [first, ...others] = typed('Ja!')
  receive(writeUpdate(first!))
  receive(writeSyncStep2(Y.mergeUpdates(others)))
  expect(text()).toBe('Ja!')
})

test('[E60] presence is taken in after the letters that came before it', () => {
  const { provider, frames, receive, text } = open()
  const seen: string[] = []
  provider.awareness.on('change', () => seen.push(text()))
  for (const update of typed('Hej')) receive(writeUpdate(update))
  const entry = encoding.createEncoder()
  encoding.writeVarUint(entry, 1)
  encoding.writeVarUint(entry, 4711)
  encoding.writeVarUint(entry, 1)
  encoding.writeVarString(entry, '{"place":null}')
  receive(writeAwareness(encoding.toUint8Array(entry)))
  expect(seen).toEqual([])
  frames.frame()
  expect(seen).toEqual(['Hej'])
})

test('[E60] what cannot be taken in does not hold back what came after it', () => {
  const report = vi.fn()
  vi.stubGlobal('reportError', report)
  const { frames, receive, text } = open()
  receive(writeAwareness(Uint8Array.of(9, 9, 9)))
  for (const update of typed('Står')) receive(writeUpdate(update))
  frames.frame()
  vi.unstubAllGlobals()
  expect(text()).toBe('Står')
  expect(report).toHaveBeenCalledOnce()
})

test('[E60] it can be taken in at once, as when the connection is lost', () => {
  const { inbox, receive, frames, origins, text } = open()
  for (const update of typed('Ud')) receive(writeUpdate(update))
  inbox.takeIn()
  expect(text()).toBe('Ud')
  frames.frame()
  expect(origins.length).toBe(1)
})
