/** Which colour a person has: the same on every screen, and among the people of a council another one for each while there are enough. */
import { createContext, useContext } from 'react'

/** How many colours there are (`--person-1` …). */
const COLOURS = 8

export type PersonColours = ReadonlyMap<string, number>

const Colours = createContext<PersonColours>(new Map())
export const PersonColoursProvider = Colours.Provider

/** @returns 1 … 8; of somebody who is not among those that have been given one, by their id alone */
export function usePersonColour(): (id: string) => number {
  const colours = useContext(Colours)
  return (id) => colours.get(id) ?? ownColour(id)
}

/** Gives each their own colour where it is free, else the next one that the fewest have. @param ids in any order */
export function giveColours(ids: Iterable<string>): PersonColours {
  const given = new Map<string, number>()
  const uses = new Array<number>(COLOURS).fill(0)
  for (const id of [...ids].sort()) {
    const fewest = Math.min(...uses)
    let index = ownColour(id) - 1
    while (uses[index]! > fewest) index = (index + 1) % COLOURS
    uses[index]! += 1
    given.set(id, index + 1)
  }
  return given
}

function ownColour(id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + character.codePointAt(0)!) % 100_003
  return (sum % COLOURS) + 1
}
