/** Opening the server's port, and letting go of its connections. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { httpAddress } from '../address.ts'

/** A request may take this long (ms) to come: a large file on a slow line. `slowBodies.ts` allows others less. */
const LONGEST_REQUEST = 2 * 60 * 60 * 1000

/** Answers that are on their way at the stop may take this long (ms). */
const LAST_ANSWERS = 2000

/** The port cannot be opened. The message says why. */
export class CannotListen extends Error {
  override name = 'CannotListen'
}

/** @throws CannotListen */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  server.requestTimeout = LONGEST_REQUEST
  server.listen({ host, port })
  try {
    await once(server, 'listening')
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    const why = taken ? 'something else listens there; choose another PORT' : (error as Error).message
    throw new CannotListen(`Cannot listen on ${httpAddress(host, port)}: ${why}.`)
  }
}

export function listeningAt(server: Server, host: string): string {
  return httpAddress(host, (server.address() as AddressInfo).port)
}

/** Waits a little for answers on their way, then ends every connection. The server takes no new ones any more. */
export async function endConnections(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  server.closeIdleConnections()
  await Promise.race([closed, delay(LAST_ANSWERS, undefined, { ref: false })])
  server.closeAllConnections()
}
