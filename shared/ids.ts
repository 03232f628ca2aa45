/** Ids of what the document holds: 21 characters that are also valid keys of its maps. */
import { nanoid } from 'nanoid'

/** Never begins as an option of a command does: the command line takes ids. */
export function newId(): string {
  const id = nanoid()
  return id.startsWith('-') ? newId() : id
}
