/** Alt and an arrow key move the node whose row in the outline, title or menu has focus. */
import { useEffect } from 'react'
import type { Step } from '../../shared/agenda/steps.ts'

const STEP_OF_KEY: ReadonlyMap<string, Step> = new Map([
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['ArrowLeft', 'promote'],
  ['ArrowRight', 'demote'],
])

interface Movable {
  mayChange: boolean
  step: (id: string, step: Step) => void
}

export function useMoveByKeys({ mayChange, step }: Movable): void {
  useEffect(() => {
    if (!mayChange) return
    const onKeyDown = (event: KeyboardEvent) => {
      const id = event.target instanceof Element ? movedFrom(event.target) : null
      const wanted = wantedStep(event)
      if (id === null || wanted === undefined) return
      event.preventDefault()
      step(id, wanted)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [mayChange, step])
}

const movedFrom = (target: Element): string | null =>
  target.closest<HTMLElement>('[data-moves]')?.dataset.moves ?? null

function wantedStep(event: KeyboardEvent): Step | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event
  if (event.defaultPrevented || !altKey || ctrlKey || metaKey || shiftKey) return undefined
  // In a text these go from word to word (macOS).
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight'
  const isInText = target instanceof HTMLElement && target.isContentEditable
  return isSideways && isInText ? undefined : STEP_OF_KEY.get(key)
}
