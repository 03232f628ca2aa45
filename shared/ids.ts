/** Ids of what the document holds: 21 characters that are also valid keys of its maps. */
import { nanoid } from 'nanoid'

export const newId = (): string => nanoid()
