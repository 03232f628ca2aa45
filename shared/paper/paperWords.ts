/** The words that every paper has beside those of its agenda. They are the agenda's, and so Danish whatever language one reads it in. */
import { danishTime } from '../agenda/danishTime.ts'
import { RESPONSIBLE_PLACEHOLDER } from '../agenda/template.ts'
import type { ChangedFact, PaperFact } from './changedFacts.ts'
import type { ChangedPart } from './changedParts.ts'
import type { NewsItem } from './newWords.ts'
import type { Edition, NamedItem, Paper, PaperItem, SentEdition } from './paper.ts'

export const AGENDA = 'Dagsorden'
export const CONTENTS = 'Indhold'
export const DATE = 'Dato:'
export const PLACE = 'Sted:'
/** Of a page: past its list of contents. */
export const TO_ITEMS = 'Gå til punkterne'
export const TABLE = 'Tabel'
/** «Tabel 2 i punkt 2.3» */
export const tableName = ({ number, title }: Pick<PaperItem, 'number' | 'title'>, at: number): string =>
  `${TABLE} ${at} i ${number === '' ? `«${title}»` : `punkt ${number}`}`

export const DRAFT = 'UDKAST'
/** What has no title, or no name, is called so: a heading without words leads nobody. */
export const UNTITLED = 'Uden titel'
export const NAMELESS = 'Bilag uden navn'
export const SUPPLEMENT = 'Tillægsdagsorden'

/** «Side 3 af 16» */
export const pageOf = (page: string | number, pages: string | number): string => `Side ${page} af ${pages}`

/** «24-01-2024 10:00», «24-01-2024 10:00–12:00»; empty where no time is set. */
export function dateLine({ startsAt, endsAt }: Pick<Paper, 'startsAt' | 'endsAt'>): string {
  if (startsAt === null) return ''
  const end =
    endsAt === null ? '' : endsAt.slice(0, 10) === startsAt.slice(0, 10) ? clock(endsAt) : written(endsAt)
  return end === '' ? written(startsAt) : `${written(startsAt)}–${end}`
}

const clock = (local: string): string => local.slice(11, 16)

const written = (local: string): string =>
  `${local.slice(0, 10).split('-').reverse().join('-')} ${clock(local)}`.trimEnd()

/** Which edition it is, for the head or foot of each page: «Version 2, 17-01-2024 12:00», «UDKAST til version 1, 15-01-2024 09:30». */
export function editionLine(edition: Edition): string {
  const at = written(danishTime(edition.at))
  if (edition.is === 'draft') return `${DRAFT} til version ${edition.next}, ${at}`
  const name = nameOfEdition(edition)
  return `${name === '' ? 'Version' : `${name}, version`} ${edition.number}, ${at}`
}

/** «Tillægsdagsorden 24-01-2024»; empty of a whole version that nobody named otherwise than it is proposed. */
export function nameOfEdition({ kind, name = '' }: Pick<SentEdition, 'kind' | 'name'>): string {
  const given = name.trim()
  if (kind === 'whole') return /^(?:dagsorden(?: [\d-]+)?)?$/i.test(given) ? '' : given
  if (given === '' || isSupplementTitle(given)) return given || SUPPLEMENT
  return `${SUPPLEMENT} «${given}»`
}

/** As it stands below the paper's own heading, which says what kind it is: there that is not said again. */
export function editionLineOfFront(edition: Edition): string {
  const isCalledAsItsKind =
    edition.is === 'version' && /^tillægsdagsorden(?: [\d-]+)?$/i.test(nameOfEdition(edition))
  return editionLine(isCalledAsItsKind ? { ...edition, kind: 'whole', name: '' } : edition)
}

/** «Tillæg til dagsordenen, version 2 af 17. januar 2024» */
export const supplementLine = (to: Pick<SentEdition, 'number' | 'at'>): string =>
  `Tillæg til dagsordenen, version ${to.number} af ${dayOf(to.at)}`

const isSupplementTitle = (title: string): boolean => /^tillægsdagsorden/i.test(title)

/** What a paper is called: a «tillægsdagsorden» is never taken for the whole agenda. */
export function titleOf({ title, edition }: Pick<Paper, 'title' | 'edition'>): string {
  if (edition.is !== 'version' || edition.kind !== 'supplement' || isSupplementTitle(title)) return title
  const rest = /^dagsorden\b\s*(.*)$/is.exec(title)?.[1]
  if (rest === undefined) return title.trim() === '' ? SUPPLEMENT : `${SUPPLEMENT}: ${title}`
  return `${SUPPLEMENT} ${rest}`.trim()
}

/** «Tillægsdagsorden (version 3, 23. januar 2024)», where it stands before the agenda that it adds to. */
export const supplementHeading = ({ edition }: Pick<Paper, 'edition'>): string =>
  partHeading(SUPPLEMENT, edition)

/** «Dagsorden (version 2, 17. januar 2024)», below what was added to it. */
export const wholeHeading = ({ edition }: Pick<Paper, 'edition'>): string => partHeading(AGENDA, edition)

const partHeading = (name: string, edition: Edition): string =>
  edition.is === 'draft' ? name : `${name} (version ${edition.number}, ${dayOf(edition.at)})`

const DAY = new Intl.DateTimeFormat('da', { dateStyle: 'long', timeZone: 'UTC' })

/** «23. januar 2024», in Denmark. */
const dayOf = (at: number): string => DAY.format(new Date(`${danishTime(at).slice(0, 10)}T00:00Z`))

/** «1.», «2.3.1.»; empty where it has no number. */
export const numberOf = ({ number }: Pick<PaperItem, 'number'>): string => (number === '' ? '' : `${number}.`)

/** «SAG-2023-03576 Vibeke Normann», the line under an item's heading. */
export interface CaseLine {
  caseNumber: string
  /** «A», «A og B», «A, B og C» */
  who: string
  /** Nobody is responsible: `who` is the template's words for that. */
  isPlaceholder: boolean
}

/** @returns `null` where nothing stands */
export function caseLineOf(item: PaperItem, edition: Edition): CaseLine | null {
  const { caseNumber, responsibles, kind, withoutText } = item
  const asks = kind === 'item' && !withoutText && edition.is === 'draft'
  const isPlaceholder = responsibles.length === 0 && asks
  const who = isPlaceholder ? RESPONSIBLE_PLACEHOLDER : namesLine(responsibles)
  return caseNumber === '' && who === '' ? null : { caseNumber, who, isPlaceholder }
}

const LIST = new Intl.ListFormat('da')

/** «Jakob Eiby og Rune Frits Kjerulff», as the council writes. */
export const namesLine = (names: readonly string[]): string => LIST.format(names)

/** «Oplæg: Anders Drejer Lønbæk»; empty where nobody is named. */
export const presenterLine = ({ presenter }: Pick<PaperItem, 'presenter'>): string =>
  presenter === '' ? '' : `Oplæg: ${presenter}`

/** «Efter fristen: …», with the reason that the item carries; empty where it has none. */
export const lateLine = ({ lateReason }: Pick<PaperItem, 'lateReason'>): string =>
  lateReason === '' ? '' : `Efter fristen: ${lateReason}`

/** Against the version before: «Ny», «Ændret · Flyttet (før 2.3)». */
export const changeWord = (item: Pick<PaperItem, 'change' | 'movedFrom'>): string =>
  together(bareChange(item), movedLine(item))

const bareChange = ({ change }: Pick<PaperItem, 'change'>): string =>
  change === null ? '' : change === 'new' ? 'Ny' : CHANGED

const together = (...words: string[]): string => words.filter((word) => word !== '').join(' · ')

/** «Flyttet (før 2.3)»; empty where it was not, or only has another number because others were. */
export const movedLine = (item: Pick<PaperItem, 'movedFrom'>): string =>
  item.movedFrom === undefined ? '' : `${MOVED}${wasCalled(item)}`

/** « (før 2.3)» */
const wasCalled = ({ movedFrom = '' }: Pick<PaperItem, 'movedFrom'>): string =>
  movedFrom === '' ? '' : ` (før ${movedFrom})`

const MOVED = 'Flyttet'

export const CHANGED = 'Ændret'

/** «Mødested: » */
export const factLabel = ({ is }: Pick<ChangedFact, 'is'>): string => `${FACTS[is]}: `

/** «KL, lokale 5-12 (før: KL, lokale 2-01)»; a motto, which stands below, is not said again. */
export function factLine({ is, now, before }: ChangedFact): string {
  if (is === 'motto') return now === '' ? 'udgået' : before === '' ? 'nyt' : 'ændret'
  return before === '' ? now : `${now === '' ? 'ikke oplyst' : now} (før: ${before})`
}

const FACTS = {
  startsAt: 'Mødetid',
  place: 'Mødested',
  council: 'Råd',
  title: 'Titel',
  motto: 'Motto',
} as const satisfies Record<PaperFact, string>

/** «Ændret: titel, ansvarlige, Indstilling»; empty where nobody says what. */
export const changedLine = ({ parts = [] }: NewsItem): string =>
  parts.length === 0 ? '' : `${CHANGED}: ${partsLine(parts)}`

/** All that a line below an item's heading says of it: «Ændret: titel · Flyttet (før 2.3)», «Ny»; empty: nothing. */
export const newsLine = (item: NewsItem): string =>
  together(changedLine(item) || bareChange(item), movedLine(item))

/** As it stands in a list of what is new: «Ændret og flyttet», «2.5. Budget (før 2.3)». */
export function newsEntry(item: PaperItem): { label: string; name: string } {
  const isMoved = item.movedFrom !== undefined
  const label = isMoved && item.change !== null ? `${CHANGED} og flyttet` : changeOrMove(item)
  return { label, name: `${removedLine({ ...item, item: item.id })}${isMoved ? wasCalled(item) : ''}` }
}

const changeOrMove = (item: PaperItem): string => bareChange(item) || MOVED

/** «titel, ansvarlige, Indstilling» */
export const partsLine = (parts: readonly ChangedPart[]): string =>
  parts.map((part) => (part.is === 'field' ? part.heading : PARTS[part.is])).join(', ')

const PARTS = {
  kind: 'plads i dagsordenen',
  title: 'titel',
  caseNumber: 'sagsnummer',
  responsibles: 'ansvarlige',
  presenter: 'oplæg',
  lateReason: 'grund til at det kom efter fristen',
  attachments: 'bilag',
} as const satisfies Record<Exclude<ChangedPart['is'], 'field'>, string>

/** The heading of what the agenda has no more. */
/** Of an item, and of a list of what is new. */
export const GONE = 'Udgået'

/** «Ændret siden version 1» */
export const sinceHeading = (version: number): string => `Ændret siden version ${version}`

export const REMOVED = 'Udgået af dagsordenen'

/** «2.3. Budget» */
export const removedLine = ({ number, title }: NamedItem): string =>
  [numberOf({ number }), title].filter((word) => word !== '').join(' ')

/** «Om «KOMBIT»:», above a comment on words that are gone. */
export const lostLine = (words: string): string => `Om «${words.replace(/\s+/g, ' ').trim()}»:`

/** «Opgave: Vibeke Normann», above the first comment of a thread that is somebody's to do. */
export const taskLine = ({ name, isDone }: { name: string; isDone: boolean }): string =>
  `${isDone ? 'Udført opgave' : 'Opgave'}: ${name}`
