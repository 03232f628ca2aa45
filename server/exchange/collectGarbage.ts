/**
 * Memory is given back at once. What a library in machine code has made is freed when the object that stands for it here is collected, and to the
 * engine that object is a few bytes: it sees no reason to look, while hundreds of megabytes hang on them.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let collect: (() => void) | null = null

/** Holds this thread up for a moment, and no other. What was machine code's is freed in the next turn. */
export function collectGarbage(): void {
  if (collect === null) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
    setFlagsFromString('--no-expose-gc')
  }
  collect()
}
