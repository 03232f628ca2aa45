/** Tables on the page of a sent agenda that are wider than it: keys scroll them, and a screen reader says what they are. */
import { type RefObject, useEffect } from 'react'
import type { PaperItem } from '../../shared/paper/paper.ts'
import { tableName } from '../../shared/paper/paperWords.ts'

/** @param drawn what the texts are drawn by */
export function useTableScrolling(
  paper: RefObject<HTMLElement | null>,
  items: readonly PaperItem[],
  drawn: readonly unknown[],
): void {
  useEffect(() => {
    const element = paper.current
    if (element === null) return
    // Larger letters make it higher, a turned phone wider.
    const observer = new ResizeObserver(() => nameWideTables(element, items))
    observer.observe(element)
    return () => observer.disconnect()
  }, [paper, items, ...drawn])
}

function nameWideTables(paper: HTMLElement, items: readonly PaperItem[]): void {
  for (const item of items) {
    const tables = paper.querySelectorAll<HTMLElement>(`#item-${CSS.escape(item.id)} .tableWrapper`)
    tables.forEach((table, at) => {
      const isWide = table.scrollWidth > table.clientWidth
      const says = { tabindex: '0', role: 'region', 'aria-label': tableName(item, at + 1) }
      for (const [name, value] of Object.entries(says)) {
        if (isWide) table.setAttribute(name, value)
        else table.removeAttribute(name)
      }
    })
  }
}
