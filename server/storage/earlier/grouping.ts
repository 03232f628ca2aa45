/**
 * Which changes of a text make one state that somebody would want back: those of the same people, until they rest, somebody
 * else takes over, it has gone on for long, or much of it is taken away at once.
 */
import type { PersonId } from '../../../shared/agenda/document.ts'

const MINUTE = 60_000
/** Who rests for so long has finished something (milliseconds). */
const REST = 2 * MINUTE
/** Who never rests still leaves a state behind now and then (milliseconds). */
const LONGEST = 5 * MINUTE
/** Who writes within so long of somebody else writes together with them (milliseconds). */
const TOGETHER = MINUTE

/** One step of the log that changed the text. */
export interface Touch {
  /** Milliseconds since 1970 (UTC) of its first and of its last entry. */
  at: number
  lastAt: number
  people: readonly PersonId[]
  /** What stood before it is what somebody may want back. */
  takesMuch: boolean
}

/** @param touches in the order of the log @returns runs of them, none empty, in that order */
export function groupTouches<T extends Touch>(touches: readonly T[]): T[][] {
  const groups: T[][] = []
  let people = new Set<PersonId>()
  for (const [index, touch] of touches.entries()) {
    const group = groups.at(-1)
    if (group === undefined || hasEnded(group, touch) || takesOver(touches, index, people)) {
      groups.push([touch])
      people = new Set(touch.people)
    } else {
      group.push(touch)
      for (const person of touch.people) people.add(person)
    }
  }
  return groups
}

const hasEnded = (group: readonly Touch[], { at, lastAt, takesMuch }: Touch): boolean =>
  takesMuch || at - group.at(-1)!.lastAt >= REST || lastAt - group[0]!.at > LONGEST

/** Somebody new writes, and whoever wrote before does not go on beside them. */
function takesOver(touches: readonly Touch[], index: number, before: ReadonlySet<PersonId>): boolean {
  const { people, lastAt } = touches[index]!
  if (people.every((person) => before.has(person))) return false
  for (let next = index; next < touches.length && touches[next]!.at < lastAt + TOGETHER; next += 1)
    if (touches[next]!.people.some((person) => before.has(person))) return false
  return true
}
