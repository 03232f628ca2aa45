/** Reminders over HTTP. */
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { ReminderPreview, RemindersSent, SendReminders } from '../../shared/protocol/api.ts'
import { postJson, readJson } from '../app/api.ts'

/** Each rejects with what `sentenceOf` can say. */
export interface ReminderActions {
  preview(): Promise<ReminderPreview>
  send(sending: SendReminders): Promise<RemindersSent>
}

export function reminderActions(agenda: AgendaId): ReminderActions {
  const path = `/api/agendas/${encodeURIComponent(agenda)}/reminders`
  return {
    preview: () => readJson(`${path}/preview`),
    send: (sending) => postJson(path, sending),
  }
}
