/** One question to the server about what a text was before, of which whoever waits hears what becomes of it. */
import type { EarlierTexts } from '../../shared/protocol/api.ts'
import { ApiError, readJson } from '../app/api.ts'

/** Who waits is told so after so long; after the other no answer is waited for any more (milliseconds). */
export const [SLOW, LONGEST_WAIT] = [4_000, 30_000]

/** `slow`: it goes on. `failed`: no answer came, or not in time. `refused`: one came that is none. */
export type Told = { is: 'ready'; value: EarlierTexts } | { is: 'slow' | 'failed' | 'refused' }

/** @returns stops it: nothing is told any more */
export function askEarlierTexts(path: string, tell: (told: Told) => void): () => void {
  const asking = new AbortController()
  let isOver = false
  const slow = setTimeout(() => tell({ is: 'slow' }), SLOW)
  const tooLong = setTimeout(() => end({ is: 'failed' }), LONGEST_WAIT)
  const end = (told: Told | null) => {
    if (isOver) return
    isOver = true
    clearTimeout(slow)
    clearTimeout(tooLong)
    asking.abort()
    if (told !== null) tell(told)
  }
  readJson<EarlierTexts>(path, asking.signal).then(
    (value) => end({ is: 'ready', value }),
    (error: unknown) => end({ is: error instanceof ApiError ? 'refused' : 'failed' }),
  )
  return () => end(null)
}
