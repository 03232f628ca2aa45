/** The versions of an open agenda, and what is new since the last one; one for a session. Asked for anew by whoever knows that there may be others. */
import type { PersonId } from '../../shared/agenda/document.ts'
import type {
  FailedSending,
  SentVersion,
  TroubledMail,
  VersionChanges,
} from '../../shared/protocol/versions.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { SendingWork } from './sendingWork.ts'
import { type VersionActions, versionActions } from './versionActions.ts'

export interface KnownVersions {
  /** The newest first; `null`: not known yet. */
  list: readonly SentVersion[] | null
  /** `null`: not known, or nothing was sent yet. */
  changes: VersionChanges | null
  /** What could not be sent, as long as nobody has put it aside; asked for by the secretariat alone. */
  failed: FailedSending | null
  /** Mail that could not be sent, of all versions; asked for by the secretariat alone. */
  troubled: readonly TroubledMail[]
  /** The last question had no answer. */
  isFailed: boolean
}

export class VersionsStore {
  readonly actions: VersionActions
  readonly sending: SendingWork
  /** Whether it is who has the page open. */
  readonly isMe: (person: PersonId) => boolean
  readonly #listeners = new Set<() => void>()
  #known: KnownVersions = { list: null, changes: null, failed: null, troubled: [], isFailed: false }

  constructor(actions: VersionActions, isMe: (person: PersonId) => boolean = () => false) {
    this.actions = actions
    this.isMe = isMe
    this.sending = new SendingWork(actions, undefined, isMe)
  }

  readonly known = (): KnownVersions => this.#known

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** It may be on its way, whoever sends it; what comes of it is in the list then. */
  readonly follow = async (): Promise<void> => {
    await this.refreshFailed()
    if ((await this.sending.look()) !== null) await this.refresh()
    await this.refreshFailed()
    await this.refreshTroubled()
  }

  readonly refreshTroubled = (): Promise<void> =>
    this.#ask(async () => ({ troubled: await this.actions.troubledMails() }))

  readonly tryMailsAgain = async (): Promise<void> => {
    await this.actions.tryMails().catch(() => {})
    await this.refreshTroubled()
  }

  readonly refreshFailed = (): Promise<void> =>
    this.#ask(async () => ({ failed: await this.actions.failed() }))

  readonly putFailureAside = async (): Promise<void> => {
    await this.actions.putFailureAside().catch(() => {})
    await this.refreshFailed()
    await this.refreshTroubled()
  }

  /** Never rejects: without an answer it stays as it is known. */
  readonly refresh = (): Promise<void> => this.#ask(async () => ({ list: await this.actions.list() }))

  readonly refreshChanges = (): Promise<void> =>
    this.#ask(async () => ({ changes: await this.actions.changes() }))

  async #ask(ask: () => Promise<Partial<KnownVersions>>): Promise<void> {
    const answer = await ask().then(
      (known) => ({ ...known, isFailed: false }),
      () => ({ isFailed: true }),
    )
    const known = { ...this.#known, ...answer }
    if (JSON.stringify(known) === JSON.stringify(this.#known)) return
    this.#known = known
    for (const listener of this.#listeners) listener()
  }
}

const ofSessions = new WeakMap<object, VersionsStore>()

/** @returns the one of this session @param agenda whose session it is */
export function versionsOf(session: AgendaSession, agenda: string): VersionsStore {
  const versions =
    ofSessions.get(session) ??
    new VersionsStore(versionActions(agenda), (person) => session.asker()?.ids.includes(person) ?? false)
  ofSessions.set(session, versions)
  return versions
}

/** In the gallery, where there is no server. */
export const giveVersions = (session: AgendaSession, versions: VersionsStore): void =>
  void ofSessions.set(session, versions)
