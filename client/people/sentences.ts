/** What is told of things that were done with people. */
import type { Invited } from '../../shared/protocol/api.ts'
import { t } from '../app/language.ts'
import type { Notice } from '../ui/notice.ts'

export const invitedNotice = ({ name, isMailed }: Invited): Notice => ({
  text: t(isMailed ? 'invitationSent' : 'invitationNotSent', { name }),
})
