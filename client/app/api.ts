/** Reads the HTTP API (`shared/protocol/api.ts`). */
import { useEffect, useState } from 'react'
import type { Problem } from '../../shared/protocol/api.ts'
import { hearServerDate } from './serverClock.ts'

/** The server answered, but not with what was asked for. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  /** Where there are several reasons for one status: which; `null`: not told. */
  readonly code: string | null

  constructor(status: number, detail: string, code: string | null = null) {
    super(detail)
    this.status = status
    this.code = code
  }
}

export type Loading<T> =
  | { is: 'loading' }
  | { is: 'ready'; value: T }
  /** `status`: the server's answer, or `null` where none came. `again` asks once more. */
  | { is: 'failed'; status: number | null; again: () => void }

/** A server that takes longer is treated as none (milliseconds). */
const LONGEST_WAIT = 8_000

/** Something may have to be done first, as a mail be sent (milliseconds). */
const LONGEST_WORK = 30_000

/**
 * Reads one address when the component is mounted, and again when `round` is another; what was read stays until there is newer.
 * `null` as the path: nothing is read yet.
 */
export function useApi<T>(path: string | null, round = 0): Loading<T> {
  const [state, setState] = useState<Loading<T>>({ is: 'loading' })
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round or try reads the same address again
  useEffect(() => {
    if (path === null) return
    const leaving = new AbortController()
    readJson<T>(path, AbortSignal.any([leaving.signal, AbortSignal.timeout(LONGEST_WAIT)]))
      .then((value) => setState((before) => readAs(before, value)))
      .catch((error: unknown) => {
        if (leaving.signal.aborted) return
        const status = error instanceof ApiError ? error.status : null
        const again = () => {
          setState({ is: 'loading' })
          setTries((before) => before + 1)
        }
        setState((before) => (before.is === 'ready' ? before : { is: 'failed', status, again }))
      })
    return () => leaving.abort()
  }, [path, round, tries])
  return state
}

/** The same again is the same object: what shows it is not drawn anew. */
function readAs<T>(before: Loading<T>, value: T): Loading<T> {
  const isSame = before.is === 'ready' && JSON.stringify(before.value) === JSON.stringify(value)
  return isSame ? before : { is: 'ready', value }
}

/** @throws ApiError when the answer is an error; TypeError when there is no connection */
export async function readJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, { ...(signal && { signal }), headers: { accept: 'application/json' } })
  return answerOf<T>(response)
}

/**
 * Has something done, and reads what came of it: `null` where there is nothing to tell.
 * @param longest how long it may take (milliseconds) @throws as `readJson`
 */
export async function postJson<T>(path: string, body: object, longest = LONGEST_WORK): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const signal = AbortSignal.timeout(longest)
  return answerOf<T>(await fetch(path, { method: 'POST', headers, signal, body: JSON.stringify(body) }))
}

/** As `postJson`: saves something as a whole. */
export async function putJson<T>(path: string, body: object): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const signal = AbortSignal.timeout(LONGEST_WORK)
  return answerOf<T>(await fetch(path, { method: 'PUT', headers, signal, body: JSON.stringify(body) }))
}

/** As `postJson`, with a file as what is sent. */
export async function postFile<T>(path: string, file: Blob): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/octet-stream' }
  const signal = AbortSignal.timeout(LONGEST_WORK)
  return answerOf<T>(await fetch(path, { method: 'POST', headers, signal, body: file }))
}

/** A file, and how the server names it. @throws as `readJson` */
export async function readFile(
  path: string,
  signal: AbortSignal,
): Promise<{ bytes: Blob; disposition: string | null }> {
  const response = await fetch(path, { signal })
  if (!response.ok) return answerOf(response)
  hearServerDate(response.headers.get('date'))
  return { bytes: await response.blob(), disposition: response.headers.get('content-disposition') }
}

/** What is read as it comes. @throws as `readJson` */
export async function readStream(
  path: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const response = await fetch(path, { signal })
  if (!response.ok || response.body === null) return answerOf(response)
  hearServerDate(response.headers.get('date'))
  return response.body
}

async function answerOf<T>(response: Response): Promise<T> {
  hearServerDate(response.headers.get('date'))
  if (response.status === 204) return null as T
  if (response.ok) return (await response.json()) as T
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>
  throw new ApiError(response.status, problem.detail ?? response.statusText, problem.code ?? null)
}

/** Where one signs in, to come back to this very place. */
export const signInAddress = (): string =>
  `/sign-in?to=${encodeURIComponent(location.pathname + location.search + location.hash)}`
