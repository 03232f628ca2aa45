/**
 * Every sentence that a person reads, in Danish. Nobody writes text anywhere else. A value is a string, a pair of forms by
 * number (`{n}`), or a function of named arguments.
 */
export const da = {
  // ── Saving and connection ──
  saving: 'Gemmer …',
  saved: 'Gemt',
  savedAt: ({ time }: { time: string }) => `Gemt kl. ${time}`,
  connecting: 'Forbinder …',

  // ── Refusals (message 101) ──
  refusedMalformed: 'Ændringen kunne ikke læses og blev ikke gemt. Genindlæs siden, og skriv den igen.',
  refusedUnresolved:
    'Ændringen bygger på noget, som serveren ikke kender, og blev ikke gemt. Genindlæs siden.',
  refusedTooLarge:
    'Ændringen er for stor til at blive gemt på én gang. Del teksten op, og sæt den ind i mindre stykker.',
} as const
