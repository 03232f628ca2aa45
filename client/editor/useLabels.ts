/** Draws a text anew when what it refers to is called otherwise. */
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { OpenAgenda } from '../agenda/agendaContext.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { labelsOf } from './labels.ts'

/** @param refers whether the text refers to anything: another one is never drawn for this. @returns what changes with the labels */
export function useLabels(refers: boolean): number {
  const labels = labelsOf(useAgenda().session.doc)
  return useSyncExternalStore(
    labels.subscribe,
    useCallback(() => (refers ? labels.version() : 0), [labels, refers]),
  )
}

/** Gives an agenda's labels the names of its people, and shows an item's title to whoever points at a reference, or comes to it by keys. */
export function useLabelsOfPage({ session: { doc }, people }: Pick<OpenAgenda, 'session' | 'people'>): void {
  const labels = labelsOf(doc)
  const { is, byId } = people
  useEffect(() => labels.know(is === 'ready' || is === 'failed' ? byId : null), [labels, is, byId])
  useEffect(() => {
    const entitle = ({ target }: Event) => {
      if (!(target instanceof HTMLElement)) return
      const { itemRef } = target.dataset
      if (itemRef !== undefined) target.title = labels.titleOf(itemRef)
    }
    addEventListener('pointerover', entitle)
    addEventListener('focusin', entitle)
    return () => {
      removeEventListener('pointerover', entitle)
      removeEventListener('focusin', entitle)
    }
  }, [labels])
}
