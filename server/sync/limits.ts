/** How much one agenda, one connection and one person may hold and bring; of a single update the gate knows more. */
const MiB = 1024 * 1024

export const LIMITS = {
  agendaBytes: 20 * MiB,
  /** Content that one connection may send in a minute. */
  bytesPerMinute: 32 * MiB,
  /** Updates that wait for the connection's first step 2. */
  setAsideBytes: MiB,
  setAsideMilliseconds: 30_000,
  /** Client ids that one person may bring into one agenda in a day. */
  newClientsPerDay: 500,
} as const
