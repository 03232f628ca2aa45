/**
 * Every sentence that a person reads, in Danish; `en.ts` has the same in English. Nobody writes text anywhere else. A value is a
 * string, a pair of forms by number (`{n}`), or a function of named arguments.
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
  refusedLocked: 'Punktet er låst, så det sidste, du skrev, blev ikke gemt.',
  refusedNotDrafting: 'Punktet er meldt klar, så det sidste, du skrev, blev ikke gemt.',
  refusedSent: 'Dagsordenen er sendt ud, så det sidste, du skrev, blev ikke gemt.',
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
  changedMeanwhile: 'Der er kommet mere',
  changedMeanwhileDetail: 'Der er kommet mere til, siden siden blev vist. Genindlæs den, og prøv igen.',
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
  offlineNotThere:
    'Dagsordenen kan ikke hentes uden forbindelse. Den kommer af sig selv, når forbindelsen er tilbage.',
  offlineKept: 'Du kan skrive videre. Teksten gemmes på denne enhed og sendes, når forbindelsen er tilbage.',
  serverSilent: 'Serveren har ikke svaret i et stykke tid.',
  offlineNotKept: 'Luk ikke siden: det, der venter, står kun her. Det sendes, når forbindelsen er tilbage.',
  keepUnavailable: 'Din browser kan ikke gemme på denne enhed: luk først siden, når der står «Gemt».',
  refusedHere: 'Serveren tog ikke imod en af dine ændringer.',
  refusedTooLargeHere: 'En af dine ændringer er for stor til at blive gemt.',
  refusedNotAllowedHere: 'Du kan ikke længere ændre her, så det sidste, du skrev, kom ikke med.',
  refusedLockedHere: ({ number }: { number: string }) => `Punkt ${number} blev låst, mens du skrev.`,
  refusedNotDraftingHere: ({ number }: { number: string }) =>
    `Punkt ${number} blev meldt klar, mens du skrev.`,
  refusedSentHere: 'Dagsordenen blev sendt ud, mens du skrev.',
  doneAgain: 'Alt andet, du har skrevet, er med.',
  showLeft: 'Vis resten',
  leftBelow: 'Det er ikke tabt, men står her, til du fjerner det.',
  leftPutIn: 'Ordene er sat ind, sidst i det felt, hvor de stod.',
  leftRemoved: 'Ordene er fjernet.',
  leftPlaceless: 'Ord, hvis plads ikke kan findes',
  leftNew: 'Nyt punkt eller bilag',
  leftMove: 'Flytningen kom ikke med.',
  leftDeletion: 'Sletningen kom ikke med.',
  leftRestoring: 'Gendannelsen kom ikke med.',
  leftResponsibles: 'Ændringen af de ansvarlige kom ikke med.',
  leftOther: 'Ændringen kom ikke med.',
  itemWithTitle: ({ number, title }: { number: string; title: string }) => `Punkt ${number} «${title}»`,
  leftWords: 'Tekst, som ikke kom med',
  leftWordsFrom: ({ time }: { time: string }) => `Det her nåede ikke at komme med ${time}.`,
  leftWordsRemove: 'Fjern',
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
  newProgramTodo:
    'Genindlæs for at skrive videre. Alt, hvad du har skrevet, er her stadig og bliver sendt bagefter.',
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

  // ── Rights, in the page ──
  theSecretariat: 'sekretariatet',
  whyNotReader: 'Du kan læse med her, men ikke ændre.',
  whyNotSecretariat: 'Her ændrer kun sekretariatet.',
  whyNotResponsible: 'Her skriver kun de ansvarlige for punktet og sekretariatet.',
  whyNotLocked: ({ who, why }: { who: string; why: string }) =>
    why === '' ? `Punktet er låst af ${who}.` : `Punktet er låst af ${who}: ${why}`,
  whyNotReady: 'Punktet er meldt klar.',
  whyNotApproved: 'Punktet er godkendt.',
  whyNotSent: 'Dagsordenen er sendt ud.',
  rightLost: ({ why }: { why: string }) => `Du kan ikke skrive videre her. ${why}`,

  // ── Agenda list ──
  agendas: 'Dagsordener',
  toAgendas: 'Til dagsordenerne',
  signOut: 'Log ud',
  signOutWaiting: {
    one: '{n} ændring er ikke sendt endnu',
    other: '{n} ændringer er ikke sendt endnu',
  },
  signOutWaitingTodo:
    'De ligger kun på denne enhed og slettes, når du logger ud. Åbn dagsordenen med forbindelse først, så sendes de.',
  signOutAnyway: 'Log ud og slet dem',
  stayHere: 'Bliv her',
  skipToContent: 'Gå til indholdet',
  loadingAgendas: 'Henter dagsordener …',
  agendasFailed: 'Dagsordenerne kunne ikke hentes.',
  agendasKept:
    'Disse dagsordener er gemt på denne enhed: du kan læse dem og skrive i dem. Det, du skriver, sendes, når forbindelsen er tilbage.',
  noAgendasKept: 'Der er ingen dagsordener gemt på denne enhed. De kommer, når forbindelsen er tilbage.',
  noAgendas:
    'Her er ingen dagsordener, som du kan åbne. Mødedeltagere får en dagsorden, når den er sendt ud. Mangler du en, så spørg rådets sekretariat.',
  lookAgain: 'Se efter igen',
  upcomingMeetings: 'Kommende møder',
  earlierMeetings: 'Tidligere',
  stateDrafting: 'Kladde',
  stateSent: 'Udsendt',
  stateMinutes: 'Referat',
  noDate: 'Dato ikke fastsat',
  dateAndTime: ({ date, time }: { date: string; time: string }) => `${date} kl. ${time}`,
  timeOfDay: ({ time }: { time: string }) => `kl. ${time}`,

  // ── The first page ──
  goodMorning: ({ name }: { name: string }) => (name === '' ? 'God morgen' : `God morgen, ${name}`),
  goodDay: ({ name }: { name: string }) => (name === '' ? 'Goddag' : `Goddag, ${name}`),
  goodEvening: ({ name }: { name: string }) => (name === '' ? 'God aften' : `God aften, ${name}`),
  notReady: {
    one: 'Du har {n} punkt, der ikke er klar.',
    other: 'Du har {n} punkter, der ikke er klar.',
  },
  homeFirstDeadline: ({ when }: { when: string }) => `Den første frist er ${when}.`,
  writtenNotReady: {
    one: '{n} punkt mere er skrevet, men ikke meldt klar.',
    other: '{n} punkter mere er skrevet, men ikke meldt klar.',
  },
  youLack: 'Det mangler du',
  nothingLacks: 'Du mangler ikke noget.',
  nothingButReady: 'Du mangler ikke at skrive noget. Meld dine punkter klar, når de er færdige.',
  otherItems: { one: '{n} andet punkt, som du har skrevet', other: '{n} andre punkter, som du har skrevet' },
  returnedBecause: ({ why }: { why: string }) => `Sendt retur: «${why}»`,
  homeNoDeadline: 'ingen frist',
  writeInItem: ({ number, title }: { number: string; title: string }) => `Skriv i punkt ${number}, ${title}`,
  openIt: 'Åbn',
  openOwnItem: ({ number, title }: { number: string; title: string }) => `Åbn punkt ${number}, ${title}`,
  readAgenda: 'Læs',
  itemsInAll: { one: '{n} punkt', other: '{n} punkter' },
  noMeetings: 'Ingen kommende møder.',
  listsAreOld: 'Ikke forbundet. Her står det, du så sidst; nyt kommer, når forbindelsen er tilbage.',

  // ── The agenda page ──
  loadingAgenda: 'Henter dagsordenen …',
  outline: 'Dagsorden',
  openOutline: 'Vis dagsordenens punkter',
  closeOutline: 'Luk',
  alsoHere: 'Her er også',
  writesHere: ({ names }: { names: string }) => `${names} skriver her`,
  council: 'Råd',
  agendaTitle: 'Dagsordenens titel',
  place: 'Sted',
  motto: 'Motto',
  mottoPlaceholder: 'Et citat eller en vision',
  noItems: 'Her er ingen punkter endnu: begynd med det første, eller med et afsnit at samle punkter under.',
  nothingToRead: 'Dagsordenen har ingen punkter endnu.',
  writeFirstItem: 'Skriv det første',
  emptySection: 'Afsnittet har ingen punkter endnu.',
  newItemHere: 'Nyt punkt her',
  firstVisit: 'Klik i en tekst for at skrive. Alt gemmes, mens du skriver.',
  firstVisitNothingOwn:
    'Du kan læse det hele. Du kan skrive i et punkt, når sekretariatet har gjort dig ansvarlig for det.',
  firstVisitClose: 'Forstået',
  ownItem: 'dit punkt',
  ownItems: { one: 'Dit punkt', other: 'Dine punkter' },
  untitled: 'Uden titel',
  titleOf: ({ number }: { number: string }) => `Titel, punkt ${number}`,
  fieldOf: ({ heading, number }: { heading: string; number: string }) => `${heading}, punkt ${number}`,
  caseNumber: 'Sagsnr.',
  caseNumberOf: ({ number }: { number: string }) => `Sagsnr., punkt ${number}`,
  presenter: 'Oplæg',
  presenterOf: ({ number }: { number: string }) => `Oplæg, punkt ${number}`,
  fileMissing: 'filen mangler endnu',
  fieldNotThere: 'Feltet er ikke oprettet endnu.',
  fieldUnfit:
    'Teksten rummer noget, som denne udgave af programmet ikke kender, og kan derfor kun læses her. Genindlæs siden for at skrive i den.',
  fieldNoEditor: 'Her kan ikke skrives lige nu: klik igen, eller genindlæs siden. Teksten er ikke tabt.',
  editorsMissing:
    'Du kan ikke skrive endnu: den del af programmet, man skriver med, kunne ikke hentes. Prøv igen, eller genindlæs siden.',
  typedAhead: ({ words }: { words: string }) => `Det, du tastede, sættes ind, når den er hentet: «${words}».`,

  // ── What an item lacks ──
  lacks: ({ what }: { what: string }) => `Mangler: ${what}`,
  lacksResponsible: 'ansvarlig',
  lacksCaseNumber: 'sagsnummer',
  lacksAttachments: { one: '{n} bilag', other: '{n} bilag' },

  // ── Where items stand ──
  statusDrafting: 'Ikke klar',
  statusReady: 'Klar',
  statusApproved: 'Godkendt',
  statusReturned: 'Sendt retur',
  tallyApproved: { one: '{n} godkendt', other: '{n} godkendt' },
  tallyReady: { one: '{n} klar', other: '{n} klar' },
  tallyReturned: { one: '{n} sendt retur', other: '{n} sendt retur' },
  tallyDrafting: { one: '{n} ikke klar', other: '{n} ikke klar' },
  tallyEmpty: { one: '{n} tom', other: '{n} tomme' },
  tallyNothing: 'Ingen punkter endnu',

  // ── Facts ──
  notGiven: 'ikke angivet',
  done: 'Færdig',
  responsibles: { one: 'Ansvarlig', other: 'Ansvarlige' },
  nobodyYet: 'ingen endnu',
  unknownPerson: 'ukendt person',
  namesFailed: 'navnene kunne ikke hentes',
  oneself: ({ name }: { name: string }) => `${name}\u00a0(dig)`,
  you: 'dig',
  noAccount: 'uden konto',
  chooseResponsibles: ({ number }: { number: string }) => `Vælg ansvarlige, punkt ${number}`,
  people: 'Personer i rådet',
  typeName: 'Skriv et navn',
  peopleFit: { one: '{n} navn', other: '{n} navne' },
  nobodyFits: 'Ingen navne',
  personChosen: ({ name }: { name: string }) => `Valgt: ${name}`,
  personTakenAway: ({ name }: { name: string }) => `Fjernet: ${name}`,
  nobodyNamed: ({ words }: { words: string }) => `Ingen i rådet hedder «${words}».`,
  noPeople: 'Her er ingen at vælge endnu: bed rådets sekretariat om at oprette dem.',
  peopleLoading: 'Henter navnene …',
  peopleFailed: 'Navnene kunne ikke hentes.',
  time: 'Tid',
  meetingTime: 'Mødets dato og tid',
  meetingDay: 'Dag',
  startsAt: 'Begynder kl.',
  endsAt: 'Slutter kl.',
  lastDay: 'Sidste dag',
  endsLater: 'Slutter en anden dag',
  noEnd: 'Uden sluttid',
  clearDate: 'Fjern dato',
  deadline: 'Frist for bidrag',
  deadlineIs: ({ time }: { time: string }) => `frist for bidrag: ${time}`,
  deadlineDay: 'Dag',
  deadlineTime: 'Klokken',
  timeSpan: ({ from, to }: { from: string; to: string }) => `${from}–${to}`,
  daySpan: ({ from, to }: { from: string; to: string }) => `${from} – ${to}`,
  dayMissing: 'Vælg også dagen: først da gemmes klokkeslættet.',
  timeMissing: 'Angiv også klokkeslættet: først da gemmes den valgte dag.',
  timeUnclear:
    'Det var ikke en hel dato med klokkeslæt, så den blev ikke skrevet. Angiv dag, måned, år og klokkeslæt.',
  endsTooEarly: 'Mødet slutter, før det begynder. Ret en af tiderne.',
  pickerLoading: 'Henter kalenderen …',
  pickerFailed: 'Kalenderen kunne ikke hentes. Se, om du er på nettet, og åbn den igen.',

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
  alsoBulletList: 'liste, prikker, at-punkter',
  alsoOrderedList: 'liste, tal, 1.',
  alsoParagraph: 'tekst, normal',
  alsoHeading: 'overskrift, titel',
  alsoTable: 'skema, kolonner',
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
  searchHow: 'Enter og piletaster går fra sted til sted, Esc sætter markøren der.',
  searchClose: 'Luk søgning',
  views: 'Visning',
  write: 'Skriv',
  read: 'Læs',
  copyLinkTo: ({ where }: { where: string }) => `Kopiér link til ${where}`,
  copyLink: 'Kopiér link',
  linkCopied: 'Link kopieret',
  passageGone: 'De ord, som linket peger på, står her ikke længere.',

  // ── Earlier text ──
  earlierText: 'Tidligere tekst',
  earlierTextMenu: 'Tidligere tekst …',
  earlierTextOf: ({ where }: { where: string }) => `Tidligere tekst i ${where}`,
  earlierHeading: ({ name }: { name: string }) => `Tidligere tekst i ${name}`,
  earlierField: 'Felt',
  earlierTitle: 'Titel',
  earlierStates: 'Tidspunkter',
  earlierLoading: 'Henter, hvad der stod før …',
  earlierWaiting: 'Tidligere tekst kræver forbindelse. Den hentes af sig selv, når forbindelsen er tilbage.',
  earlierSlow: 'Henter stadig … Serveren er længe om at svare.',
  earlierFailed: 'Det, der stod før, kunne ikke hentes. Se, om du er på nettet, og prøv igen.',
  earlierRefused: 'Serveren kunne ikke finde frem, hvad der stod før. Prøv igen om lidt.',
  earlierNone: 'Her er intet skrevet endnu, så her er ingen tidligere tekst.',
  earlierOlder: 'Vis ældre',
  earlierWithAgenda: 'fra begyndelsen',
  earlierIsNow: 'som nu',
  earlierAdded: { one: '{n} ord til', other: '{n} ord til' },
  earlierRemoved: { one: '{n} ord fra', other: '{n} ord fra' },
  earlierNoWords: 'samme ord',
  earlierEmpty: 'Her stod ingenting.',
  earlierIsCurrent: 'Sådan står teksten nu.',
  earlierBring: 'Hent denne tekst frem',
  earlierKeeps:
    'Det, der står nu, kan også hentes frem igen, og det, kollegerne skriver imens, bliver stående.',
  earlierBrought: ({ where, time }: { where: string; time: string }) =>
    `Hentet frem: ${where}, som teksten var ${time}.`,
  earlierKept: 'Det, kollegerne har skrevet imens, står der stadig.',
  earlierTakenBack: ({ where }: { where: string }) => `Fortrudt: ${where} er igen, som teksten var.`,
  earlierTooLarge: 'Teksten er for lang til at blive hentet frem på én gang. Kopiér den i mindre stykker.',
  earlierGone: 'Teksten kunne ikke hentes frem: stedet, hvor den stod, er der ikke længere.',
  partEarlier: 'Den tidligere tekst',

  // ── Structure ──
  newItem: '+ Nyt punkt',
  newSection: '+ Nyt afsnit',
  newLastIn: ({ name }: { name: string }) => `Sidst i ${name}`,
  newLast: 'Sidst i dagsordenen',
  newItemAfter: 'Nyt punkt herefter',
  newSubItem: 'Nyt underpunkt',
  newItemInSection: 'Nyt punkt i afsnittet',
  newSectionAfter: 'Nyt afsnit herefter',
  nodeNumber: ({ what, number }: { what: 'section' | 'item' | 'case'; number: string }) =>
    `${{ section: 'afsnit', item: 'punkt', case: 'sag' }[what]} ${number}`,
  nodeTitle: ({ what, title }: { what: 'section' | 'item' | 'case'; title: string }) =>
    `${{ section: 'afsnittet', item: 'punktet', case: 'sagen' }[what]} «${title}»`,
  menuOf: ({ name }: { name: string }) => `Flyt, dublér, slet eller tilføj ved ${name}`,
  menuOfRead: ({ name }: { name: string }) => `Mere ved ${name}`,
  moveUp: 'Flyt op',
  moveDown: 'Flyt ned',
  demote: 'Ryk ind',
  promote: 'Ryk ud',
  moveTo: 'Flyt til …',
  duplicate: 'Dublér',
  lockItem: 'Lås for de ansvarlige',
  unlockItem: 'Lås op',
  deleteItem: 'Slet',
  moveByKeys: 'Flyt med Alt og piletasterne',
  dragNode: ({ name }: { name: string }) => `Flyt ${name}`,
  dragHint: 'Træk for at flytte, eller tryk for at vælge et sted',
  dropIn: ({ name }: { name: string }) => `i ${name}`,
  dropAtTop: 'på øverste niveau',
  moveHeading: ({ name }: { name: string }) => `Flyt ${name}`,
  moveSearch: 'Søg efter et sted',
  movePlaces: 'Steder',
  moveNoPlace: ({ words }: { words: string }) => `Intet sted passer til «${words}».`,
  moveNowhere: 'Her er ikke andre steder at flytte til.',
  moveFirst: 'Øverst i dagsordenen',
  moveAfter: 'Efter',
  moveBelow: 'Under',
  moveFirstBelow: 'Først under',
  moveLastBelow: 'Sidst under',
  moveBecomes: ({ number }: { number: string }) => `bliver ${number}`,
  moveImpossible: 'Det kan ikke stå der længere: en kollega har ændret dagsordenen imens.',
  itemMoved: ({ name }: { name: string }) => `Flyttet: er nu ${name}`,
  itemAdded: ({ name }: { name: string }) => `Oprettet: ${name}`,
  itemCopied: ({ name }: { name: string }) => `Dubleret: kopien er ${name}`,
  itemTooLarge: 'Teksten er for lang til at blive dubleret på én gang. Kopiér den i mindre stykker.',
  itemDeleted: ({ name, n }: { name: string; n: number }) =>
    n === 0 ? `Slettet: ${name}` : `Slettet: ${name} med ${n === 1 ? 'ét punkt' : `${n} punkter`}`,
  itemLocked: ({ name }: { name: string }) => `Låst for de ansvarlige: ${name}`,
  itemUnlocked: ({ name }: { name: string }) => `Låst op: ${name}`,
  itemRestored: ({ name }: { name: string }) => `Gendannet: ${name}`,
  deletedUnderYou: ({ who, name }: { who: string; name: string }) =>
    `${who} slettede ${name}, mens du skrev. Dine ord er ikke tabt.`,
  deletedYours: ({ who, name, isIt }: { who: string; name: string; isIt: boolean }) =>
    isIt
      ? `${who} slettede ${name}, som du er ansvarlig for.`
      : `${who} slettede ${name}, og med det et punkt, som du er ansvarlig for.`,
  somebody: 'En kollega',
  deleteQuestion: ({ name }: { name: string }) => `Slet ${name}?`,
  writesInNode: ({ names, what }: { names: string; n: number; what: 'section' | 'item' }) =>
    `${names} skriver i ${{ section: 'afsnittet', item: 'punktet' }[what]} lige nu.`,
  nobodyWritesNow: 'Nu er der ingen andre, der skriver her.',
  deleteAnyway: 'Slet alligevel',
  keepItem: 'Behold',
  deletedItems: { one: 'Slettede punkter ({n})', other: 'Slettede punkter ({n})' },
  deletedBy: ({ who, time }: { who: string; time: string }) => `slettet af ${who} ${time}`,
  deletedAt: ({ time }: { time: string }) => `slettet ${time}`,
  restore: 'Gendan',
  restoreNamed: ({ title }: { title: string }) => `Gendan ${title}`,
  undoThis: 'Fortryd',
  closeNotice: 'Luk beskeden',
  closeDialog: 'Luk',

  // ── Undo ──
  undone: ({ what }: { what: string }) => `Fortrudt: ${what}`,
  redone: ({ what }: { what: string }) => `Gentaget: ${what}`,
  moveOf: ({ item }: { item: string }) => `flytning af ${item}`,
  deletionOf: ({ item }: { item: string }) => `sletning af ${item}`,
  restoringOf: ({ item }: { item: string }) => `gendannelse af ${item}`,
  writingInDeleted: ({ title }: { title: string }) =>
    `det, du skrev i «${title}». Punktet er slettet og står under «Slettede punkter».`,

  // ── Errors in the page ──
  partFailed: ({ name }: { name: string }) =>
    `${name} kan ikke vises lige nu. Det, der er skrevet, er ikke tabt.`,
  partHeader: 'Toppen af siden',
  partFaces: 'Listen over, hvem der er her,',
  partSearch: 'Søgningen',
  partOutline: 'Oversigten',
  partDocument: 'Dagsordenen',
  partFacts: 'Oplysningerne',
  partMotto: 'Mottoet',
  partItem: ({ number }: { number: string }) => `Punkt ${number}`,
  partField: ({ label }: { label: string }) => `«${label}»`,
  partAttachments: 'Bilagene',
  partDeleted: 'Slettede punkter',
  namesFailedNotice: 'Navnene på de ansvarlige kunne ikke hentes. Der prøves igen om lidt.',
  startingPage: 'Dagsorden hentes. Kommer siden ikke frem, så genindlæs den.',
  pageFailed: 'Siden gik i stå',
  pageFailedDetail: 'Det, der stod «Gemt» ved, er gemt. Genindlæs siden for at fortsætte.',

  // ── Words that a merge swallowed ──
  handedBackName: ({ where }: { where: string }) => `Dine ord fra ${where}`,
  handedBackBy: ({ who }: { who: string }) => `Dine ord stod i et afsnit, som ${who} lavede om:`,
  handedBackSomebody: 'en kollega',
  handedBackWords: 'Dine ord stod i et afsnit, som blev lavet om:',
  handedBackValueBy: ({ who }: { who: string }) => `${who} skrev samme sted uden at have set dine ord:`,
  handedBackValue: 'Der blev skrevet noget andet samme sted. Dine ord var:',
  handedBackValueTold:
    'Nogle af dine ord kom ikke med, fordi der blev skrevet noget andet samme sted. Du kan sætte dem ind igen.',
  handedBackLateReason: 'Hvorfor punktet kommer sent',
  handedBackFrom: ({ where }: { where: string }) => `Stod i: ${where}`,
  handedBackTitle: 'Titel',
  handedBackOf: ({ heading, title }: { heading: string; title: string }) => `${heading}, «${title}»`,
  handedBackUnknown: 'en tekst, som ikke findes mere',
  handedBackTold:
    'Nogle af dine ord kom ikke med i teksten, fordi afsnittet blev lavet om. Du kan sætte dem ind igen.',
  showHandedBack: 'Vis dem',
  wordsWait: 'Ord, der venter',
  putIn: 'Sæt ind',
  copyWords: 'Kopiér',
  dismissWords: 'Fjern',
  handedBackPutIn: 'Dine ord er sat ind sidst i feltet.',
  handedBackValuePutIn: 'Dine ord er sat ind i feltet.',
  wordsTakenOut: 'Ordene er taget ud igen. De ligger stadig klar til at blive sat ind.',
  handedBackDismissed: 'Ordene er fjernet.',
  handedBackNotCopied: 'Ordene er markeret. Tryk Ctrl+C for at kopiere dem.',

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

  // ── People and roles ──
  councilPeople: 'Personer',
  councilPeopleOf: ({ council }: { council: string }) => `Personer i ${council}`,
  peopleLead:
    'Her bestemmer sekretariatet, hvem der er med, og hvad hver enkelt må. En ændring virker med det samme.',
  onlySecretariat:
    'Kun rådets sekretariat kan se og ændre, hvem der er med. Spørg dem, hvis noget skal rettes.',
  membersLoading: 'Henter personerne …',
  membersFailed: 'Personerne kunne ikke hentes. Se, om du er på nettet, og prøv igen.',
  members: { one: '{n} person', other: '{n} personer' },
  roleSecretariat: 'Sekretariat',
  roleContributor: 'Bidragyder',
  roleReader: 'Læser',
  roleParticipant: 'Mødedeltager',
  dutySecretariat: 'Skriver i alt, bestemmer punkter og ansvarlige, og hvem der er med.',
  dutyContributor: 'Læser kladder, og skriver i de punkter, som man er ansvarlig for.',
  dutyReader: 'Læser kladder, men ændrer ikke i dem.',
  dutyParticipant: 'Ser ikke kladder, men får det, der bliver sendt ud.',
  roleOf: ({ name, role }: { name: string; role: string }) => `Rolle for ${name}: ${role}`,
  roleIs: ({ name, role }: { name: string; role: string }) =>
    `${name} er nu ${role.toLocaleLowerCase('da')}.`,
  lastOfSecretariat: 'Rådet skal have mindst én i sekretariatet: giv først en anden den rolle.',
  ownRoleQuestion: ({ role }: { role: string }) => `Vil du selv være ${role.toLocaleLowerCase('da')}?`,
  ownRoleQuestionTodo:
    'Så kan du ikke længere åbne denne side. Kun en anden i sekretariatet kan give dig rollen tilbage.',
  changeOwnRole: 'Skift min rolle',
  invited: 'Inviteret',
  invitedTodo: 'Har ikke logget ind endnu.',
  sendAgain: 'Send igen',
  sendAgainTo: ({ name }: { name: string }) => `Send igen til ${name}`,
  invitationSent: ({ name }: { name: string }) => `${name} har fået et link med mail. Det virker i 7 dage.`,
  invitationNotSent: ({ name }: { name: string }) =>
    `${name} er med, men mailen kunne ikke sendes. Prøv «Send igen» om lidt.`,
  removePerson: 'Fjern',
  removePersonNamed: ({ name }: { name: string }) => `Fjern ${name}`,
  removeQuestion: ({ name }: { name: string }) => `Fjern ${name} fra rådet?`,
  removeQuestionTodo:
    'Adgangen til rådets dagsordener ophører med det samme. Personens punkter og alt, hvad der er skrevet, bliver stående med navnet på.',
  removeYourself: 'Det er dig selv: du kan ikke selv komme tilbage.',
  removeAnyway: 'Fjern fra rådet',
  keepPerson: 'Behold',
  personRemoved: ({ name }: { name: string }) => `${name} er ikke længere med.`,
  alsoNamed: ({ names }: { names: string }) => `I dagsordener også: ${names}`,
  inviteHeading: 'Invitér',
  inviteLead: 'Personen får et link med mail, som virker én gang og i 7 dage.',
  inviteName: 'Navn',
  inviteEmail: 'Mailadresse',
  inviteRole: 'Rolle',
  inviteSend: 'Send invitation',
  inviteNoName: 'Skriv personens navn, på højst 100 tegn.',
  alreadyMember: 'Den person er allerede med: se listen.',
  addressTaken:
    'Den mailadresse har allerede en konto. Invitér den for sig, og vælg så «Det er …» ved navnet.',
  peopleChanged: 'Det kunne ikke gøres, fordi en kollega har ændret listen imens. Se den igen.',
  actionFailed: 'Det blev ikke gemt. Se, om du er på nettet, og prøv igen.',
  agendaNames: 'Navne fra dagsordener',
  agendaNamesLead:
    'Disse navne står som ansvarlige i dagsordener, men kan ikke logge ind. Er et navn en person på listen, så saml de to; ellers giv navnet en mailadresse.',
  thisIs: 'Det er …',
  thisIsNamed: ({ member }: { member: string }) => `Det er ${member}`,
  thisIsOf: ({ name }: { name: string }) => `Hvem er ${name}?`,
  giveAddress: 'Invitér',
  giveAddressTo: ({ name }: { name: string }) => `Invitér ${name}`,
  giveAddressLead:
    'Navnet bliver til denne konto: punkter, hvor det står som ansvarlig, er derefter personens.',
  chooseMember: 'Person på listen',
  joinQuestion: ({ name, member, email }: { name: string; member: string; email: string }) =>
    `«${name}» fra dagsordener bliver til ${member} (${email}).`,
  joinItemsLoading: 'Tæller punkter …',
  joinWrites: ({ member, n }: { member: string; n: number }) =>
    n === 0
      ? `Navnet står ikke som ansvarlig i nogen kladde lige nu.`
      : `${member} kan derefter skrive i ${n === 1 ? 'ét punkt' : `${n} punkter`}, hvor navnet står som ansvarlig.`,
  joinReads: 'De to vises derefter som én person.',
  joinBack: 'Det kan altid tages tilbage.',
  join: 'Saml dem',
  joined: ({ name, member }: { name: string; member: string }) => `«${name}» er nu ${member}.`,
  parted: ({ name }: { name: string }) => `«${name}» står igen for sig.`,
  part: 'Skil ad',
  partNamed: ({ name }: { name: string }) => `Skil ad: ${name}`,
  invitePerson: 'Invitér personen',
  toPeople: 'Personer og roller',
  signOutEverywhere: 'Afslut i alle browsere',
  signOutEverywhereLead: 'Har du glemt at logge ud et andet sted?',
  leftBehind: 'Noget af det, du skrev, nåede ikke at komme med, før du mistede adgangen til dagsordenen.',
  leftBehindTodo:
    'Det ligger på denne enhed, til du logger ud. Kopiér det, hvis du skal bruge det; får du adgang igen, sendes det.',
  mailInvitationSubject: ({ council }: { council: string }) => `Du er inviteret til ${council} i Dagsorden`,
  mailInvitationBody: ({
    name,
    by,
    council,
    role,
    may,
    url,
  }: {
    name: string
    by: string
    council: string
    role: string
    may: string
    url: string
  }) =>
    `Goddag ${name}\n\n${by} har inviteret dig til ${council} i Dagsorden. Din rolle er ${role.toLocaleLowerCase('da')}: ${may}\n\nHer kommer du ind:\n\n${url}\n\nLinket virker én gang og i 7 dage. Derefter får du et nyt ved at skrive din mailadresse på siden.\n`,

  // ── For everybody ──
  skipToOutline: 'Gå til oversigten',
  notice: 'Besked',
  keysRegions: 'Til næste og forrige del af siden: toppen, oversigten, teksten',
  deletedBesideYou: ({ who, name }: { who: string; name: string }) => `${who} slettede ${name}.`,
  offlineWriteOn: 'Skriv bare videre: det sendes senere.',
  offlineNotThereYet: 'Ikke forbundet: dagsordenen er ikke hentet endnu.',
  offlineDoNotClose: 'Luk ikke siden: det, der venter, står kun her.',
  saysOffline: 'Ikke forbundet. Du kan skrive videre.',
  saysBackSaved: 'Forbundet igen. Alt er gemt.',
  saysFetched: 'Forbundet. Dagsordenen er hentet.',
  newSectionAfterNamed: ({ name }: { name: string }) => `Efter ${name}`,

  // ── Who did what ──
  record: 'Hvem gjorde hvad',
  recordOfCouncil: ({ council }: { council: string }) => `Hvem gjorde hvad i ${council}`,
  recordLead:
    'Hvad der er gjort i rådet og dets dagsordener ud over selve teksterne. Rækker kan ikke rettes eller slettes.',
  recordForbidden: 'Kun rådets sekretariat kan se, hvem der gjorde hvad.',
  recordLoading: 'Henter …',
  recordFailed: 'Det kunne ikke hentes.',
  recordNothing: 'Her står ikke noget endnu.',
  recordNoHits: 'Intet svarer til det, du har valgt.',
  recordOlder: 'Vis ældre',
  recordFilter: 'Vis kun',
  recordAll: 'Alle',
  recordPerson: 'Person',
  recordSubject: 'Slags',
  recordAgenda: 'Dagsorden',
  recordFrom: 'Fra og med',
  recordTo: 'Til og med',
  recordClear: 'Vis alt',
  recordExport: 'Hent en kopi',
  recordCsv: 'Til regneark (CSV)',
  recordJson: 'Til programmer (JSON)',
  recordTime: 'Tid',
  recordWho: 'Hvem',
  recordWhat: 'Hvad',
  recordSubjectName: ({
    subject,
  }: {
    subject: 'signing-in' | 'people' | 'agendas' | 'structure' | 'items' | 'refusals' | 'copies'
  }) =>
    ({
      'signing-in': 'Log ind og ud',
      people: 'Personer og roller',
      agendas: 'Dagsordener og frister',
      structure: 'Afsnit og punkter',
      items: 'Ansvarlige, lås og status',
      refusals: 'Afvisninger',
      copies: 'Udtræk og kopier',
    })[subject],
  recordServer: 'Serveren',
  recordCommandLine: 'Kommandolinjen',
  recordRole: ({ role }: { role: 'secretariat' | 'contributor' | 'reader' | 'participant' }) =>
    ({
      secretariat: 'sekretariat',
      contributor: 'bidragyder',
      reader: 'læser',
      participant: 'mødedeltager',
    })[role],
  recordStatusName: ({ status }: { status: 'drafting' | 'ready' | 'approved' | 'returned' }) =>
    ({ drafting: 'ikke klar', ready: 'klar', approved: 'godkendt', returned: 'sendt retur' })[status],
  recordCode: ({
    code,
  }: {
    code: 'malformed' | 'unresolved' | 'too-large' | 'not-allowed' | 'locked' | 'not-drafting' | 'sent'
  }) =>
    ({
      malformed: 'kunne ikke læses',
      unresolved: 'byggede på noget ukendt',
      'too-large': 'for stor',
      'not-allowed': 'ikke tilladt',
      locked: 'låst',
      'not-drafting': 'meldt klar',
      sent: 'sendt ud',
    })[code],
  recordNode: ({ kind, number, title }: { kind: 'section' | 'item'; number: string; title: string }) =>
    [{ section: 'afsnit', item: 'punkt' }[kind], number, title && `«${title}»`].filter(Boolean).join(' '),
  recordMore: ({ node, n }: { node: string; n: number }) => `${node} og ${n} til`,
  recordLinkAsked: ({ who }: { who: string }) => `${who} bad om et link til at logge ind`,
  recordLinkMade: ({ who, whom }: { who: string; whom: string }) =>
    `${who} lavede et link, som ${whom} kan logge ind med`,
  recordSignedIn: ({ who }: { who: string }) => `${who} loggede ind`,
  recordSignedOut: ({ who }: { who: string }) => `${who} loggede ud`,
  recordInvited: ({ who, whom, role }: { who: string; whom: string; role: string }) =>
    `${who} inviterede ${whom} som ${role}`,
  recordJoined: ({ who, name, whom }: { who: string; name: string; whom: string }) =>
    `${who} bekræftede, at navnet ${name} fra en dagsorden er ${whom}`,
  recordParted: ({ who, name, whom }: { who: string; name: string; whom: string }) =>
    `${who} tog tilbage, at navnet ${name} fra en dagsorden er ${whom}`,
  recordRoleGiven: ({ who, whom, to }: { who: string; whom: string; to: string }) =>
    `${who} gav ${whom} rollen ${to}`,
  recordRoleChanged: ({ who, whom, from, to }: { who: string; whom: string; from: string; to: string }) =>
    `${who} ændrede rollen for ${whom} fra ${from} til ${to}`,
  recordRoleTaken: ({ who, whom, from }: { who: string; whom: string; from: string }) =>
    `${who} fjernede ${whom} (${from}) fra rådet`,
  recordAgendaMade: ({ who, title }: { who: string; title: string }) =>
    `${who} oprettede dagsordenen «${title}»`,
  recordAgendaImported: ({ who, title }: { who: string; title: string }) =>
    `${who} importerede dagsordenen «${title}»`,
  recordAgendaDeleted: ({ who, title }: { who: string; title: string }) =>
    `${who} slettede dagsordenen «${title}» for altid`,
  recordDeadlineItems: ({ who, to }: { who: string; to: string }) =>
    to === '' ? `${who} fjernede fristen for bidrag` : `${who} satte fristen for bidrag til ${to}`,
  recordDeadlineMaterial: ({ who, to }: { who: string; to: string }) =>
    to === '' ? `${who} fjernede fristen for materiale` : `${who} satte fristen for materiale til ${to}`,
  recordMade: ({ who, nodes }: { who: string; nodes: string }) => `${who} oprettede ${nodes}`,
  recordMadeWith: ({ who, nodes, people }: { who: string; nodes: string; people: string }) =>
    `${who} oprettede ${nodes} med ${people} som ansvarlig`,
  recordDeleted: ({ who, nodes }: { who: string; nodes: string }) => `${who} slettede ${nodes}`,
  recordRestored: ({ who, nodes }: { who: string; nodes: string }) => `${who} gendannede ${nodes}`,
  recordMovedAfter: ({ who, nodes, after }: { who: string; nodes: string; after: string }) =>
    `${who} flyttede ${nodes} efter ${after}`,
  recordMovedInto: ({ who, nodes, below }: { who: string; nodes: string; below: string }) =>
    `${who} flyttede ${nodes} ind som det første i ${below}`,
  recordMovedFirst: ({ who, nodes }: { who: string; nodes: string }) => `${who} flyttede ${nodes} øverst`,
  recordNumberNow: ({ moved, number }: { moved: string; number: string }) => `${moved} (nu ${number})`,
  recordAssigned: ({ who, people, node }: { who: string; people: string; node: string }) =>
    `${who} gjorde ${people} ansvarlig for ${node}`,
  recordUnassigned: ({ who, people, node }: { who: string; people: string; node: string }) =>
    `${who} fjernede ${people} som ansvarlig for ${node}`,
  recordReassigned: ({
    who,
    added,
    removed,
    node,
  }: {
    who: string
    added: string
    removed: string
    node: string
  }) => `${who} gjorde ${added} ansvarlig for ${node} i stedet for ${removed}`,
  recordLocked: ({ who, nodes }: { who: string; nodes: string }) => `${who} låste ${nodes}`,
  recordUnlocked: ({ who, nodes }: { who: string; nodes: string }) => `${who} låste ${nodes} op`,
  recordStatus: ({ who, nodes, from, to }: { who: string; nodes: string; from: string; to: string }) =>
    `${who} ændrede status for ${nodes} fra ${from} til ${to}`,
  recordDue: ({ who, nodes, to }: { who: string; nodes: string; to: string }) =>
    to === '' ? `${who} fjernede fristen for ${nodes}` : `${who} satte fristen for ${nodes} til ${to}`,
  recordWhy: ({ what, why }: { what: string; why: string }) => `${what}: ${why}`,
  recordRefused: ({ who, n, places }: { who: string; n: number; places: string }) =>
    n === 1 ? `${who} blev afvist: ${places}` : `${who} blev afvist ${n} gange: ${places}`,
  recordRefusedAt: ({ where, why }: { where: string; why: string }) => (where ? `${where} (${why})` : why),
  recordWholeAgenda: 'mødets oplysninger',
  recordExported: ({ who, format }: { who: string; format: string }) =>
    `${who} hentede dagsordenen som ${format}`,
  recordRecordExported: ({ who, format }: { who: string; format: string }) =>
    `${who} hentede «Hvem gjorde hvad» som ${format}`,
  recordBackedUp: ({ who }: { who: string }) => `${who} tog en sikkerhedskopi af det hele`,

  // ── Language ──
  fullHour: ({ hour }: { hour: number }) => `${hour}`,
  language: 'Sprog',
} as const
