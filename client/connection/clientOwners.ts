/**
 * Whose a client id is: the document knows which client wrote something, and this who that was. Whoever is here says so; of who has gone
 * the server is asked, once.
 */
import type { ClientOwner } from '../../shared/protocol/api.ts'

export class ClientOwners {
  readonly #here: (client: number) => ClientOwner | null
  readonly #ask: (client: number) => Promise<ClientOwner | null>
  readonly #answers = new Map<number, Promise<ClientOwner | null>>()

  /** @param here whose it is, if they have the agenda open @param ask `null`: nobody's, as the server's own; throws where it cannot be said now */
  constructor(
    here: (client: number) => ClientOwner | null,
    ask: (client: number) => Promise<ClientOwner | null>,
  ) {
    this.#here = here
    this.#ask = ask
  }

  /** @returns `null`: nobody's, or it cannot be said now, and another call asks again */
  async of(client: number): Promise<ClientOwner | null> {
    return this.#here(client) ?? (await this.#answerFor(client))
  }

  #answerFor(client: number): Promise<ClientOwner | null> {
    const answer = this.#answers.get(client) ?? this.#ask(client).catch(() => this.#forget(client))
    this.#answers.set(client, answer)
    return answer
  }

  #forget(client: number): null {
    this.#answers.delete(client)
    return null
  }
}
