/**
 * Sending an agenda out, as far as it has come: what is chosen, what the server does just now, what came of it. It outlives its window, so
 * that one comes back to what one had chosen, and whoever closed the window is told all the same. Knows no page.
 */
import type { PersonId } from '../../shared/agenda/document.ts'
import type { MakingStep, SendVersion, SentVersion, VersionOnItsWay } from '../../shared/protocol/versions.ts'
import { ApiError } from '../app/api.ts'
import { t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import type { VersionActions } from './versionActions.ts'

export type SendingState =
  /** `why`: the last try came to nothing, in one sentence. `isMeant`: because somebody wanted it so. */
  | { is: 'asking'; why: string | null; isMeant?: true }
  /**
   * Others cannot write any more. `isLost`: the server is silent, and is asked until it answers. `until`: it can be taken back (server's
   * time, ms since 1970); `null`: not known yet. `isAnew`: files were being made when the server stopped.
   */
  | { is: 'closing'; until: number | null; by: string | null; isLost?: true; isAnew?: true }
  /** The files are made. `step`: `null` until the server has said so. `isMissed`: it was to be taken back, and that came too late. */
  | { is: 'making'; by: string | null; step: MakingStep | null; isLost?: true; isMissed?: true }
  /** `mails`: how many get mail; `null`: not known. `by`: a colleague's name. */
  | { is: 'sent'; version: SentVersion; mails: number | null; by?: string; isMissed?: true }

/** What one has chosen. */
export type SendingDraft = Required<Pick<SendVersion, 'kind' | 'name' | 'message'>>

type Actions = Pick<VersionActions, 'send' | 'onItsWay' | 'takeBack' | 'list' | 'failed'>

/** How often the server is asked how far it is (milliseconds). */
const EVERY = 700

/** What is asked for now is not meant later: a network may keep a request for long, and deliver it all the same (milliseconds). */
const MEANT_FOR = 30_000

/** So often in a row the server may not answer before that is said. */
const PATIENCE = 3

export class SendingWork {
  /** Chosen, and not sent; `null`: as it is proposed. */
  draft: Partial<SendingDraft> = {}
  /** Whether all of a long list of what is missing is shown. */
  showsAll = false
  readonly #actions: Actions
  readonly #wait: () => Promise<void>
  readonly #listeners = new Set<() => void>()
  #state: SendingState = { is: 'asking', why: null }
  readonly #isMe: (person: PersonId) => boolean
  #isAside = false
  #isInWindow = false
  #isBusy = false
  #isTakenBack = false
  /** It is being taken back, or was. */
  #isUndone = false
  /** It was to be taken back, too late. */
  #isMissed = false

  /** @param wait resolves when it is time to ask the server once more @param isMe whether it is who has the page open */
  constructor(
    actions: Actions,
    wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, EVERY)),
    isMe: (person: PersonId) => boolean = () => false,
  ) {
    this.#actions = actions
    this.#wait = wait
    this.#isMe = isMe
  }

  readonly state = (): SendingState => this.#state

  /** Whether one has gone to something that is missing, to come back. */
  readonly isAside = (): boolean => this.#isAside

  /** Whether its window is open; else the page tells of it. */
  readonly isInWindow = (): boolean => this.#isInWindow

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  putAside(isAside: boolean): void {
    this.#isAside = isAside
    this.#told()
  }

  /** Its window is opened, for something new: what was told of the last time is over; or it is closed. */
  showInWindow(isInWindow: boolean): void {
    if (isInWindow) this.again()
    this.#isInWindow = isInWindow
    this.#told()
  }

  /** What came of the last time is known. What one had chosen for a next one stays. */
  again(): void {
    if (!this.#isBusy) this.#tell({ is: 'asking', why: null })
  }

  /** It may be on its way: sent by a colleague, in another tab, or before the page was loaded anew. Resolves when it is over. */
  async look(): Promise<SentVersion | null> {
    if (this.#isBusy) return null
    const way = await this.#actions.onItsWay().catch(() => null)
    if (way === null || this.#isBusy) return null
    this.#isTakenBack = this.#isUndone = this.#isMissed = false
    this.#show(way)
    return this.#busy(() => this.#untilOver(way.number - 1, way.number))
  }

  /** @returns the version; `null`: it came to nothing, and the state says why */
  async send(wish: Partial<SendingDraft> & Pick<SendingDraft, 'kind'>): Promise<SentVersion | null> {
    if (this.#isBusy) return null
    this.#isTakenBack = this.#isUndone = this.#isMissed = false
    this.#tell({ is: 'closing', until: null, by: null })
    return this.#busy(async () => {
      // Asked first: without an answer nothing is sent, and nobody has to find out later whether it was.
      const list = await this.#actions.list().catch((error: unknown) => error)
      if (!Array.isArray(list)) return this.#fail(list instanceof ApiError ? list.message : t('sendOffline'))
      const before: number = list[0]?.number ?? 0
      let silent = 0
      let isOver = false
      const sending = this.#actions
        .send({ ...wish, after: before, until: serverNow() + MEANT_FOR })
        .finally(() => {
          isOver = true
        })
      sending.catch(() => {})
      while (!isOver) {
        const way = await Promise.race([
          this.#actions.onItsWay().catch(() => 'silent' as const),
          sending.then(nothing, nothing),
        ])
        silent = way === 'silent' ? silent + 1 : 0
        if (isOver) break
        if (way === 'silent') this.#showSilence(silent)
        else if (way !== null) this.#show(way)
        await Promise.race([this.#wait(), sending.then(nothing, nothing)])
      }
      try {
        const version = await sending
        this.draft = {}
        return this.#end(version, version.mails)
      } catch (error) {
        // Nobody knows: the server may go on with it by itself.
        if (!(error instanceof ApiError) || error.status >= 500) return this.#untilOver(before)
        const theirs = await this.#colleagues(error, before)
        return theirs === undefined ? this.#fail(error.message) : theirs
      }
    })
  }

  /** Who presses at the same moment as a colleague follows theirs. @returns `undefined`: there is none */
  async #colleagues({ status, code }: ApiError, before: number): Promise<SentVersion | null | undefined> {
    if (status !== 409 || this.#isTakenBack || this.#isUndone) return undefined
    const way = await this.#actions.onItsWay().catch(() => null)
    if (way !== null) {
      this.#show(way)
      return this.#untilOver(before, way.number)
    }
    const [newest] = await this.#actions.list().catch(() => [])
    if (newest !== undefined && newest.number > before) return this.#end(newest, null)
    // What kept one's own from being sent is gone since.
    return code === 'being-sent' ? this.#tellStopped(before + 1) : undefined
  }

  /** @returns whether it was taken back; `false`: it is too late */
  async takeBack(): Promise<boolean> {
    // Pressed at once: the server may not have begun yet, and would know of nothing to take back.
    while (this.#isBeginning) await this.#wait()
    if (this.#state.is !== 'closing') return false
    // Known elsewhere that it is over before it is answered here: it is over because it was asked for.
    this.#isUndone = true
    while (this.#state.is === 'closing') {
      try {
        await this.#actions.takeBack()
        this.#isTakenBack = true
        return true
      } catch (error) {
        if (error instanceof ApiError && error.status < 500) break
        // The server has not heard of it: it is told again for as long as it may still listen.
        await this.#wait()
      }
    }
    this.#isUndone = false
    this.#isMissed = true
    return false
  }

  get #isBeginning(): boolean {
    return this.#state.is === 'closing' && this.#state.until === null
  }

  async #busy<T>(work: () => Promise<T>): Promise<T> {
    this.#isBusy = true
    try {
      return await work()
    } finally {
      this.#isBusy = false
    }
  }

  /** @param before the number of the last version then @param followed the number of what somebody sends elsewhere */
  async #untilOver(before: number, followed?: number): Promise<SentVersion | null> {
    for (let silent = 0; ; ) {
      try {
        const way = await this.#actions.onItsWay()
        silent = 0
        if (way === null) return await this.#whatCame(before, followed)
        this.#show(way)
      } catch (error) {
        // It answers that it is not for one to know any more: one is signed out, or of the secretariat no longer.
        if (error instanceof ApiError && error.status < 500) return this.#fail(error.message)
        silent += 1
        this.#showSilence(silent)
      }
      await this.#wait()
    }
  }

  #showSilence(silent: number): void {
    const state = this.#state
    if (silent >= PATIENCE && (state.is === 'closing' || state.is === 'making') && !state.isLost)
      this.#tell({ ...state, isLost: true })
  }

  async #whatCame(before: number, followed?: number): Promise<SentVersion | null> {
    const [newest] = await this.#actions.list()
    if (newest !== undefined && newest.number > before && !this.#isTakenBack) {
      if (followed === undefined) this.draft = {}
      return this.#end(newest, null)
    }
    return followed === undefined ? this.#fail(t('sendNotSent')) : this.#tellStopped(followed)
  }

  /** Of what somebody sent elsewhere: taken back there, as they may well have wanted, unless it failed. */
  async #tellStopped(number: number): Promise<null> {
    const failed = await this.#actions.failed().catch(() => null)
    return failed?.number === number
      ? this.#fail(t('sendNotSent'))
      : this.#fail(t('sendTakenBackThere'), true)
  }

  #show({ until, by, step }: VersionOnItsWay): void {
    const who = this.#isMe(by.id) ? null : by.name
    const before = this.#state
    const isAnew = before.is === 'making' || (before.is === 'closing' && before.isAnew)
    if (until !== null) this.#tell({ is: 'closing', until, by: who, ...(isAnew && { isAnew }) })
    else this.#tell({ is: 'making', by: who, step, ...(this.#isMissed && { isMissed: true }) })
  }

  #end(version: SentVersion, mails: number | null): SentVersion {
    const { by } = version
    const isOthers = mails === null && by.name !== '' && !this.#isMe(by.id)
    const isMissed = this.#isMissed && { isMissed: true as const }
    this.#tell({ is: 'sent', version, mails, ...(isOthers && { by: by.name }), ...isMissed })
    return version
  }

  #fail(why: string, isMeant = false): null {
    if (this.#isTakenBack || this.#isUndone)
      this.#tell({ is: 'asking', why: t('sendTakenBack'), isMeant: true })
    else this.#tell({ is: 'asking', why, ...(isMeant && { isMeant }) })
    return null
  }

  #tell(state: SendingState): void {
    this.#state = state
    this.#told()
  }

  #told(): void {
    for (const listener of this.#listeners) listener()
  }
}

const nothing = (): null => null
