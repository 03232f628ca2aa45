/** A connection as its room sees it. The room knows no sockets, so it can be tested with none. */
import type { PersonId } from '../../shared/agenda/document.ts'
import type { Language } from '../../shared/language/languages.ts'
import type { Role } from '../../shared/protocol/api.ts'
import type { CloseCode } from '../../shared/protocol/closeCodes.ts'
import type { Asker } from '../../shared/rights/whyNot.ts'
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

/** What is known of a connection when it comes. */
export type MemberFacts = Pick<
  Member,
  'id' | 'person' | 'role' | 'aliases' | 'readersComment' | 'wantsAcks' | 'outlet' | 'language'
>

export class Member {
  readonly id: string
  readonly person: Person
  /** As it is now: each update is judged by it. */
  role: Role
  /** Names from agendas that are this person, as they are now. */
  aliases: readonly PersonId[]
  /** Whether its council lets readers comment, as it is now. */
  readersComment: boolean
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

  constructor({ id, person, role, aliases, readersComment, wantsAcks, outlet, language }: MemberFacts) {
    this.id = id
    this.person = person
    this.role = role
    this.aliases = aliases
    this.readersComment = readersComment
    this.wantsAcks = wantsAcks
    this.outlet = outlet
    this.language = language
  }

  /** As the table of rights knows who it is. */
  get asker(): Asker {
    const { role, person, aliases, readersComment } = this
    return { role, ids: [person.id, ...aliases], readersComment }
  }
}
