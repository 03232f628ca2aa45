/** How much one update may hold. A client cuts what is larger into several. */
export const LIMITS = {
  messageBytes: 1024 * 1024,
  structs: 50_000,
  liveDeletes: 50_000,
  /** Types inside types, from a root down. */
  depth: 64,
} as const
