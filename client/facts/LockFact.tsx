/** That an item is locked, by whom and why: for who may write in it all the same, too. */
import type { Lock } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'

export function LockFact({ lock }: { lock: Lock }) {
  const { people } = useAgenda()
  return <span className="fact lock-fact">{lockedSentence(lock, people.byId.get(lock.by)?.name)}</span>
}

/** @param who `undefined`: nobody knows who it was */
export const lockedSentence = ({ why }: Pick<Lock, 'why'>, who: string | undefined): string =>
  t('whyNotLocked', { who: who ?? t('theSecretariat'), why })
