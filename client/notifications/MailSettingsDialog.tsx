/** «Indstillinger for mail», in a window; asks the server what one has chosen. */
import type { MailChoices } from '../../shared/notifications/reasons.ts'
import { useApi } from '../app/api.ts'
import { t } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { MailSettingsForm } from './MailSettingsForm.tsx'
import { saveChoices } from './notificationActions.ts'

export function MailSettingsDialog({ onClose }: { onClose: () => void }) {
  const choices = useApi<MailChoices>('/api/me/notifications/choices')
  return (
    <Dialog heading={t('mailSettings')} onClose={onClose}>
      {choices.is === 'ready' && <MailSettingsForm choices={choices.value} save={saveChoices} />}
      {choices.is === 'loading' && (
        <p className="mail-settings" role="status">
          {t('notificationsLoading')}
        </p>
      )}
      {choices.is === 'failed' && (
        <p className="mail-settings" role="alert">
          {t('notificationsFailed')}{' '}
          <button type="button" className="button" onClick={choices.again}>
            {t('tryAgain')}
          </button>
        </p>
      )}
    </Dialog>
  )
}
