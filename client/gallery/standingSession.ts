/** An agenda that is open without a server: a real document, and colleagues who stand still in it. */
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { DEFAULT_SETTINGS } from '../../shared/council/settings.ts'
import type { Role } from '../../shared/protocol/api.ts'
import type { Presence as PresenceEntry } from '../../shared/protocol/presence.ts'
import { type FieldPlace, fragmentAt, type ThreadChange } from '../agenda/changes.ts'
import { DocumentWatch } from '../agenda/documentWatch.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { ClientOwners } from '../connection/clientOwners.ts'
import type { ConnectionState } from '../connection/connectionState.ts'
import { Presence } from '../connection/presence.ts'
import { HandedBackWords } from '../handedBack/handedBackWords.ts'
import { CaretHub } from '../together/caretHub.ts'
import { Pace } from '../together/pace.ts'

/** Somebody else who has the agenda open. */
export interface Colleague {
  person: { id: string; name: string }
  place?: FieldPlace
  /** What they have selected in the place's first line, in characters; two alike are a caret. */
  selected?: readonly [number, number]
}

export class StandingSession implements AgendaSession {
  readonly doc: Y.Doc
  readonly watch: DocumentWatch
  readonly presence: Presence
  readonly carets: CaretHub
  readonly owners = new ClientOwners(
    (client) => this.presence.personOf(client),
    async () => this.person!,
  )
  readonly handedBack = new HandedBackWords(async () => {})
  readonly person: AgendaSession['person']
  readonly personId: string
  readonly asker: AgendaSession['asker']
  readonly #pace = new Pace()
  readonly #awareness: Awareness
  readonly #state: ConnectionState
  readonly #unsaved: FieldPlace[]
  readonly #unsavedThreads: readonly ThreadChange[]

  constructor(
    doc: Y.Doc,
    person: { id: string; name: string },
    state: ConnectionState,
    unsaved: readonly FieldPlace[],
    role: Role = 'secretariat',
    unsavedThreads: readonly ThreadChange[] = [],
  ) {
    this.doc = doc
    this.person = person
    this.personId = person.id
    const asker = { role, ids: [person.id] }
    this.asker = () => asker
    this.#state = state
    this.#unsaved = [...unsaved]
    this.#unsavedThreads = unsavedThreads
    this.#awareness = new Awareness(doc)
    this.watch = new DocumentWatch(doc, this.#pace)
    const wire = {
      awareness: this.#awareness,
      ws: null,
      wsconnected: false,
      _awarenessUpdateHandler: () => {},
    }
    this.presence = new Presence(wire, this.#pace)
    this.carets = new CaretHub(this.#awareness, this.#pace)
    this.presence.introduce(person)
  }

  /** Somebody else opens the agenda, and stays where they are. */
  join({ person, place, selected }: Colleague): void {
    const theirs = new Awareness(new Y.Doc())
    const cursor = place && selected ? this.#cursor(place, selected) : null
    theirs.setLocalState({ user: person, place: place ?? null, cursor } satisfies PresenceEntry)
    applyAwarenessUpdate(this.#awareness, encodeAwarenessUpdate(theirs, [theirs.clientID]), this)
    theirs.destroy()
  }

  readonly subscribe = () => () => {}
  readonly state = (): ConnectionState => this.#state
  readonly keepProblem = () => null
  readonly phrases = () => null
  readonly doneAgain = () => null
  readonly deadlineRules = () => DEFAULT_SETTINGS.deadlines
  readonly loaded = (): boolean => true
  unsavedPlaces(): FieldPlace[] {
    return this.#unsaved
  }
  unsavedThreads(): ThreadChange[] {
    return [...this.#unsavedThreads]
  }
  resume(): void {}

  destroy(): void {
    this.#pace.destroy()
    this.watch.destroy()
    this.presence.destroy()
    this.carets.destroy()
    this.#awareness.destroy()
    this.doc.destroy()
  }

  #cursor(place: FieldPlace, selected: readonly [number, number]): NonNullable<PresenceEntry['cursor']> {
    const block = fragmentAt(this.doc, place)?.get(0)
    const line = block instanceof Y.XmlElement ? block.get(0) : undefined
    if (!(line instanceof Y.XmlText)) throw new Error('there is no line to stand in')
    const [anchor, head] = selected.map((at) =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(line, at)),
    )
    return { anchor, head }
  }
}
