/** One-time links: whoever holds one is let in, once, within its time, at the place that it carries. */
import type { Directory, Person, SignInLink } from '../storage/storage.ts'
import { hashToken, newToken } from './tokens.ts'

/** Milliseconds that a link lives. */
export const LINK_AGE = 15 * 60 * 1000

/** An invitation waits longer: nobody has asked for it. */
export const INVITATION_AGE = 7 * 24 * 60 * 60 * 1000

/** What a link is when one looks at it: to be used, or why not. */
export type LinkState =
  | { is: 'usable'; person: Person; to: string }
  | { is: 'used' | 'expired'; to: string }
  | { is: 'unknown' }

export class SignInLinks {
  readonly #directory: Directory
  readonly #now: () => number

  /** @param now milliseconds since 1970 (UTC) */
  constructor(directory: Directory, now: () => number) {
    this.#directory = directory
    this.#now = now
  }

  /**
   * @param to a place (`isPlace`)
   * @param age milliseconds that it lives
   * @returns the token; it is nowhere else
   */
  async make(person: Person, to: string, age: number = LINK_AGE): Promise<string> {
    const token = newToken()
    await this.#directory.saveSignInLink({
      tokenHash: hashToken(token),
      person: person.id,
      to,
      expiresAt: this.#now() + age,
    })
    return token
  }

  /** Looks without using it. */
  async look(token: string): Promise<LinkState> {
    const link = await this.#directory.signInLink(hashToken(token))
    if (!link) return { is: 'unknown' }
    if (link.usedAt !== null) return { is: 'used', to: link.to }
    if (link.expiresAt <= this.#now()) return { is: 'expired', to: link.to }
    const person = await this.#directory.person(link.person)
    return person ? { is: 'usable', person, to: link.to } : { is: 'unknown' }
  }

  /** Uses the link up. @returns `null` when it cannot be used (any more) */
  async use(token: string): Promise<{ person: Person; to: string } | null> {
    const link: SignInLink | null = await this.#directory.useSignInLink(hashToken(token), this.#now())
    const person = link && (await this.#directory.person(link.person))
    return person ? { person, to: link.to } : null
  }
}

/** The path of a link's page. */
export const linkPath = (token: string): string => `/sign-in/${token}`
