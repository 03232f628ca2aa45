/** Who is signed in: a cookie with a random token, and a row that knows whose it is and when it was last used. */
import { parseCookie } from 'cookie'
import type { SessionLimits } from '../settings.ts'
import type { Directory, Person, Session } from '../storage/storage.ts'
import { hashToken, newToken } from './tokens.ts'

export const SESSION_COOKIE = 'session'

/** A session's use is written down at most this often (ms): reading a page must not cost a write. */
const TOUCH_EVERY = 60 * 60 * 1000

export interface SignedIn {
  person: Person
  /** Names the session (the hash of its token); opens nothing. */
  session: string
}

export class Sessions {
  readonly #directory: Directory
  readonly #limits: SessionLimits
  readonly #now: () => number

  /** @param now milliseconds since 1970 (UTC) */
  constructor(directory: Directory, limits: SessionLimits, now: () => number) {
    this.#directory = directory
    this.#limits = limits
    this.#now = now
  }

  /** @param cookieHeader the `Cookie` header of a request */
  async who(cookieHeader: string | undefined): Promise<SignedIn | null> {
    const token = parseCookie(cookieHeader ?? '')[SESSION_COOKIE]
    return token ? this.find(hashToken(token)) : null
  }

  /** Is this session still alive? For what stays open long; it counts as use. */
  async find(session: string): Promise<SignedIn | null> {
    const row = await this.#directory.session(session)
    if (!row || this.#isOver(row)) return null
    const person = await this.#directory.person(row.person)
    if (!person) return null
    if (this.#now() - row.seenAt >= TOUCH_EVERY) await this.#directory.touchSession(session, this.#now())
    return { person, session }
  }

  /** @returns the token for the cookie; it is nowhere else */
  async start(person: Person): Promise<string> {
    const token = newToken()
    const now = this.#now()
    await this.#directory.saveSession({
      tokenHash: hashToken(token),
      person: person.id,
      createdAt: now,
      seenAt: now,
    })
    return token
  }

  async end(session: string): Promise<void> {
    await this.#directory.endSession(session)
  }

  /** Ends every session of a person, in whatever browser. */
  async endAll({ id }: Person): Promise<void> {
    await this.#directory.endSessions(id)
  }

  #isOver(row: Session): boolean {
    const now = this.#now()
    return now - row.createdAt >= this.#limits.age || now - row.seenAt >= this.#limits.idle
  }
}
