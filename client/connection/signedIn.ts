/** Who is signed in, asked before what this browser keeps is shown: it may be another person's. */
import type { PersonId } from '../../shared/agenda/document.ts'
import { type Me, PERSON_COOKIE } from '../../shared/protocol/api.ts'

/** A server that takes longer is treated as none (ms): what is kept shall open without one. */
const LONGEST_WAIT_MS = 1500

/** Who signed in last in this browser, and has not signed out; `null` where that cannot be told. Their session may be over. */
export function signedInHere(): PersonId | null {
  const value = new RegExp(`(?:^|; )${PERSON_COOKIE}=([^;]+)`).exec(document.cookie)?.[1]
  return value === undefined ? null : decodeURIComponent(value)
}

/** Whether it is this person who is signed in, as far as the server can be asked. */
export async function maySee(person: PersonId): Promise<boolean> {
  if ((signedInHere() ?? person) !== person) return false
  try {
    const response = await fetch('/api/me', { signal: AbortSignal.timeout(LONGEST_WAIT_MS) })
    if (response.ok) return ((await response.json()) as Me).person.id === person
    return response.status !== 401
  } catch {
    return true
  }
}
