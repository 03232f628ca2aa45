/** The message that carries a sign-in link. */
import type { Translate } from '../../shared/language/translate.ts'
import { hashToken } from '../accounts/tokens.ts'
import { letter } from './letter.ts'
import type { Message } from './mail.ts'

/**
 * @param token of the link; the message's id is made from it, and does not give it away
 * @param t in the language of whoever asked for it
 */
export function signInMail(
  to: { name: string; email: string },
  url: string,
  token: string,
  t: Translate,
): Message {
  return {
    to: { name: to.name, address: to.email },
    subject: t('mailSignInSubject'),
    ...letter(t('mailSignInBody', { name: to.name, url }), url, t('signIn')),
    id: `sign-in.${hashToken(token).slice(0, 32)}`,
  }
}
