/** What a text, or a value of one line, was before, state by state, the newest first. */
import * as Y from 'yjs'
import type { PersonId } from '../../../shared/agenda/document.ts'
import type { FieldPlace } from '../../../shared/agenda/fieldPlace.ts'
import { plainText, wordsOf } from '../../../shared/richtext/plainText.ts'
import { EMPTY_TEXT } from '../../../shared/richtext/richText.ts'
import { sameText } from '../../../shared/richtext/sameText.ts'
import type { EarlierState, EarlierStates } from '../storage.ts'
import { groupTouches, type Touch } from './grouping.ts'
import type { LoggedAgenda, Step } from './loggedAgenda.ts'
import { type IdRange, IdSet } from './ranges.ts'
import { type TextOfPlace, textOfPlace } from './textOfPlace.ts'

/** A page has at most so many states, and at most about so much text (UTF-16 units of JSON), but always one. */
const STATES_ON_PAGE = 20
const LARGEST_PAGE = 1_000_000

/** A step that changed the text, with what it changed of it. */
interface TextTouch extends Touch {
  seq: number
  inserted: readonly IdRange[]
  deleted: readonly IdRange[]
}

/**
 * @param before states whose number is smaller; `null`: from the newest on
 * @returns `null` when there is no such text
 */
export function earlierStates(
  { doc, steps }: LoggedAgenda,
  place: FieldPlace,
  before: number | null,
): EarlierStates | null {
  const text = textOfPlace(doc, place)
  if (text === null) return null
  const ids = new IdSet(text.ids)
  const groups = groupTouches(steps.flatMap((step) => touchOf(step, ids, text) ?? []))
  let end = groups.length
  if (before !== null) while (end > 0 && groups[end - 1]!.at(-1)!.seq >= before) end -= 1
  while (end > 0) {
    const start = Math.max(0, end - STATES_ON_PAGE)
    const states = fitting(readStates(text, groups, start, end))
    const isWhole = states.isWhole && start === 0
    // What changed nothing to see is no state; where a page has no other, the one before it is wanted.
    if (states.kept.length > 0 || isWhole)
      return { states: states.kept, before: isWhole ? null : (states.from ?? seqOf(groups[start]!)) }
    end = start
  }
  return { states: [], before: null }
}

/** Called for every step of a long log, of which few touch the text: nothing is made for the others. */
function touchOf(step: Step, ids: IdSet, text: TextOfPlace): TextTouch | null {
  const isTouched = [step.inserted, step.deleted].some((all) =>
    all.some(({ ids: theirs }) => theirs.some((range) => ids.meets(range))),
  )
  if (!isTouched) return null
  const { seq, at, lastAt, inserted, deleted } = step
  const people = new Set<PersonId>()
  const within = (all: Step['inserted']) =>
    all.flatMap(({ person, ids: theirs }) => {
      const found = theirs.flatMap((range) => ids.within(range))
      if (found.length > 0 && person !== null) people.add(person)
      return found
    })
  const done = { inserted: within(inserted), deleted: within(deleted) }
  const takesMuch = text.takesMuch(done.inserted, done.deleted)
  return { seq, at, lastAt, ...done, takesMuch, people: [...people] }
}

const seqOf = (group: readonly TextTouch[]): number => group.at(-1)!.seq

/** The states of the groups from `start` to `end`, oldest first, without those that show the same as the one before. */
function readStates(
  text: TextOfPlace,
  groups: readonly TextTouch[][],
  start: number,
  end: number,
): EarlierState[] {
  const moment = new Moment()
  const states: EarlierState[] = []
  moment.take(groups.slice(0, start).flat())
  const read = () => text.readAt(moment.snapshot())
  let last = start === 0 ? EMPTY_TEXT : read()
  for (const group of groups.slice(start, end)) {
    moment.take(group)
    const now = read()
    if (sameText(now, last)) continue
    const people = [...new Set(group.flatMap((touch) => touch.people))]
    const words = changedWords(plainText(last), plainText(now))
    states.push({ seq: seqOf(group), at: group.at(-1)!.lastAt, people, words, text: now })
    last = now
  }
  return states
}

/** The newest ones that fit on a page, newest first. `from`: the number from which on there was no room. */
function fitting(states: readonly EarlierState[]): {
  kept: EarlierState[]
  isWhole: boolean
  from: number | null
} {
  const kept: EarlierState[] = []
  let size = 0
  for (const state of states.toReversed()) {
    size += JSON.stringify(state.text).length
    if (kept.length > 0 && size > LARGEST_PAGE) return { kept, isWhole: false, from: kept.at(-1)!.seq }
    kept.push(state)
  }
  return { kept, isWhole: true, from: null }
}

/** How many words there are more of, and how many fewer: one that only moved counts as neither. */
function changedWords(before: string, now: string): EarlierState['words'] {
  const balance = new Map<string, number>()
  const count = (text: string, by: number) => {
    for (const word of wordsOf(text)) balance.set(word, (balance.get(word) ?? 0) + by)
  }
  count(before, -1)
  count(now, 1)
  const values = [...balance.values()]
  const sum = (sign: 1 | -1) => values.reduce((total, value) => total + Math.max(0, sign * value), 0)
  return { added: sum(1), removed: sum(-1) }
}

/** A moment in the life of one text, moved on touch by touch. */
class Moment {
  readonly #inserted = new Map<number, number>()
  #deleted = Y.createDeleteSet()

  take(touches: readonly TextTouch[]): void {
    const deleted = Y.createDeleteSet()
    for (const touch of touches) {
      for (const [client, clock, length] of touch.inserted)
        this.#inserted.set(client, Math.max(this.#inserted.get(client) ?? 0, clock + length))
      for (const [client, clock, len] of touch.deleted) {
        const ranges = deleted.clients.get(client) ?? []
        ranges.push({ clock, len })
        deleted.clients.set(client, ranges)
      }
    }
    this.#deleted = Y.mergeDeleteSets([this.#deleted, deleted])
  }

  snapshot(): Y.Snapshot {
    return Y.createSnapshot(this.#deleted, this.#inserted)
  }
}
