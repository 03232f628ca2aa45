/**
 * `malformed`: bytes that are no sound update, or content of a kind that does not stand there. `unresolved`: it depends on what is not
 * here. `too-large`: over a limit. `not-allowed`: a place that nobody writes. Whoever decides on rights has codes of their own.
 */
export type GateCode = 'malformed' | 'unresolved' | 'too-large' | 'not-allowed'

/** The update as a whole may not count. `reason` is for the operator's log, in English. */
export class Refused<Code extends string = GateCode> extends Error {
  override name = 'Refused'
  readonly code: Code
  readonly reason: string

  constructor(code: Code, reason: string, options?: ErrorOptions) {
    super(`${code}: ${reason}`, options)
    this.code = code
    this.reason = reason
  }
}
