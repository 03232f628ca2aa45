import type { NotSentCode } from '../../shared/protocol/versions.ts'

/** Nothing is sent, and nothing is changed by it. */
export class NotSent extends Error {
  override name = 'NotSent'
  readonly code: NotSentCode

  constructor(code: NotSentCode) {
    super(code)
    this.code = code
  }
}

/** It could not be made just now; the server makes it as soon as it can, by itself. */
export class SentLater extends Error {
  override name = 'SentLater'
}
