/** Keys that are pressed in a text before its editor is there, as it plays them when it comes (`playStrokes.ts`): in their order. */

/** A character, or where the caret goes. */
export type Stroke = string | CaretMove

export interface CaretMove {
  direction: 'forward' | 'backward'
  /** How far: as `Selection.modify` calls it. */
  by: 'character' | 'word' | 'line' | 'lineboundary' | 'documentboundary'
  /** What lies between is selected. */
  extends: boolean
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'>

/** What a key adds to what was pressed before; the same when it is none that an editor would wait for. */
export function withKey(strokes: readonly Stroke[], event: Key): readonly Stroke[] {
  if (event.key.length === 1 && !event.metaKey && isText(event)) return [...strokes, event.key]
  if (event.key === 'Backspace' && typeof strokes.at(-1) === 'string') return strokes.slice(0, -1)
  const move = moveOf(event)
  return move === null ? strokes : [...strokes, move]
}

/** The letters alone, as they are shown to who waits. */
export const wordsOf = (strokes: readonly Stroke[]): string =>
  strokes.filter((stroke) => typeof stroke === 'string').join('')

// AltGr is Ctrl and Alt at once, and types characters.
const isText = (event: Key): boolean =>
  (!event.ctrlKey && !event.altKey) || event.getModifierState('AltGraph')

function moveOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): CaretMove | null {
  const move = MOVES[key]
  if (move === undefined || altKey || metaKey) return null
  const { direction, by, byWithCtrl } = move
  return { direction, by: ctrlKey ? byWithCtrl : by, extends: shiftKey }
}

type Move = Pick<CaretMove, 'direction' | 'by'> & { byWithCtrl: CaretMove['by'] }

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: { direction: 'backward', by: 'character', byWithCtrl: 'word' },
  ArrowRight: { direction: 'forward', by: 'character', byWithCtrl: 'word' },
  ArrowUp: { direction: 'backward', by: 'line', byWithCtrl: 'line' },
  ArrowDown: { direction: 'forward', by: 'line', byWithCtrl: 'line' },
  Home: { direction: 'backward', by: 'lineboundary', byWithCtrl: 'documentboundary' },
  End: { direction: 'forward', by: 'lineboundary', byWithCtrl: 'documentboundary' },
}
