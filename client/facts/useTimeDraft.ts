/**
 * A time while somebody edits it: what is whole is written at once, so that nothing is lost with the page; what is not yet lies
 * over what the agenda says, until it is whole or a colleague has written another time.
 */
import { useReducer, useRef } from 'react'
import { type MeetingTime, meant, partsOf, type TimeParts, timeOf } from './meetingTime.ts'

export interface TimeDraft {
  parts: TimeParts
  change: (change: Partial<TimeParts>) => void
  /** To be called when somebody leaves. @returns whether something was left that is no whole time */
  settle: () => boolean
}

/** @param read what the agenda says now */
export function useTimeDraft(read: () => MeetingTime, write: (time: MeetingTime) => void): TimeDraft {
  const draft = useRef<{ over: string; parts: TimeParts } | null>(null)
  const [, redraw] = useReducer((count: number) => count + 1, 0)

  const now = () => keyOf(read())
  const shown = () => (draft.current?.over === now() ? draft.current.parts : null)
  const put = (time: MeetingTime | null, parts: TimeParts) => {
    if (time !== null) write(time)
    draft.current = time === null ? { over: now(), parts } : null
    redraw()
  }
  const change = (change: Partial<TimeParts>) => {
    const parts = { ...(shown() ?? partsOf(read())), ...change }
    put(timeOf(parts), parts)
  }
  const settle = () => {
    const parts = shown()
    if (parts === null) return false
    put(meant(parts, read()), parts)
    return draft.current !== null
  }
  return { parts: shown() ?? partsOf(read()), change, settle }
}

const keyOf = ({ startsAt, endsAt }: MeetingTime): string => `${startsAt} ${endsAt}`
