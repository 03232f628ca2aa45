/** The message that invites somebody into a council: a link that signs in, and lives for a week. */
import { ROLE_WORDS } from '../../shared/language/roleWords.ts'
import type { Translate } from '../../shared/language/translate.ts'
import type { Role } from '../../shared/protocol/api.ts'
import { hashToken } from '../accounts/tokens.ts'
import { letter } from './letter.ts'
import type { Message } from './mail.ts'
import { type Correspondent, repliedBy } from './style.ts'

export interface InvitationFacts {
  to: { name: string; email: string }
  council: string
  /** Who invites. */
  by: Correspondent
  role: Role
  url: string
  /** Of the link. */
  token: string
}

/** @param t in the language of whoever invites */
export function invitationMail(facts: InvitationFacts, t: Translate): Message {
  const { to, council, by, role, url, token } = facts
  const { word, duty } = ROLE_WORDS[role]
  return {
    to: { name: to.name, address: to.email },
    ...repliedBy(by),
    subject: t('mailInvitationSubject', { council }),
    ...letter(
      t('mailInvitationBody', { name: to.name, by: by.name, council, role: t(word), may: t(duty), url }),
      url,
      t('signIn'),
    ),
    id: `invitation.${hashToken(token).slice(0, 32)}`,
  }
}
