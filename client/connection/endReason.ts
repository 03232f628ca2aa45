/** Why a connection ended for good, from the close code of the socket. */
import { CLOSE } from '../../shared/protocol/closeCodes.ts'
import type { Refusal } from '../../shared/protocol/messages.ts'

export type EndReason =
  | { is: 'not-signed-in' }
  | { is: 'not-allowed' }
  | { is: 'no-such-agenda' }
  /** It can come back. */
  | { is: 'put-away' }
  | { is: 'replaced' }
  | { is: 'other-epoch' }
  | { is: 'client-too-old' }
  /** `refusal`: what the server said of it, when it did. */
  | { is: 'refused'; refusal: Refusal | null }
  /** Somebody else signed in, in this browser: waiting words must not be sent as theirs. */
  | { is: 'other-person'; name: string }
  /** A code that this program does not know. */
  | { is: 'unknown'; code: number }

/** @param refusal what message 101 said on this connection, or `null` */
export function endReason(code: number, refusal: Refusal | null): EndReason {
  switch (code) {
    case CLOSE.notSignedIn:
      return { is: 'not-signed-in' }
    case CLOSE.notAllowed:
      return { is: 'not-allowed' }
    case CLOSE.noSuchAgenda:
      return { is: 'no-such-agenda' }
    case CLOSE.putAway:
      return { is: 'put-away' }
    case CLOSE.replaced:
      return { is: 'replaced' }
    case CLOSE.otherEpoch:
      return { is: 'other-epoch' }
    case CLOSE.clientTooOld:
      return { is: 'client-too-old' }
    case CLOSE.refused:
    case CLOSE.tooLarge:
    case CLOSE.malformed:
      return { is: 'refused', refusal }
    default:
      return { is: 'unknown', code }
  }
}
