/** The message that invites somebody into a council: a link that signs in, and lives for a week. */
import type { Translate } from '../../shared/language/translate.ts'
import { hashToken } from '../accounts/tokens.ts'
import type { Message } from './mail.ts'

export interface InvitationFacts {
  to: { name: string; email: string }
  council: string
  /** Who invites. */
  by: string
  /** What one may there, in a sentence. */
  may: string
  url: string
  /** Of the link. */
  token: string
}

/** @param t in the language of whoever invites */
export function invitationMail(facts: InvitationFacts, t: Translate): Message {
  const { to, council, by, may, url, token } = facts
  return {
    to: { name: to.name, address: to.email },
    subject: t('mailInvitationSubject', { council }),
    text: t('mailInvitationBody', { name: to.name, by, council, may, url }),
    id: `invitation.${hashToken(token).slice(0, 32)}`,
  }
}
