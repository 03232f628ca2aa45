/**
 * What somebody presses in a text while the editors' code is still on its way: it goes in when the editor is there. Until then no
 * document has it, and so it is not saved.
 */
import { type Stroke, withKey, wordsOf } from './strokes.ts'

/** `fetching`: something was typed, and the code is on its way; `missing`: the code could not be fetched. */
export type Ahead = 'nothing' | 'fetching' | 'missing'

/** Keys that were pressed in one text. */
export interface TypedAhead {
  /** Collects no more. @returns all that was pressed */
  stop: () => readonly Stroke[]
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

/** Collects from now on. @param before what was pressed in the same text already */
export function collectTyping(before: readonly Stroke[]): TypedAhead {
  const key = {}
  const text = textAround(document.activeElement)
  let strokes = before
  const hold = (ahead: Ahead) => {
    if (ahead !== 'nothing' && wordsOf(strokes) !== '') held.set(key, ahead)
    else held.delete(key)
    tell()
  }
  const onKey = (event: KeyboardEvent) => {
    // Who has gone on to something else types there.
    if (text !== null && event.target !== document.body && textAround(event.target) !== text) return
    const now = withKey(strokes, event)
    if (now === strokes) return
    event.preventDefault()
    // The text may have been asked for twice, as when another document takes the place of this one: one of them types it.
    event.stopImmediatePropagation()
    strokes = now
    hold('fetching')
  }
  addEventListener('keydown', onKey, { capture: true })
  hold('fetching')
  return {
    stop() {
      removeEventListener('keydown', onKey, { capture: true })
      return strokes
    },
    miss: () => hold('missing'),
    release: () => hold('nothing'),
  }
}

const textAround = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('.rich-text') : null

function tell(): void {
  if (held.size > 0) addEventListener('beforeunload', askBeforeLeaving)
  else removeEventListener('beforeunload', askBeforeLeaving)
  for (const listener of listeners) listener()
}

const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault()
