/**
 * A program of somebody's own: it speaks the protocol by hand, with nothing but a session cookie, asks no table of rights, and sends
 * what it likes as soon as the socket is open.
 */
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import {
  carriesContent,
  MESSAGE,
  type Refusal,
  readAcknowledgement,
  readRefusal,
  writeSyncStep2,
  writeUpdate,
} from '../../shared/protocol/messages.ts'

export interface Attempt {
  /** Of the server. */
  url: string
  agenda: string
  /** `null`: none. */
  cookie: string | null
  frames: readonly Uint8Array[]
}

/** What came of it. */
export interface Answer {
  /** So many of its messages are on disk: message 100. */
  acknowledged: number
  refusal: Refusal | null
  /** `null`: the server let it stay until all was acknowledged. */
  closed: number | null
}

/** The frames with which any client begins, and these updates. */
export const framesOf = (...updates: readonly Uint8Array[]): Uint8Array[] => [
  writeSyncStep2(new Uint8Array([0, 0])),
  ...updates.map(writeUpdate),
]

/** Sends everything; resolves when all that carries content is acknowledged, or the socket is closed. */
export function attempt({ url, agenda, cookie, frames }: Attempt): Promise<Answer> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${agenda}?ack=1`, {
    headers: cookie === null ? {} : { cookie },
  })
  const wanted = frames.filter(carriesContent).length
  const answer: Answer = { acknowledged: 0, refusal: null, closed: null }
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () => {
      for (const frame of frames) socket.send(frame)
    })
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      const type = decoding.readVarUint(decoder)
      if (type === MESSAGE.refusal) answer.refusal = readRefusal(decoder)
      if (type !== MESSAGE.acknowledgement) return
      answer.acknowledged = readAcknowledgement(decoder)
      if (answer.acknowledged < wanted) return
      socket.close()
      resolve(answer)
    })
    socket.on('close', (code) => resolve({ ...answer, closed: code }))
  })
}
