/** Leads into the text of the open agenda, whichever view one is in. */
import { useLocation } from 'wouter'
import { whenDrawn } from '../ui/whenDrawn.ts'
import { useOutgoing } from './outgoing.ts'

/** @param go leads there, in the writing view @param address of the place, after `#`: that far the view is drawn when it opens */
export type GoToPlace = (go: () => void, address: string) => void

export function useGoToPlace(): GoToPlace {
  const { agenda } = useOutgoing()
  const [path, navigate] = useLocation()
  return (go, address) => {
    const writing = `/agenda/${agenda}`
    if (path !== writing) navigate(`${writing}#${address}`)
    whenDrawn(go)
  }
}
