import { beforeEach, expect, test } from 'vitest'
import { NotSent } from '../../../client/attachments/sendFile.ts'
import { Uploads } from '../../../client/attachments/uploads.ts'
import { LARGEST_FILE_BYTES } from '../../../shared/protocol/api.ts'

/** What is sent, and how it ends: by the test's hand. */
interface Sent {
  path: string
  isCancelled: boolean
  part(part: number): void
  succeed(): Promise<void>
  fail(error: Error): Promise<void>
}

let sent: Sent[]
let isReady: boolean
let told: string[]
let uploads: Uploads

const settled = () => new Promise((resolve) => setImmediate(resolve))

beforeEach(() => {
  sent = []
  isReady = true
  told = []
  uploads = new Uploads({
    send: (path, _file, onPart) => {
      const { promise, resolve, reject } = Promise.withResolvers<{
        hash: string
        bytes: number
        type: string
      }>()
      const one: Sent = {
        ...{ path, isCancelled: false, part: onPart },
        succeed: async () => {
          resolve({ hash: 'h', bytes: 1, type: 't' })
          await settled()
        },
        fail: async (error) => {
          reject(error)
          await settled()
        },
      }
      sent.push(one)
      const cancel = () => {
        one.isCancelled = true
        reject(new NotSent('broken off', true))
      }
      return { done: promise, cancel }
    },
    addressOf: ({ attachment }) => attachment,
    isReady: () => isReady,
    onDone: ({ attachment }) => told.push(`done ${attachment}`),
    onFailed: ({ attachment }, why) => told.push(`${attachment}: ${why}`),
  })
})

const file = (name = 'a.pdf', size = 1): File => sized(new File(['x'], name), size)
const sized = (one: File, size: number): File => Object.defineProperty(one, 'size', { value: size })
const stateOf = (attachment: string) => uploads.of(attachment)?.state ?? null

test('[X34] two are sent at once and the others wait their turn, in the order in which they were begun', async () => {
  for (const attachment of ['a', 'b', 'c', 'd']) uploads.begin('i', attachment, file())
  expect(sent.map(({ path }) => path)).toEqual(['a', 'b'])
  expect(stateOf('c')).toEqual({ is: 'waiting' })
  await sent[1]!.succeed()
  await sent[0]!.fail(new NotSent('no', false))
  expect(sent.map(({ path }) => path)).toEqual(['a', 'b', 'c', 'd'])
})

test('[X34] nothing is sent before the server knows the attachment', () => {
  isReady = false
  uploads.begin('i', 'a', file())
  expect(sent).toEqual([])
  isReady = true
  uploads.look()
  expect(sent.map(({ path }) => path)).toEqual(['a'])
  uploads.look()
  expect(sent).toHaveLength(1)
})

test('[X24] how much has gone is told; what is broken off tells nothing more, and leaves its turn to the next', async () => {
  for (const attachment of ['a', 'b', 'c']) uploads.begin('i', attachment, file())
  sent[0]!.part(0.5)
  expect(stateOf('a')).toEqual({ is: 'sending', part: 0.5 })
  uploads.drop('a')
  expect(sent[0]!.isCancelled).toBe(true)
  sent[0]!.part(0.9)
  await settled()
  expect(uploads.all().map(({ attachment }) => attachment)).toEqual(['b', 'c'])
  expect(stateOf('c')).toEqual({ is: 'sending', part: 0 })
  expect(told).toEqual([])
})

test('[X25] what the network broke goes by itself when it is back; what was refused does not', async () => {
  uploads.begin('i', 'a', file())
  uploads.begin('i', 'b', file())
  await sent[0]!.fail(new NotSent('gone', true))
  await sent[1]!.fail(new NotSent('refused', false))
  uploads.look()
  expect(sent).toHaveLength(2)
  uploads.comeBack()
  expect(sent.map(({ path }) => path)).toEqual(['a', 'b', 'a'])
  expect(stateOf('b')).toEqual({ is: 'failed', why: 'refused', isNetwork: false })
  uploads.again('b')
  await sent[2]!.succeed()
  await sent[3]!.succeed()
  expect(uploads.all()).toEqual([])
  expect(told).toEqual(['a: gone', 'b: refused', 'done a', 'done b'])
})

test('[X25] what is empty or too large is told and not sent; another file takes its place', () => {
  uploads.begin('i', 'a', file('tom', 0))
  uploads.begin('i', 'b', file('stor', LARGEST_FILE_BYTES + 1))
  expect([stateOf('a'), stateOf('b')].map((state) => state?.is)).toEqual(['failed', 'failed'])
  uploads.begin('i', 'b', file('lige', LARGEST_FILE_BYTES))
  expect(sent.map(({ path }) => path)).toEqual(['b'])
})

test('[X10] another file for the same attachment breaks off the one before', async () => {
  uploads.begin('i', 'a', file('før'))
  uploads.begin('i', 'a', file('nu'))
  expect(sent.map(({ isCancelled }) => isCancelled)).toEqual([true, false])
  await sent[1]!.succeed()
  expect(told).toEqual(['done a'])
})
