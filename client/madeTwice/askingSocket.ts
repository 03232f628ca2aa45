/** A WebSocket that asks the server, with its step 1, also for what one does not know the server to have. */
import { MESSAGE, SYNC, writeSyncStep1 } from '../../shared/protocol/messages.ts'

/** @param stateVector what is asked with, in place of y-websocket's own */
export function askingSocket(Base: typeof WebSocket, stateVector: () => Uint8Array): typeof WebSocket {
  return class AskingSocket extends Base {
    override send(data: string | Blob | BufferSource): void {
      super.send(isStep1(data) ? (writeSyncStep1(stateVector()) as Uint8Array<ArrayBuffer>) : data)
    }
  }
}

const isStep1 = (data: unknown): boolean =>
  data instanceof Uint8Array && data[0] === MESSAGE.sync && data[1] === SYNC.step1
