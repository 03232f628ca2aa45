/** The people of the council: their names for the page, and whom one can make responsible. */
import { useEffect, useMemo, useState } from 'react'
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import { inNamedOrder } from '../../shared/agenda/responsibleOrder.ts'
import { findAll } from '../../shared/agenda/search.ts'
import type { AgendaHead, CouncilPerson, Role } from '../../shared/protocol/api.ts'
import { type Loading, useApi } from '../app/api.ts'
import { compareNames, t } from '../app/language.ts'
import type { Keep } from '../keeping/keep.ts'
import { KnownPeople, Newcomers } from './newcomers.ts'

export interface People {
  /** `ready` also where the server cannot be asked and this browser remembers them. */
  is: Loading<unknown>['is']
  /** What the server said, or did not. */
  answer: Loading<unknown>['is']
  /**
   * Empty until they are here; under a name's id from an agenda stands the person whose it is. Who asks it for somebody that the server did
   * not tell of has them read again, now and then.
   */
  byId: ReadonlyMap<PersonId, CouncilPerson>
  /** Whose people they are; `null` until that is known. */
  council: string | null
  /** Reads them again: somebody may have come since the page was opened. */
  refresh: () => void
  /** As `refresh`, for what happens often: only now and then. */
  look: () => void
}

/** @param person who has the agenda open; `null` before that is known */
export function usePeople(agenda: AgendaId, person: PersonId | null, keep: PeopleKeep): People {
  const [round, setRound] = useState(0)
  const [newcomers] = useState(() => new Newcomers(() => setRound((before) => before + 1)))
  useEffect(() => () => newcomers.stop(), [newcomers])
  const head = useApi<AgendaHead>(`/api/agendas/${encodeURIComponent(agenda)}`, round)
  const council = head.is === 'ready' ? head.value.council.id : null
  const asked = useApi<CouncilPerson[]>(
    council === null ? null : `/api/councils/${encodeURIComponent(council)}/people`,
    round,
  )
  const fresh = asked.is === 'ready' ? asked.value : null
  const answer = head.is === 'failed' ? 'failed' : asked.is
  const remembered = useRemembered(agenda, person, keep, fresh)
  return useMemo(() => {
    const refresh = () => setRound((before) => before + 1)
    const { meet, look } = newcomers
    return { ...peopleFrom(answer, fresh, remembered, meet), answer, council, refresh, look }
  }, [answer, fresh, remembered, council, newcomers])
}

/** Where names outlive an outage. */
export type PeopleKeep = Pick<Keep, 'peopleOf' | 'savePeople'>

/** As they were last known here: an array, `null` where nobody is remembered, `undefined` until that is known. */
type Remembered = readonly CouncilPerson[] | null | undefined

/** Keeps what has come, and finds what was kept. */
function useRemembered(
  agenda: AgendaId,
  person: PersonId | null,
  keep: PeopleKeep,
  fresh: readonly CouncilPerson[] | null,
): Remembered {
  const [remembered, remember] = useState<Remembered>()
  useEffect(() => {
    if (person === null) return
    let isWanted = true
    void keep.peopleOf(agenda, person).then((people) => isWanted && remember(people))
    return () => {
      isWanted = false
    }
  }, [agenda, person, keep])
  useEffect(() => {
    if (person !== null && fresh !== null) void keep.savePeople(agenda, person, fresh)
  }, [agenda, person, keep, fresh])
  return remembered
}

/**
 * What the server says comes first; that it cannot be asked is no failure while one remembers, or may.
 * @param meet told of an id that is asked for and that the server did not tell of
 */
export function peopleFrom(
  answer: People['answer'],
  fresh: readonly CouncilPerson[] | null,
  remembered: Remembered,
  meet: (id: PersonId) => void = () => {},
): Pick<People, 'is' | 'byId'> {
  if (fresh !== null) return { is: 'ready', byId: new KnownPeople(fresh.flatMap(underEveryId), meet) }
  // Their answer is on its way, or is asked for again.
  if (remembered) return { is: 'ready', byId: new Map(remembered.flatMap(underEveryId)) }
  return { is: remembered === undefined ? 'loading' : answer, byId: new Map() }
}

const underEveryId = (person: CouncilPerson): [PersonId, CouncilPerson][] =>
  [person.id, ...(person.aliases ?? [])].map((id) => [id, person])

/** @returns the person's own id, for whatever id an item has of them */
const ownId = (byId: People['byId'], id: PersonId): PersonId => byId.get(id)?.id ?? id

/** What one of them is called: «…» while names are on their way, as nobody is unknown yet. */
export const personName = ({ is, byId }: Pick<People, 'is' | 'byId'>, id: PersonId): string =>
  byId.get(id)?.name ?? (is === 'loading' ? '…' : t('unknownPerson'))

/**
 * The names of some of them, each person once.
 * @param oneself is told from the others
 * @param order who is named first; the others in the order of the interface's language
 * @returns `null` while they are not here
 */
export function namesOf(
  { is, byId }: Pick<People, 'is' | 'byId'>,
  ids: readonly PersonId[],
  { oneself = null, order = [] }: { oneself?: PersonId | null; order?: readonly PersonId[] } = {},
): string[] | null {
  if (is !== 'ready') return null
  const nameOf = (id: PersonId) => {
    const name = personName({ is, byId }, id)
    return id === oneself ? t('oneself', { name }) : name
  }
  const own = (people: readonly PersonId[]) => [...new Set(people.map((id) => ownId(byId, id)))]
  return inNamedOrder(own(ids), own(order), (a, b) => compareNames(nameOf(a), nameOf(b))).map(nameOf)
}

/** One line of the list to choose from. */
export interface Choice {
  id: PersonId
  name: string
  isChosen: boolean
  /** Under which ids. */
  chosenAs: readonly PersonId[]
  isOneself: boolean
  /** Nobody can sign in as them: a name that an imported agenda brought. */
  isNameOnly: boolean
  /** Responsible or not, they write nothing here. */
  onlyReads: boolean
}

export interface Choosing {
  byId: People['byId']
  /** The item's responsibles now. */
  chosen: readonly PersonId[]
  /** Who was chosen when the list was opened: they stay at its top, so that nobody moves away under the pointer. */
  chosenFirst: ReadonlySet<PersonId>
  oneself: PersonId | null
}

/**
 * Whom one can choose or take away: who writes agendas in the council, and whoever is chosen, known or not. What is typed
 * stands in the name, each word of it, whatever case and accents.
 */
export function choicesFor(choosing: Choosing, typed: string): Choice[] {
  const words = typed.split(/\s+/).filter(Boolean)
  return everybody(choosing)
    .filter(({ name }) => words.every((word) => findAll(name, word).length > 0))
    .map((choice) => ({ choice, rank: rankOf(choice, choosing, words) }))
    .sort((a, b) => a.rank - b.rank || compareNames(a.choice.name, b.choice.name))
    .map(({ choice }) => choice)
}

function everybody({ byId, chosen, chosenFirst, oneself }: Choosing): Choice[] {
  const own = (id: PersonId) => ownId(byId, id)
  const offered = [...byId.values()].filter(isOffered).map(({ id }) => id)
  const chosenAs = Map.groupBy(chosen, own)
  return [...new Set([...[...chosen, ...chosenFirst].map(own), ...offered])].map((id) => ({
    id,
    name: byId.get(id)?.name ?? t('unknownPerson'),
    isChosen: chosenAs.has(id),
    chosenAs: chosenAs.get(id) ?? [],
    isOneself: id === oneself,
    isNameOnly: byId.get(id)?.account === false,
    onlyReads: READERS.has(byId.get(id)?.role ?? null),
  }))
}

const READERS: ReadonlySet<Role | null> = new Set<Role>(['reader', 'participant'])

/** Who may open drafts, and names from agendas; not who was removed. */
const isOffered = ({ role, account }: CouncilPerson): boolean =>
  role === null ? !account : role !== 'participant'

/** Who is meant most probably comes first: a name that begins as one types; else who was chosen, then oneself. */
function rankOf({ id, name, isOneself }: Choice, choosing: Choosing, words: readonly string[]): number {
  if (words.length > 0) return beginsWith(name, words) ? 0 : 1
  return wasChosen(id, choosing) ? 0 : isOneself ? 1 : 2
}

const wasChosen = (id: PersonId, { byId, chosenFirst }: Choosing): boolean =>
  [...chosenFirst].some((chosen) => ownId(byId, chosen) === id)

const beginsWith = (name: string, words: readonly string[]): boolean =>
  words.every((word) => findAll(name, word).some(({ start }) => start === 0 || name[start - 1] === ' '))
