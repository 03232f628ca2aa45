/** Who may open drafts, over HTTP and in a room alike. */
import type { Role } from '../../shared/protocol/api.ts'

/** Participants get what is sent out, never a draft. */
export const opensDrafts = (role: Role): boolean => role !== 'participant'
