/** By when contributions and their material are due: each a fact that is changed in place, and the council's rule at hand. */
import { useReducer, useRef } from 'react'
import { type Deadlines, readFacts } from '../../shared/agenda/document.ts'
import { setDeadline, setDeadlines, setEveryDeadline } from '../../shared/agenda/edits.ts'
import { deadlinesByRules, isAfterMeeting } from '../../shared/deadlines/deadline.ts'
import { deadlinesMovedAlong } from '../../shared/deadlines/moved.ts'
import { elementId, useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { AGENDA } from '../agenda/changes.ts'
import { dayAndTime, longDateAndTime, t } from '../app/language.ts'
import { NotGiven } from '../facts/NotGiven.tsx'
import { TimeFact } from '../facts/TimeFact.tsx'
import { useMayWrite } from '../rights/useRights.ts'
import { DueHere } from './DueHere.tsx'
import { useDeadlineRules, useIsHeld } from './useDeadlines.ts'
import './deadlines.css'

const PLACE = { item: AGENDA, field: 'deadlines' }

const WORDS = { items: 'deadline', material: 'deadlineMaterial' } as const satisfies Record<
  keyof Deadlines,
  string
>

export function AgendaDeadlines() {
  useChanges(AGENDA)
  return (
    <>
      <Deadline which="items" />
      <Deadline which="material" />
      <Offer />
    </>
  )
}

function Deadline({ which }: { which: keyof Deadlines }) {
  const { doc } = useAgenda().session
  const { deadlines, startsAt } = readFacts(doc)
  const at = deadlines[which]
  return (
    <span className="deadline">
      <TimeFact
        place={PLACE}
        id={which === 'items' ? elementId(PLACE) : `${elementId(PLACE)}/${which}`}
        label={t(WORDS[which])}
        labels={{ day: t('deadlineDay'), from: t('deadlineTime') }}
        hasEnd={false}
        near={startsAt?.slice(0, 'yyyy-mm-dd'.length) ?? null}
        read={() => ({ startsAt: readFacts(doc).deadlines[which], endsAt: null })}
        onWrite={({ startsAt }) => setDeadline(doc, which, startsAt)}
      >
        <span className="label">{t(WORDS[which])}:</span>{' '}
        {at === null ? <NotGiven>{t('notGiven')}</NotGiven> : longDateAndTime(at)}
      </TimeFact>{' '}
      <DueHere due={at} />
      {isAfterMeeting(at, { startsAt }) && (
        <span className="fact-notice" role="status">
          {t('deadlineAfterMeeting')}
        </span>
      )}
    </span>
  )
}

/** What a press would do with the deadlines, where something is at hand: to move them along, or to set those that are not set. */
function Offer() {
  const mayWrite = useMayWrite(PLACE)
  const isHeld = useIsHeld()
  const move = useMove()
  const byRule = useByRule()
  const fact = useRef<HTMLSpanElement>(null)
  if (!mayWrite || isHeld) return null
  const act = (work: () => void) => () => {
    // The button goes with what it offered.
    const button = fact.current?.closest('.when-and-where')?.querySelector<HTMLElement>('.deadline button')
    work()
    button?.focus()
  }
  if (move !== null)
    return (
      <span ref={fact} className="deadline-offer">
        {t('meetingMoved')}{' '}
        <button type="button" className="button" onClick={act(move.along)}>
          {t('moveDeadlines')}
        </button>{' '}
        <button type="button" className="button bare" onClick={act(move.keep)}>
          {t('keepDeadlines')}
        </button>
      </span>
    )
  if (byRule === null) return null
  return (
    <span ref={fact} className="deadline-offer">
      <button type="button" className="button" onClick={act(byRule.set)}>
        {t('deadlinesByRule', { time: dayAndTime(byRule.first) })}
      </button>
    </span>
  )
}

/** The deadlines, as the council's rule has them, until that for contributions is set; one that is set stays. */
function useByRule(): { first: string; set: () => void } | null {
  const { doc } = useAgenda().session
  const rules = useDeadlineRules()
  const { startsAt, deadlines } = readFacts(doc)
  const ruled = deadlinesByRules(startsAt, rules)
  const items = deadlines.items ?? ruled.items
  const material = deadlines.material ?? ruled.material
  const isOpen =
    deadlines.items === null && (items !== null || (deadlines.material === null && material !== null))
  const first = isOpen ? (items ?? material) : null
  return first === null ? null : { first, set: () => setDeadlines(doc, { items, material }) }
}

/** The meeting has been moved, by whomever, since the page was opened or the deadlines were set last. */
function useMove(): { along: () => void; keep: () => void } | null {
  const { doc } = useAgenda().session
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const rules = useDeadlineRules()
  const { startsAt, deadlines } = readFacts(doc)
  const seen = useRef({ startsAt, deadlines: JSON.stringify(deadlines) })
  const now = { startsAt, deadlines: JSON.stringify(deadlines) }
  if (seen.current.deadlines !== now.deadlines || seen.current.startsAt === null) seen.current = now
  const from = seen.current.startsAt
  if (from === null || startsAt === null || from === startsAt) return null
  const moved = deadlinesMovedAlong(doc, { from, to: startsAt }, rules)
  if (moved === null) return null
  const keep = () => {
    seen.current = now
    redraw()
  }
  return { along: () => setEveryDeadline(doc, moved), keep }
}
