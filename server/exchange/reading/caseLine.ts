/** The line under an item's title: its case number and who writes it. «SAG-2023-03576 Jakob Eiby og Rune Frits Kjerulff» */
import { RESPONSIBLE_PLACEHOLDER } from '../../../shared/agenda/template.ts'
import { sameWords } from '../../../shared/richtext/plainText.ts'

export interface CaseLine {
  caseNumber: string
  responsibles: readonly string[]
  presenter: string
  /** What stands where names should, and is none; empty when all was understood. */
  rest: string
}

const LABELLED_NUMBER =
  /^(?:sagsnr|sagsnummer|sag|j\. ?nr|journalnr|journalnummer|esdh-?nr)\.? ?: ?((?=\S*\d)\S+?)[,;.]?(?: |$)(.*)$/iu

/** «SAG-2023-03576», «24/12345», «2024-012345», a KLE number «00.22.00-A00-1-24». */
const NUMBER =
  /^(\p{Lu}{2,10}-\d{4}-\d{2,}(?:-\d+)*|\d{2,4}\/\d{3,7}(?:-\d+)?|\d{4}-\d{3,}(?:-\d+)*|\d{2}\.\d{2}\.\d{2}-\p{Lu}\d{2}-\d+-\d{2})(?:[ ,;:]|$)(.*)$/u

const RESPONSIBLES =
  /^(?:sags)?(?:ansvarlige?|behandlere?|fremstillere?)(?: sagsbehandler)? ?: ?(.+)$|^kontaktperson(?:er)? ?: ?(.+)$/iu
const PRESENTER = /^(?:oplægsholdere?|fremlægges af|forelægges af) ?: ?(.+)$/iu

const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`
const NAME = new RegExp(
  String.raw`^${WORD}(?: (?:${WORD}|af|al|bin|da|de|del|den|der|di|el|la|ten|van|von)){0,7}(?: \(${WORD}\))?$`,
  'u',
)

/** Longer texts than this, in characters, are no case lines. */
const LONGEST = 500

/** @param text without decoration, with single spaces. @returns `null` for what is no such line */
export function parseCaseLine(text: string): CaseLine | null {
  if (text.length > LONGEST) return null
  const presenter = PRESENTER.exec(text)?.[1]
  if (presenter !== undefined) return { caseNumber: '', responsibles: [], presenter, rest: '' }
  const labelled = responsiblesOf(text)
  if (labelled !== undefined) return { caseNumber: '', presenter: '', ...named(labelled, true) }
  if (sameWords(text, RESPONSIBLE_PLACEHOLDER))
    return { caseNumber: '', responsibles: [], presenter: '', rest: '' }
  const match = NUMBER.exec(text) ?? LABELLED_NUMBER.exec(text)
  if (match === null) return null
  const rest = match[2]!.replace(/^[ ,;:–-]+/u, '')
  const names = responsiblesOf(rest)
  return { caseNumber: match[1]!, presenter: '', ...named(names ?? rest, names !== undefined) }
}

function responsiblesOf(text: string): string | undefined {
  const match = RESPONSIBLES.exec(text)
  return match?.[1] ?? match?.[2]
}

/** @param certain a label said that these are names, whatever they look like */
function named(text: string, certain: boolean): Pick<CaseLine, 'responsibles' | 'rest'> {
  if (text === '' || sameWords(text, RESPONSIBLE_PLACEHOLDER)) return { responsibles: [], rest: '' }
  const names = text
    .split(/ og |[,;/&]/iu)
    .map((name) => name.replace(/^og /iu, '').trim())
    .filter((name) => name !== '')
  return certain || names.every((name) => NAME.test(name))
    ? { responsibles: names, rest: '' }
    : { responsibles: [], rest: text }
}
