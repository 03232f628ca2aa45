/** Reads the HTTP API (`shared/protocol/api.ts`). */
import { useEffect, useState } from 'react'
import type { Problem } from '../../shared/protocol/api.ts'

/** The server answered, but not with what was asked for. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number

  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

export type Loading<T> =
  | { is: 'loading' }
  | { is: 'ready'; value: T }
  /** `status`: the server's answer, or `null` where none came. `again` asks once more. */
  | { is: 'failed'; status: number | null; again: () => void }

/** Reads one address when the component is mounted. `null` as the path: nothing is read yet. */
export function useApi<T>(path: string | null): Loading<T> {
  const [state, setState] = useState<Loading<T>>({ is: 'loading' })
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try reads the same address
  useEffect(() => {
    if (path === null) return
    const leaving = new AbortController()
    readJson<T>(path, leaving.signal)
      .then((value) => setState({ is: 'ready', value }))
      .catch((error: unknown) => {
        if (leaving.signal.aborted) return
        const again = () => {
          setState({ is: 'loading' })
          setTries((before) => before + 1)
        }
        setState({ is: 'failed', status: error instanceof ApiError ? error.status : null, again })
      })
    return () => leaving.abort()
  }, [path, tries])
  return state
}

/** @throws ApiError when the answer is an error; TypeError when there is no connection */
async function readJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal, headers: { accept: 'application/json' } })
  if (response.ok) return (await response.json()) as T
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>
  throw new ApiError(response.status, problem.detail ?? response.statusText)
}

/** Where one signs in, to come back to this very place. */
export const signInAddress = (): string =>
  `/sign-in?to=${encodeURIComponent(location.pathname + location.hash)}`
