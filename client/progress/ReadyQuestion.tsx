/** Asked before an item is said to be ready that lacks something, or in which somebody else writes just then. */
import { useSyncExternalStore } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { firstName } from '../agenda/WritingHere.tsx'
import { listOf, t } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { StayOrGoOn } from '../ui/StayOrGoOn.tsx'
import { whenDrawn } from '../ui/whenDrawn.ts'
import { Lacks } from './Lacks.tsx'
import { useProgress } from './useProgress.ts'

interface Props {
  id: ItemId
  name: string
  onReady: () => void
  onClose: () => void
}

export function ReadyQuestion({ id, name, onReady, onClose }: Props) {
  const missing = useProgress(id, (progress) => progress.missing) ?? []
  const writers = useWritersHere(id)
  const isWhole = missing.length === 0
  // The window gives the focus back to where it was before; what one goes to takes it after that.
  const goThere = (go: () => void) => {
    onClose()
    whenDrawn(go)
  }
  return (
    <Dialog of={id} heading={t('readyQuestion', { name })} onClose={onClose}>
      <div className="dialog-question ready-question">
        {isWhole ? (
          <p role="status">{t('readyLacksNothing')}</p>
        ) : (
          <Lacks id={id} missing={missing} label={t('readyLacks')} onFollow={goThere} />
        )}
        <p role="status">{writers}</p>
        <p className="ready-closes">{t('readyCloses')}</p>
        <StayOrGoOn
          stay={t('goOnWriting')}
          goOn={t(isWhole && writers === '' ? 'readyNow' : 'readyAnyway')}
          onClose={onClose}
          onGoOn={onReady}
        />
      </div>
    </Dialog>
  )
}

/** «Vibeke skriver i punktet lige nu.», for as long as it is so; not of items below it: they are ready by themselves. */
function useWritersHere(id: ItemId): string {
  const { presence } = useAgenda().session
  const here = useSyncExternalStore(presence.subscribe, () => presence.inItem(id))
  if (here.length === 0) return ''
  const names = listOf(here.map(({ name }) => firstName(name)))
  return t('writesInNode', { names, n: here.length, what: 'item' })
}
