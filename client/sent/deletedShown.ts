/** Whether what was deleted since an earlier version is shown in a sent agenda, for this browser; where it is not, a small button says where it was. */
import { useEffect } from 'react'
import { whenDrawn } from '../ui/whenDrawn.ts'
import { remembered } from './remembered.ts'

export const useDeletedShown = remembered('deleted-words', false, (kept) => kept === 'true')

/** The class of that button. */
export const DELETED_HERE = 'deleted-here'

/** A press on one of those buttons shows what was deleted, and leads to it. */
export function useDeletedHere(): void {
  const [, show] = useDeletedShown()
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest<HTMLElement>(`.${DELETED_HERE}`) : null
      if (button === null) return
      goToDeleted(button)
      show(true)
    }
    addEventListener('click', onClick)
    return () => removeEventListener('click', onClick)
  }, [show])
}

/** Of so many in the same part the one at that place. */
function goToDeleted(button: HTMLElement): void {
  const part = button.closest<HTMLElement>('[id]')
  const at = [...(part?.getElementsByClassName(DELETED_HERE) ?? [])].indexOf(button)
  whenDrawn(() => {
    const all = part?.querySelectorAll<HTMLElement>('del')
    const deleted = all?.[Math.min(at, all.length - 1)]
    if (deleted === undefined) return
    deleted.tabIndex = -1
    deleted.focus({ preventScroll: true })
  })
}
