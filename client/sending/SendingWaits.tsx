/** While one mends what was missing: the way back to the sending, below the page's head. */
import { useSyncExternalStore } from 'react'
import { t } from '../app/language.ts'
import { useOutgoing } from './outgoing.ts'
import './sending.css'

/** For the page's banner. */
export function useSendingWaits(): boolean {
  const { sending } = useOutgoing().versions
  return useSyncExternalStore(sending.subscribe, sending.isAside)
}

export function SendingWaits() {
  const { versions, send } = useOutgoing()
  if (!useSendingWaits()) return null
  return (
    <section className="sending-waits" aria-label={t('sendWaits')}>
      <p>{t('sendWaits')}</p>
      <button type="button" className="button primary" onClick={send}>
        {t('sendBack')}
      </button>
      <button type="button" className="button" onClick={() => versions.sending.putAside(false)}>
        {t('sendNotNow')}
      </button>
    </section>
  )
}
