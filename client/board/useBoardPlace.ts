/** The board begins at its top; who comes back to it, from an item that one looked at or by a reload, finds it where it was. */
import { useLayoutEffect } from 'react'
import { placeToReturnTo } from '../agenda/useReadingPlace.ts'

/** Where one left the board of an agenda (pixels). */
let left: { path: string; top: number } | null = null

/** To be called where the lines are drawn. */
export function useBoardPlace(): void {
  useLayoutEffect(() => {
    const path = location.pathname
    const isBack = left?.path === path
    scrollTo({ top: isBack ? left!.top : (placeToReturnTo()?.top ?? 0), behavior: 'instant' })
    return () => {
      left = { path, top: scrollY }
    }
  }, [])
}
