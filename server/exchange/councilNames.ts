/** What the people of a council are called, as plain data that another process can be given. */
import type { PersonId } from '../../shared/agenda/document.ts'
import type { NameOf } from '../../shared/agenda/inWords.ts'
import { inNamedOrder } from '../../shared/agenda/responsibleOrder.ts'
import { compareNames } from '../../shared/language/sorting.ts'
import type { PaperWishes } from '../../shared/paper/paperOf.ts'
import type { Directory } from '../storage/storage.ts'

export interface CouncilNames {
  /** Of everybody who may be responsible for something. */
  names: ReadonlyMap<PersonId, string>
  /** Ids of names that are a person by now, and whose. */
  joined: ReadonlyMap<PersonId, PersonId>
  /** Whom texts mention: the council's people alone, under all their ids. An id that somebody wrote by hand tells no other's name. */
  mentioned: ReadonlyMap<PersonId, string>
}

export async function readCouncilNames(directory: Directory, council: string): Promise<CouncilNames> {
  const people = await directory.councilPeople(council)
  return {
    names: new Map((await directory.people()).map(({ id, name }) => [id, name])),
    joined: new Map(people.flatMap(({ person, aliases }) => aliases.map(({ id }) => [id, person.id]))),
    mentioned: new Map(
      people.flatMap(({ person, aliases }) =>
        [person, ...aliases].map(({ id }) => [id, person.name] as const),
      ),
    ),
  }
}

/** @returns tells the names of people: those of joined names too, each person once; whom `order` does not name last, in Danish order */
export function namesAmong({ names, joined }: CouncilNames): PaperWishes['namesOf'] {
  const nameOf = (id: PersonId): string => names.get(id) ?? id
  const own = (people: readonly PersonId[]): PersonId[] => [
    ...new Set(people.map((id) => joined.get(id) ?? id)),
  ]
  return (people, order = []) =>
    inNamedOrder(own(people), own(order), (a, b) => compareNames(nameOf(a), nameOf(b))).map(nameOf)
}

/** @returns tells people's own ids: those of joined names too, in one order, each person once */
export const idsAmong =
  ({ joined }: CouncilNames) =>
  (people: readonly PersonId[]): PersonId[] =>
    [...new Set(people.map((person) => joined.get(person) ?? person))].sort()

export const mentionedAmong =
  ({ mentioned }: CouncilNames): NameOf =>
  (id) =>
    mentioned.get(id) ?? null
