/**
 * Addresses inside an agenda, after `#`: an item (`item-7`), a field (`item-7/background`), and a passage of a field by the
 * words that it begins with (`item-7/background~Sekretariatet%20indstiller`). Words find their place again when the text
 * around them has changed.
 */
import { elementId } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { bringIntoSight, mark, rangesOf } from '../search/pageText.ts'

/** A longer quote makes an unwieldy address, and breaks at the first correction. */
const QUOTED = 80

/** @returns the whole address; with words, of the passage where they stand */
export function addressOf(place: FieldPlace, words = ''): string {
  const quote = words.trim().split('\n', 1)[0]!.slice(0, QUOTED).trim()
  const url = new URL(location.href)
  url.hash = elementId(place) + (quote === '' ? '' : `~${encodeURIComponent(quote)}`)
  return url.href
}

/** @param hash with or without its `#` @returns the element's id, and the quoted words (`''`: none) */
export function readAddress(hash: string): { id: string; words: string } {
  const [id = '', quote = ''] = hash.replace(/^#/, '').split('~', 2)
  try {
    return { id, words: decodeURIComponent(quote) }
  } catch {
    return { id, words: '' }
  }
}

/** Goes to the place that the page's address names, and marks the passage. @returns whether all of it was found */
export function goToAddress(): boolean {
  const { element, range, isFound } = markPassage()
  if (range) bringIntoSight(range)
  else wholeOf(element)?.scrollIntoView({ behavior: 'instant' })
  return isFound
}

/** A fact stands close below the number and the title of what it is of. */
const wholeOf = (element: HTMLElement | null): Element | null | undefined =>
  element?.closest('.item-facts')?.closest('.item') ?? element?.closest('.agenda-facts') ?? element

/** Marks the passage that the page's address names. */
export function markPassage() {
  const { id, words } = readAddress(location.hash)
  const element = elementAt(id)
  const text = element?.querySelector('.ProseMirror')
  const [range] = words !== '' && text ? rangesOf(text, words) : []
  mark('passage', range ? [range] : [])
  return { element, range, isFound: words === '' || range !== undefined }
}

/** @param id of a field: where that is not there (any more), its item is */
export const elementAt = (id: string): HTMLElement | null =>
  document.getElementById(id) ?? document.getElementById(id.split('/', 1)[0]!)
