/** What one does with what one is told. */
import type { MailChoices } from '../../shared/notifications/reasons.ts'
import { postJson, putJson } from '../app/api.ts'

/** What cannot be marked now stays unread. */
export function markRead(ids: readonly string[] | 'all'): void {
  postJson('/api/me/notifications/read', { ids }).catch(() => {})
}

/** @throws as `putJson` */
export const saveChoices = (choices: MailChoices): Promise<null> =>
  putJson<null>('/api/me/notifications/choices', choices)
