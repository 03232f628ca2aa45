import type { RefusalCode } from '../../../shared/protocol/messages.ts'

/** The update as a whole may not count. `reason` is for the operator's log, in English. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: RefusalCode
  readonly reason: string

  constructor(code: RefusalCode, reason: string, options?: ErrorOptions) {
    super(`${code}: ${reason}`, options)
    this.code = code
    this.reason = reason
  }
}
