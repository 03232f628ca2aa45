/** Going from «Skriv» to «Læs» and back keeps the text that one was at in its place: the two are of different lengths. */
import { useLayoutEffect } from 'react'
import { readAddress } from './passage.ts'

/** How far down (as a part of the window's height) a text begins when it counts as the one that one is at. */
const READING_LINE = 0.35

/** Where one was when one went to the other view. */
let noted: { id: string; item: string; top: number } | null = null

export function noteText(): void {
  const texts = [...document.querySelectorAll<HTMLElement>('.item[id], .field[id]')]
  const at = texts.findLast((text) => text.getBoundingClientRect().top < innerHeight * READING_LINE)
  const item = at?.closest('.item')?.id
  noted = at && item ? { id: at.id, item, top: at.getBoundingClientRect().top } : null
}

/** The id of the element of the item that one was at, until the other view stands there. */
export const notedItem = (): string | null => noted?.item ?? null

/** To be called by the page that shows the views. */
export function useSameText(view: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is what there is to do something about
  useLayoutEffect(() => {
    if (noted === null) return
    const { id, item, top } = noted
    noted = null
    const there = document.getElementById(id) ?? document.getElementById(item)
    if (there === null || readAddress(location.hash).words !== '') return
    scrollBy({ top: there.getBoundingClientRect().top - top, behavior: 'instant' })
  }, [view])
}
