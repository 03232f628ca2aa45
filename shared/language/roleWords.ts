/** What roles are called, and what each of them may, in one line. */
import type { Role } from '../protocol/api.ts'
import type { PlainSentence } from './sentences.ts'

export const ROLE_WORDS = {
  secretariat: { word: 'roleSecretariat', duty: 'dutySecretariat' },
  contributor: { word: 'roleContributor', duty: 'dutyContributor' },
  reader: { word: 'roleReader', duty: 'dutyReader' },
  participant: { word: 'roleParticipant', duty: 'dutyParticipant' },
} as const satisfies Record<Role, { word: PlainSentence; duty: PlainSentence }>
