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
  signInAlready: ({ name }: { name: string }) => `Du er allerede logget ind som ${name}.`,
  signInGoOn: 'Gå videre',
  signInInstead: ({ name }: { name: string }) =>
    `Her er ${name} logget ind nu. Knappen logger ind som dig i stedet.`,
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

  // ── Connection, in the page ──
  offline: 'Ikke forbundet',
  changesWait: { one: '{n} ændring venter', other: '{n} ændringer venter' },
  offlineNothingWaits:
    'Alt, hvad du har skrevet, er gemt. Det, du skriver nu, sendes, når forbindelsen er tilbage.',
  offlineWordsWait: 'Luk ikke siden: det, der venter, står kun her. Det sendes, når forbindelsen er tilbage.',
  connectionEnded: 'Forbindelsen er afsluttet',
  notSaved: 'Ikke gemt',
  signedOut: 'Du er ikke længere logget ind.',
  signedOutTodo:
    'Log ind igen i et nyt faneblad, og fortsæt så her. Det, du har skrevet, bliver stående imens.',
  signInAgain: 'Log ind igen',
  continueHere: 'Fortsæt her',
  accessLost: 'Du har ikke adgang til denne dagsorden.',
  accessLostTodo: 'Spørg rådets sekretariat, hvis du mener, at du bør have det.',
  agendaGone: 'Dagsordenen findes ikke.',
  agendaGoneTodo: 'Måske er linket forkert, eller dagsordenen er slettet. Spørg rådets sekretariat.',
  openedElsewhere: 'Forbindelsen er overtaget af et andet vindue.',
  agendaRestored: 'Dagsordenen er gendannet fra en sikkerhedskopi, mens du havde den åben.',
  newProgram: 'Der er kommet en ny version af Dagsorden.',
  changeRefused: 'Serveren kunne ikke tage imod din seneste ændring.',
  otherPerson: ({ name }: { name: string }) => `${name} er nu logget ind i denne browser.`,
  closedByServer: ({ code }: { code: number }) => `Serveren har lukket forbindelsen (kode ${code}).`,
  reloadTodo: 'Genindlæs siden for at skrive videre.',
  copyAndReloadTodo: 'Kopiér det, du ikke har fået gemt, og genindlæs siden for at skrive videre.',
  unsavedWords: 'Din tekst, som ikke er gemt:',
  copyMyWords: 'Kopiér min tekst',
  copied: 'Kopieret',
  reload: 'Genindlæs',
  tryAgain: 'Prøv igen',

  // ── Agenda list ──
  agendas: 'Dagsordener',
  toAgendas: 'Til dagsordenerne',
  signOut: 'Log ud',
  skipToContent: 'Gå til indholdet',
  loadingAgendas: 'Henter dagsordener …',
  agendasFailed: 'Dagsordenerne kunne ikke hentes.',
  noAgendas:
    'Her er ingen dagsordener endnu: bed rådets sekretariat om at oprette én eller om at føje dig til rådet.',
  upcomingMeetings: 'Kommende møder',
  earlierMeetings: 'Tidligere',
  stateDrafting: 'Kladde',
  stateSent: 'Udsendt',
  stateMinutes: 'Referat',
  noDate: 'Dato ikke fastsat',
  dateAndTime: ({ date, time }: { date: string; time: string }) => `${date} kl. ${time}`,
  timeOfDay: ({ time }: { time: string }) => `kl. ${time}`,

  // ── The agenda page ──
  loadingAgenda: 'Henter dagsordenen …',
  outline: 'Dagsorden',
  openOutline: 'Vis dagsordenens punkter',
  closeOutline: 'Luk',
  alsoHere: 'Her er også',
  writesHere: ({ names }: { names: string }) => `${names} skriver her`,
  council: 'Råd',
  agendaTitle: 'Dagsordenens titel',
  startsAt: 'Tid',
  place: 'Sted',
  motto: 'Motto',
  mottoPlaceholder: 'Et citat eller en vision',
  noItems: 'Dagsordenen har ingen punkter endnu: tryk på «＋ Nyt punkt», og skriv det første.',
  untitled: 'Uden titel',
  titleOf: ({ number }: { number: string }) => `Titel, punkt ${number}`,
  fieldOf: ({ heading, number }: { heading: string; number: string }) => `${heading}, punkt ${number}`,
  caseNumber: 'Sagsnr.',
  caseNumberOf: ({ number }: { number: string }) => `Sagsnr., punkt ${number}`,
  presenter: 'Oplæg',
  presenterOf: ({ number }: { number: string }) => `Oplæg, punkt ${number}`,
  responsibles: { one: 'Ansvarlig', other: 'Ansvarlige' },
  nobodyYet: 'ingen endnu',
  unknownPerson: 'ukendt person',
  timeUnclear:
    'Det var ikke en hel dato med klokkeslæt, så den gamle står her stadig. Angiv dag, måned, år og klokkeslæt.',
  notGiven: 'ikke angivet',
  fileMissing: 'filen mangler endnu',
  fieldNotThere: 'Feltet er ikke oprettet endnu.',
  fieldUnfit:
    'Teksten rummer noget, som denne udgave af programmet ikke kender, og kan derfor kun læses her. Genindlæs siden for at skrive i den.',
  fieldFailed: 'Feltet kan ikke vises lige nu. Teksten er ikke tabt: genindlæs siden.',

  // ── Pasting ──
  pastedWithoutPictures: {
    one: '{n} billede kom ikke med: her kan der kun stå tekst.',
    other: '{n} billeder kom ikke med: her kan der kun stå tekst.',
  },

  // ── Writing: toolbar, menus and keys ──
  toolbarOf: ({ label }: { label: string }) => `Værktøjer til ${label}`,
  selectedWords: 'det markerede',
  selectionTools: 'Værktøjer til det markerede',
  letterBold: 'F',
  letterItalic: 'K',
  letterUnderline: 'U',
  actionBold: 'Fed',
  actionItalic: 'Kursiv',
  actionUnderline: 'Understreget',
  actionStrike: 'Gennemstreget',
  actionLink: 'Link',
  actionBulletList: 'Punktopstilling',
  actionBulletListShort: 'Liste',
  actionOrderedList: 'Nummereret liste',
  actionOrderedListShort: '1. Liste',
  actionParagraph: 'Afsnit',
  actionHeading: 'Underoverskrift',
  actionQuote: 'Citat',
  actionTable: 'Tabel',
  insert: 'Indsæt',
  insertMenu: 'Indsæt',
  standardPhrase: 'Standardtekst',
  undoStep: 'Fortryd',
  redoStep: 'Gentag',
  linkAddress: 'Adresse',
  linkAddressWrong: 'Det er ikke en adresse. Skriv den som www.kl.dk, https://… eller navn@kommune.dk.',
  linkWords: 'Tekst',
  makeLink: 'Sæt link ind',
  saveLink: 'Gem link',
  changeLink: 'Ret',
  removeLink: 'Fjern link',
  cancel: 'Annullér',
  close: 'Luk',
  tableMenu: 'Rækker, kolonner og tabel',
  tableRow: 'Rækken',
  tableColumn: 'Kolonnen',
  tableRowAbove: 'Ny række over',
  tableRowBelow: 'Ny række under',
  tableRowUp: 'Flyt rækken op',
  tableRowDown: 'Flyt rækken ned',
  tableHeaderRow: 'Overskriftsrække til/fra',
  tableDeleteRow: 'Slet rækken',
  tableColumnLeft: 'Ny kolonne til venstre',
  tableColumnRight: 'Ny kolonne til højre',
  tableColumnToLeft: 'Flyt kolonnen til venstre',
  tableColumnToRight: 'Flyt kolonnen til højre',
  tableDeleteColumn: 'Slet kolonnen',
  tableMerge: 'Flet cellerne',
  tableSplit: 'Del cellen',
  tableDelete: 'Slet tabellen',
  allKeys: 'Alle genveje',
  keyShift: 'Skift',
  keysText: 'Teksten',
  keysLists: 'Lister og tabeller',
  keysGo: 'Rundt i dagsordenen',
  keysPastePlain: 'Sæt ind uden formatering',
  keysListAsTyped: 'Liste eller citat, skrevet først på linjen',
  keysIndent: 'Ryk ind, ryk ud',
  keysMoveListItem: 'Flyt punktet i listen',
  keysNextCell: 'Næste og forrige celle',
  keysNextText: 'Næste og forrige tekst',
  keysLeaveList: 'Videre fra en liste eller tabel',
  keysToolbar: 'Til værktøjerne',
  keysMoveItem: 'Flyt punktet, når det er valgt i oversigten',

  // ── Together ──
  facesButton: ({ names }: { names: string }) => `Her er også ${names}. Vis, hvor de er.`,
  writesAt: ({ where }: { where: string }) => `Skriver i ${where}`,
  readsHere: 'Læser',
  agendaFacts: 'Mødets oplysninger',
  itemNumber: ({ number }: { number: string }) => `punkt ${number}`,

  // ── Searching, reading and links ──
  search: 'Søg',
  searchIn: 'Søg i dagsordenen',
  searchHits: { one: '{n} sted', other: '{n} steder' },
  searchNothing: ({ words }: { words: string }) => `«${words}» står ikke i dagsordenen.`,
  searchHow: 'Enter og piletaster går fra sted til sted.',
  searchClose: 'Luk søgning',
  views: 'Visning',
  write: 'Skriv',
  read: 'Læs',
  copyLinkTo: ({ where }: { where: string }) => `Kopiér link til ${where}`,
  copyLink: 'Kopiér link',
  linkCopied: 'Link kopieret',
  passageGone: 'De ord, som linket peger på, står her ikke længere.',
  // ── Structure ──
  newItem: '＋ Nyt punkt',
  newSection: '＋ Nyt afsnit',
  newItemAfter: 'Nyt punkt herefter',
  newSubItem: 'Nyt underpunkt',
  menuOf: ({ number }: { number: string }) => `Flyt, slet eller tilføj ved punkt ${number}`,
  moveUp: 'Flyt op',
  moveDown: 'Flyt ned',
  demote: 'Gør til underpunkt',
  promote: 'Ryk ud',
  deleteItem: 'Slet',
  itemMoved: ({ number }: { number: string }) => `Flyttet: er nu punkt ${number}`,
  itemAdded: ({ number }: { number: string }) => `Oprettet: punkt ${number}`,
  itemDeleted: ({ number }: { number: string }) => `Slettet: punkt ${number}`,
  itemRestored: ({ number }: { number: string }) => `Gendannet: punkt ${number}`,
  deletedItems: { one: 'Slettede punkter ({n})', other: 'Slettede punkter ({n})' },
  deletedAt: ({ time }: { time: string }) => `slettet ${time}`,
  restore: 'Gendan',
  restoreNamed: ({ title }: { title: string }) => `Gendan ${title}`,
  undoThis: 'Fortryd',
  closeNotice: 'Luk beskeden',

  // ── Undo ──
  undone: ({ what }: { what: string }) => `Fortrudt: ${what}`,
  redone: ({ what }: { what: string }) => `Gentaget: ${what}`,
  moveOf: ({ item }: { item: string }) => `flytning af ${item}`,
  deletionOf: ({ item }: { item: string }) => `sletning af ${item}`,
  restoringOf: ({ item }: { item: string }) => `gendannelse af ${item}`,
  writingInDeleted: ({ title }: { title: string }) =>
    `det, du skrev i «${title}». Punktet er slettet og står under «Slettede punkter».`,

  // ── Errors in the page ──
  pageFailed: 'Siden gik i stå',
  pageFailedDetail: 'Det, der stod «Gemt» ved, er gemt. Genindlæs siden for at fortsætte.',

  // ── Import ──
  importRefusedType: 'Filen skal være en tekstfil (.txt) eller Markdown (.md).',
  importRefusedWord:
    'Word-filer (.docx) kan ikke importeres endnu; gem dagsordenen som tekst (.txt), og prøv igen.',
  importRefusedEmpty: 'Filen er tom.',
  importRefusedBinary: 'Filen er ikke en tekstfil og kan ikke læses.',
  importRefusedTooLarge: 'Filen fylder mere end 10 MB og kan ikke importeres.',
  importRefusedNoAgenda:
    'Der er ingen dagsorden i filen: hverken punkter med numre, sagslinjer eller feltnavne.',
  importIntroduction: 'Indledning',
  importUntitled: 'Dagsorden',
  importUnnamedCouncil: 'Råd uden navn',
  importReportLine: ({ line, message }: { line: number; message: string }) => `Linje ${line}: ${message}`,
  importReportCouncil: ({ name }: { name: string }) =>
    `Filen nævner «${name}»; dagsordenen er lagt i det råd, der blev valgt.`,
  importReportNoCouncil: 'Filen nævner intet råd, så dagsordenen er lagt i «Råd uden navn».',
  importReportNoTitle: 'Filen har ingen overskrift, så dagsordenen hedder «Dagsorden».',
  importReportSameName: ({ name }: { name: string }) =>
    `Flere i rådet hedder «${name}», så den ansvarlige er oprettet som en ny person.`,
  importReportDate: ({ text }: { text: string }) =>
    `Datoen eller tiden «${text}» kunne ikke læses; den står i teksten.`,
  importReportNoTime: ({ date }: { date: string }) =>
    `Filen siger ikke, hvad klokken er, når mødet den ${date} begynder.`,
  importReportIntroduction: ({ text }: { text: string }) =>
    `Teksten før det første punkt står i punktet «Indledning»: «${text}».`,
  importReportMainField: ({ text }: { text: string }) =>
    `Teksten står ikke under et feltnavn og er sat ind i hovedfeltet: «${text}».`,
  importReportNoNames: ({ text }: { text: string }) =>
    `Her skulle stå navne; teksten er sat ind i hovedfeltet: «${text}».`,
  importReportFieldTwice: ({ text }: { text: string }) =>
    `Punktet har allerede feltet «${text}», så overskriften er læst som tekst.`,
  importReportNumberInText: ({ text }: { text: string }) =>
    `«${text}» er læst som en overskrift i teksten og ikke som et punkt.`,
  importReportNumber: ({ file, here, title }: { file: string; here: string; title: string }) =>
    `Numrene springer: «${title}» har nummer ${file} i filen og ${here} her.`,
  importReportUnnumbered: ({ here, title }: { here: string; title: string }) =>
    `«${title}» har intet nummer i filen og har fået nummer ${here}.`,
  importReportPageNumber: ({ text }: { text: string }) => `Sidetallet «${text}» er udeladt.`,
  importReportTag: ({ text }: { text: string }) => `Koden «${text}» er udeladt.`,
  importReportImage: ({ text }: { text: string }) => `Billedet er ikke med, kun dets tekst: «${text}».`,
  importReportLink: ({ text }: { text: string }) =>
    `Linket «${text}» kan ikke åbnes herfra; kun dets tekst er med.`,
  importReportIntricate: 'Opmærkningen her er for indviklet og er læst som almindelig tekst.',
  exportRefused: ({ format }: { format: string }) => `Dagsordenen kan ikke eksporteres som ${format} endnu.`,
  exportRefusedGone: 'Der er ingen dagsorden med det id.',
} as const
