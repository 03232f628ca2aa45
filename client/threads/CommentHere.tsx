/**
 * A small button at words that somebody has selected where they only read: there is no editor, and no menu of its own, to comment from. Below
 * the words, for above them a phone shows its own.
 */
import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { beginHere } from './beginHere.ts'
import { useDesk } from './deskContext.ts'
import { placeOfText, textAround } from './selectedWords.ts'
import { useMayBegin } from './useCommentRights.ts'
import './threadsRoom.css'

interface Place {
  item: string
  /** Of the page (pixels). */
  top: number
  left: number
}

/** Room for the button beside the window's edge (pixels). */
const WIDTH = 150

export function CommentHere() {
  const place = useSelectedPlace()
  return place && <Button {...place} />
}

function Button({ item, top, left }: Place) {
  const agenda = useAgenda()
  const desk = useDesk()
  if (!useMayBegin(item)) return null
  return (
    <button
      type="button"
      className="button comment-here"
      style={{ top, left }}
      // The press must leave the selection where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        beginHere(agenda, desk)
        getSelection()?.removeAllRanges()
      }}
    >
      <MessageSquarePlus size={16} aria-hidden="true" />
      {t('commentThis')}
    </button>
  )
}

/** Where words of one static text are selected, and nobody is selecting just now. */
function useSelectedPlace(): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    let isPressed = false
    const look = () => setPlace(isPressed ? null : selectedPlace())
    const down = ({ pointerType }: PointerEvent) => {
      isPressed = pointerType === 'mouse'
    }
    const up = () => {
      isPressed = false
      // The browser lets go of what was selected after the press.
      setTimeout(look)
    }
    document.addEventListener('selectionchange', look)
    addEventListener('resize', look)
    addEventListener('pointerdown', down)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', up)
    return () => {
      document.removeEventListener('selectionchange', look)
      removeEventListener('resize', look)
      removeEventListener('pointerdown', down)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', up)
    }
  }, [])
  return place
}

function selectedPlace(): Place | null {
  const selection = getSelection()
  if (selection === null || selection.isCollapsed || selection.toString().trim() === '') return null
  const range = selection.getRangeAt(0)
  const text = textAround(range)
  const item = text?.ariaReadOnly === 'true' ? placeOfText(text)?.item : undefined
  if (item === undefined) return null
  const box = range.getBoundingClientRect()
  const left = Math.min(Math.max(8, box.left), document.documentElement.clientWidth - WIDTH)
  return { item, top: box.bottom + scrollY + 8, left: left + scrollX }
}
