/** What roles are called, and what each of them may, in one line. */
import type { Role } from '../protocol/api.ts'
import type { PlainSentence } from './sentences.ts'

export const ROLE_WORDS = {
  secretariat: 'roleSecretariat',
  contributor: 'roleContributor',
  reader: 'roleReader',
  participant: 'roleParticipant',
} as const satisfies Record<Role, PlainSentence>

export const ROLE_DUTIES = {
  secretariat: 'dutySecretariat',
  contributor: 'dutyContributor',
  reader: 'dutyReader',
  participant: 'dutyParticipant',
} as const satisfies Record<Role, PlainSentence>
