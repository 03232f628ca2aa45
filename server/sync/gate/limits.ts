/** How much one message, one agenda and one connection may hold. The client cuts what is larger into several. */
import { MAX_DEPTH } from '../../../shared/richtext/schema.ts'

const MiB = 1024 * 1024

export const LIMITS = {
  messageBytes: MiB,
  structs: 50_000,
  liveDeletes: 50_000,
  /** Types inside types, from a root down. */
  depth: MAX_DEPTH,
  agendaBytes: 20 * MiB,
  /** Content that one connection may send in a minute. */
  bytesPerMinute: 32 * MiB,
  /** Updates that wait for the connection's first step 2. */
  setAsideBytes: MiB,
  setAsideMilliseconds: 30_000,
  /** Client ids that one person may bring into one agenda in a day. */
  newClientsPerDay: 500,
} as const
