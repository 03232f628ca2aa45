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
  refusedNotAllowed: 'Du kan ikke længere ændre her, så det sidste, du skrev, blev ikke gemt.',
  refusedTooLarge:
    'Ændringen er for stor til at blive gemt på én gang. Del teksten op, og sæt den ind i mindre stykker.',

  // ── Sign-in ──
  product: 'Dagsorden',
  signIn: 'Log ind',
  signInGreeting: ({ name }: { name: string }) => `Goddag, ${name}`,
  signInWithLink: 'Tryk på knappen for at logge ind. Linket virker én gang.',
  signInLinkUsed: 'Linket er allerede brugt',
  signInLinkExpired: 'Linket er udløbet',
  signInLinkUnknown: 'Linket virker ikke',
  signInNewLink: 'Skriv din mailadresse, så sender vi dig et nyt.',
  signInByMail: 'Skriv din mailadresse, så sender vi dig et link til at logge ind med.',
  signInThenPlace: 'Linket fører dig til den side, du var på vej til.',
  signInEmail: 'Mailadresse',
  signInSendLink: 'Send link',
  signInBadEmail: 'Skriv hele mailadressen, for eksempel navn@kommune.dk.',
  signInSent: 'Se i din indbakke',
  signInSentDetail: ({ email }: { email: string }) =>
    `Hvis ${email} er oprettet her, er der nu et link på vej. Det virker én gang og i 15 minutter.`,
  signInNotArrived:
    'Kom der ingen mail? Se i uønsket post, eller spørg rådets sekretariat, om du er oprettet.',

  // ── Mail ──
  mailSignInSubject: 'Log ind i Dagsorden',
  mailSignInBody: ({ name, url }: { name: string; url: string }) =>
    `Goddag ${name}\n\nHer er dit link til Dagsorden:\n\n${url}\n\nDet virker én gang og i 15 minutter. Har du ikke selv bedt om det, kan du se bort fra denne mail.\n`,

  // ── Server pages ──
  toFrontPage: 'Gå til forsiden',
  badRequest: 'Det kunne ikke læses',
  badRequestDetail: 'Serveren forstod ikke det, der blev sendt. Gå tilbage, og prøv igen.',
  notSignedIn: 'Du er ikke logget ind',
  notSignedInDetail: 'Log ind for at se dette.',
  notAllowed: 'Det har du ikke adgang til',
  notAllowedDetail: 'Du kan ikke åbne dette. Spørg rådets sekretariat, hvis du mener, at du bør kunne.',
  notFound: 'Siden findes ikke',
  notFoundDetail:
    'Der er intet på denne adresse, som du kan åbne. Måske er linket forkert, eller dagsordenen er slettet.',
  tooOften: 'Prøv igen om lidt',
  tooOftenDetail: 'Der er bedt om dette for mange gange på kort tid. Vent et kvarter, og prøv igen.',
  serverFault: 'Noget gik galt på serveren',
  serverFaultDetail: 'Fejlen er noteret. Prøv igen om lidt.',
  unavailable: 'Serveren kan ikke svare lige nu',
  unavailableDetail: 'Prøv igen om lidt. Det, der stod «Gemt» ved, er gemt.',
} as const
