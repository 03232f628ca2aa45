/** A connection as its room sees it. The room knows no sockets, so it can be tested with none. */
import type { Language } from '../../shared/language/languages.ts'
import type { CloseCode } from '../../shared/protocol/closeCodes.ts'
import type { Person } from '../storage/storage.ts'
import { Acknowledgements } from './acknowledgements.ts'

/** What a room asks of a socket. */
export interface Outlet {
  /** Sends one message. */
  send(message: Uint8Array): void
  /** Sends a frame that was made for many; drops the connection when it reads too slowly. */
  sendFrame(frame: Buffer): void
  /** Closes; nothing more is read from it or sent to it. */
  end(code: CloseCode): void
}

/** An update that came before the connection's first step 2 and has a gap. */
export interface SetAside {
  n: number
  update: Uint8Array
}

export class Member {
  readonly id: string
  readonly person: Person
  /** Asked for messages 100–103. */
  readonly wantsAcks: boolean
  /** In which it is told of refusals. */
  readonly language: Language
  readonly outlet: Outlet
  readonly acknowledgements = new Acknowledgements()
  /** The client id under which this connection shows its presence. */
  presenceId: number | null = null
  /** The number of the last entry that its first sync answer held; `null` before. Later ones are broadcast to it. */
  answeredUpTo: number | null = null
  hadStep2 = false
  setAside: SetAside[] = []
  setAsideTimer: NodeJS.Timeout | null = null
  /** A message was refused: what follows it counts as refused with it. */
  refused = false
  /** The acknowledgement to send when the batch is through. */
  acknowledge: number | null = null

  constructor(id: string, person: Person, wantsAcks: boolean, outlet: Outlet, language: Language = 'da') {
    this.id = id
    this.person = person
    this.wantsAcks = wantsAcks
    this.outlet = outlet
    this.language = language
  }
}
