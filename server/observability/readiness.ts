/** Whether the server can take traffic; `GET /readyz` asks it. */
export class Readiness {
  #reason: string | null = null

  /** @param reason one English sentence for the operator; nothing secret */
  fail(reason: string): void {
    this.#reason = reason
  }

  recover(): void {
    this.#reason = null
  }

  /** Why not, or `null` when all is well. */
  get reason(): string | null {
    return this.#reason
  }
}
