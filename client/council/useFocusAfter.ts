/** Brings the focus, once what was done is drawn, to where one goes on: a line that moves would lose it. */
import { useLayoutEffect, useRef } from 'react'

/** @returns to be called with the id of the element that is to have it */
export function useFocusAfter(): (id: string | undefined) => void {
  const wanted = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    document.getElementById(wanted.current)?.focus()
    wanted.current = undefined
  })
  return (id) => {
    wanted.current = id
  }
}
