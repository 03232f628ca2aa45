/** How often anything of lists has changed, in whichever process: whoever looks at one is told at once. */
import type { SQLTagStore } from 'node:sqlite'

/** Within a transaction that somebody else commits. */
export const tellLists = (sql: SQLTagStore): unknown =>
  sql.run`UPDATE meta SET value = value + 1 WHERE key = 'changes'`
