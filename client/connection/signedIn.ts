/** Who is signed in, asked before what this browser keeps is shown: it may be another person's. */
import type { Me } from '../../shared/protocol/api.ts'

/** A server that takes longer is treated as none (ms): what is kept shall open without one. */
const LONGEST_WAIT_MS = 1500

/** `unknown`: there was no answer. */
export type SignedIn = { is: 'person'; id: string } | { is: 'nobody' } | { is: 'unknown' }

export async function signedIn(): Promise<SignedIn> {
  try {
    const response = await fetch('/api/me', { signal: AbortSignal.timeout(LONGEST_WAIT_MS) })
    if (response.status === 401) return { is: 'nobody' }
    if (!response.ok) return { is: 'unknown' }
    return { is: 'person', id: ((await response.json()) as Me).person.id }
  } catch {
    return { is: 'unknown' }
  }
}
