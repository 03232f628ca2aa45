/** Whether everything is saved, always in words. «Gemt» is said because of message 100, and of nothing else (spec N1). */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useReadOut } from '../access/useReadOut.ts'
import { useConnectionState, useIsLoaded } from '../agenda/useAgendaSession.ts'
import { clockTime, t } from '../app/language.ts'
import { type Ahead, subscribeTypedAhead, typedAhead } from '../editor/typedAhead.ts'
import { useMayWriteTexts } from '../rights/useRights.ts'
import type { AgendaSession } from './agendaSession.ts'
import { aloud, QUIET } from './aloud.ts'
import type { ConnectionState } from './connectionState.ts'

/** «Gemt» is said when nothing was typed for this long (milliseconds): else the words would change at every key. */
const SETTLED = 400

export function SaveIndicator({ session }: { session: AgendaSession }) {
  const state = useSettled(useConnectionState(session))
  const ahead = useSyncExternalStore(subscribeTypedAhead, typedAhead)
  const { tone, sign, words, more, hint } = shownAhead(state, ahead) ?? shown(state)
  return (
    <>
      <p className="save-indicator" data-tone={tone} title={hint}>
        <span aria-hidden="true">{sign} </span>
        {words}
        {more}
      </p>
      {/* The words change at every pause in one's writing: to be seen, or looked up, and not to be read aloud each time. */}
      <span className="visually-hidden" role="status">
        {useReadOut(useAloud(state, useIsLoaded(session), useMayWriteTexts(session)))}
      </span>
    </>
  )
}

function useAloud(state: ConnectionState, isThere: boolean, mayWrite: boolean): string {
  const [{ say }, setAloud] = useState(QUIET)
  useEffect(() => {
    setAloud((before) => aloud(before, state, isThere))
  }, [state, isThere])
  if (say === 'saysOffline' && !mayWrite) return t('offline')
  return say === null ? '' : t(say)
}

/** The state itself, but for «saved»: that comes when it has lasted. */
function useSettled(state: ConnectionState): ConnectionState {
  const [settled, setSettled] = useState(state)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(state), state.is === 'saved' ? SETTLED : 0)
    return () => clearTimeout(timer)
  }, [state])
  return state.is === 'saved' ? settled : state
}

interface Shown {
  tone: 'calm' | 'good' | 'warning' | 'bad'
  sign: string
  words: string
  more?: string
  hint?: string
}

/** What no document has yet is not saved, whatever is acknowledged. @returns `null` where the state itself says as much */
function shownAhead(state: ConnectionState, ahead: Ahead): Shown | null {
  if (ahead === 'nothing' || state.is === 'late' || state.is === 'offline' || state.is === 'ended')
    return null
  return ahead === 'fetching'
    ? { tone: 'calm', sign: '◌', words: t('saving') }
    : { tone: 'warning', sign: '●', words: t('notSaved') }
}

function shown(state: ConnectionState): Shown {
  switch (state.is) {
    case 'connecting':
      return { tone: 'calm', sign: '◌', words: t('connecting') }
    case 'saved':
      return { tone: 'good', sign: '✓', words: t('saved'), hint: t('savedAt', { time: clockTime(state.at) }) }
    case 'saving':
      return { tone: 'calm', sign: '◌', words: t('saving') }
    case 'late':
      return { tone: 'warning', sign: '●', words: t('notSaved'), ...waiting(': ', state.pending) }
    case 'reconnecting':
      return state.pending === 0
        ? { tone: 'good', sign: '✓', words: t('saved') }
        : { tone: 'calm', sign: '◌', words: t('saving') }
    case 'offline':
      return { tone: 'warning', sign: '●', words: t('offline'), ...waiting(' – ', state.pending) }
    case 'ended':
      return state.pending === 0
        ? { tone: 'bad', sign: '!', words: t('connectionEnded') }
        : { tone: 'bad', sign: '!', words: t('notSaved'), ...waiting(': ', state.pending) }
    default:
      return state satisfies never
  }
}

const waiting = (separator: string, pending: number): { more?: string } =>
  pending === 0 ? {} : { more: separator + t('changesWait', { n: pending }) }
