/** A WebSocket that tells the acknowledgements what it sends, counted from its own opening. */
import type { Acknowledgements } from './acknowledgements.ts'

/** What is being sent now carries changes up to this one; `undefined`: all that were made. */
export interface Sending {
  change: number | undefined
}

/** @returns the class that y-websocket makes its sockets of */
export function countingSocket(acknowledgements: Acknowledgements, sending: Sending): typeof WebSocket {
  return class CountingSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      acknowledgements.opened()
    }

    override send(data: string | Blob | BufferSource): void {
      super.send(data)
      if (data instanceof Uint8Array) acknowledgements.sent(data, sending.change)
    }
  }
}
