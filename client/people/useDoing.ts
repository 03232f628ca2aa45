/** Something that is being done, and why it was not: for whatever has a button. */
import { useCallback, useState } from 'react'
import { sentenceOf } from './peopleActions.ts'

export interface Doing {
  isBusy: boolean
  /** Why the last one was not done. */
  failure: string | null
  /** Does it, unless something is being done already. */
  act: (work: () => Promise<void>) => Promise<void>
  forget: () => void
}

export function useDoing(): Doing {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const act = useCallback(
    async (work: () => Promise<void>) => {
      if (isBusy) return
      setBusy(true)
      setFailure(null)
      try {
        await work()
      } catch (error) {
        setFailure(sentenceOf(error))
      } finally {
        setBusy(false)
      }
    },
    [isBusy],
  )
  return { isBusy, failure, act, forget: useCallback(() => setFailure(null), []) }
}
