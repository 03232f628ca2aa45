/**
 * Links in mail with which one stops mail of its kind without signing in: signed, for one person and some reasons. They open nothing,
 * and last as long as the mail.
 * @see https://www.rfc-editor.org/rfc/rfc8058
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { PersonId } from '../../shared/agenda/document.ts'
import { isReason, type Reason } from '../../shared/notifications/reasons.ts'

export interface SwitchOff {
  person: PersonId
  reasons: readonly Reason[]
}

/** The path of a link's page. */
export const switchOffPath = (token: string): string => `/unsubscribe/${token}`

/** @returns safe in a URL */
export function switchOffToken(secret: string, { person, reasons }: SwitchOff): string {
  const about = Buffer.from(JSON.stringify([person, ...reasons])).toString('base64url')
  return `${about}.${signatureOf(secret, about)}`
}

/** @returns `null` for what nobody has signed here */
export function readSwitchOff(secret: string, token: string): SwitchOff | null {
  const [about = '', signature = ''] = token.split('.')
  const [given, ours] = [Buffer.from(signature), Buffer.from(signatureOf(secret, about))]
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null
  const [person, ...reasons] = JSON.parse(Buffer.from(about, 'base64url').toString()) as string[]
  // A later program may have signed reasons that this one does not know.
  return { person: person!, reasons: reasons.filter(isReason) }
}

const signatureOf = (secret: string, about: string): string =>
  createHmac('sha256', secret).update(about).digest('base64url')
