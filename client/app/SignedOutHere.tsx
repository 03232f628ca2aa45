/** On a page beside the agendas, when the session has ended: the way back to this very place. */
import { signInAddress } from './api.ts'
import { t } from './language.ts'

export function SignedOutHere() {
  return (
    <p role="alert">
      {t('signedOut')} <a href={signInAddress()}>{t('signInAgain')}</a>
    </p>
  )
}
