/** The words that are selected in a text of the page, as a thread can be about them: in static text and in an editor alike. */
import { AGENDA, fragmentAt } from '../../shared/agenda/fieldPlace.ts'
import { LetterRow } from '../../shared/richtext/letterRow.ts'
import { makeAnchor } from '../../shared/threads/anchor.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { DrawnLetters } from '../editor/drawnLetters.ts'
import type { About } from './threadsDesk.ts'

/** Of a selection that goes beyond a text, as three presses on its last line make one, what lies in it. @returns `null` where no words of an item are selected */
export function selectedWords({ doc }: Pick<AgendaSession, 'doc'>): About | null {
  const selection = getSelection()
  if (selection === null || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  const text = textAround(range)
  const place = text && placeOfText(text)
  const fragment = place && fragmentAt(doc, place)
  if (!text || !place || !fragment) return null
  const letters = new DrawnLetters(text)
  const start = letters.pointAt(range.startContainer, range.startOffset)
  const end = letters.pointAt(range.endContainer, range.endOffset)
  const anchor = makeAnchor(new LetterRow(fragment), start, end)
  return anchor && { ...place, anchor }
}

/** @returns the text of an item that the range begins in, else the one that it ends in: of what goes further the rest is not meant */
export function textAround({ startContainer, endContainer }: Range): HTMLElement | null {
  return textOf(startContainer) ?? textOf(endContainer)
}

function textOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest<HTMLElement>('main .rich-text .ProseMirror') ?? null
}

/** @returns `null` where it is none of an item */
export function placeOfText(text: Element): FieldPlace | null {
  const key = text.closest<HTMLElement>('[data-place]')?.dataset.place ?? ''
  const [item = '', field = ''] = key.split('/', 2)
  return item === '' || item === AGENDA ? null : { item, field }
}
