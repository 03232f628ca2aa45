/** How high the sheet of comments is, for what stands above it: a notice, and the last lines of the document. */
import { type RefObject, useLayoutEffect } from 'react'

/** The page gets its height as `--sheet-height` (pixels) while it is there. */
export function useSheetHeight(sheet: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement
    const observer = new ResizeObserver(() =>
      style.setProperty('--sheet-height', `${sheet.current?.offsetHeight ?? 0}px`),
    )
    if (sheet.current !== null) observer.observe(sheet.current)
    return () => {
      observer.disconnect()
      style.removeProperty('--sheet-height')
    }
  }, [sheet])
}
