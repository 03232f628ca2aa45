/**
 * What somebody types into a text while the editors' code is still on its way: it goes in when the editor is there. Until then no
 * document has it, and so it is not saved.
 */

/** `fetching`: something was typed, and the code is on its way; `missing`: the code could not be fetched. */
export type Ahead = 'nothing' | 'fetching' | 'missing'

/** Characters that were typed into one text. */
export interface TypedAhead {
  /** Collects no more. @returns all that was typed */
  stop: () => string
  /** The code could not be fetched. */
  miss: () => void
  /** They are in the document, or gone with the text that they were typed into. */
  release: () => void
}

const held = new Map<object, Ahead>()
const listeners = new Set<() => void>()

/** What is held of all texts, the worst first. */
export const typedAhead = (): Ahead => {
  const all = [...held.values()]
  return all.find((ahead) => ahead === 'missing') ?? all.find((ahead) => ahead === 'fetching') ?? 'nothing'
}

/** Calls back when that may have changed. @returns the function that stops it */
export function subscribeTypedAhead(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Collects from now on. @param before what was typed into the same text already */
export function collectTyping(before: string): TypedAhead {
  const key = {}
  let typed = before
  const hold = (ahead: Ahead) => {
    if (ahead !== 'nothing' && typed !== '') held.set(key, ahead)
    else held.delete(key)
    tell()
  }
  const onKey = (event: KeyboardEvent) => {
    const isCharacter = event.key.length === 1 && !event.metaKey && isText(event)
    if (!isCharacter) return
    event.preventDefault()
    typed += event.key
    hold('fetching')
  }
  addEventListener('keydown', onKey, { capture: true })
  hold('fetching')
  return {
    stop() {
      removeEventListener('keydown', onKey, { capture: true })
      return typed
    },
    miss: () => hold('missing'),
    release: () => hold('nothing'),
  }
}

function tell(): void {
  if (held.size > 0) addEventListener('beforeunload', askBeforeLeaving)
  else removeEventListener('beforeunload', askBeforeLeaving)
  for (const listener of listeners) listener()
}

const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault()

// AltGr is Ctrl and Alt at once, and types characters.
const isText = (event: KeyboardEvent): boolean =>
  (!event.ctrlKey && !event.altKey) || event.getModifierState('AltGraph')
