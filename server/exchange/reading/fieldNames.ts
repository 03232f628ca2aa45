/**
 * Which lines name a field. The names of our template always do: the council's own, else the first council's. Of other headings those do
 * that stand first in an item which names a field of ours further down, or that come in two items or more, once in each. Any other is a
 * heading in the text.
 */
import { type FieldKey, KEY_PATTERN, type TemplateField } from '../../../shared/agenda/document.ts'
import { ATTACHMENTS_HEADING, FIRST_COUNCIL_TEMPLATE } from '../../../shared/agenda/template.ts'
import { sameWords } from '../../../shared/richtext/plainText.ts'
import { parseCaseLine } from './caseLine.ts'
import type { FoundItem } from './foundItem.ts'
import { type Line, type Source, standsOut } from './lines.ts'
import { parseNumbered } from './numbers.ts'

/** Our template, by whose names those of a file are known. */
export interface OurFields {
  template: readonly TemplateField[]
  /** It is what the council has decided: its fields stay, whatever others a file names. */
  isOwn: boolean
  /** By normalised heading, attachments among them; see `fieldNameOf`. */
  keys: ReadonlyMap<string, FieldKey>
}

export interface FieldNames {
  /** By normalised heading; see `fieldNameOf`. */
  keys: ReadonlyMap<string, FieldKey>
  /** The fields that the file names beside those of our template, in the order of the file. */
  others: readonly { key: FieldKey; heading: string }[]
  /** The one number of `#` that all field names of our template have here; `null` where it jumps, and so says nothing. */
  level: number | null
}

/** The field of `ATTACHMENTS_HEADING`: a list of names. No template's key has a colon. */
export const ATTACHMENTS = ':attachments'

const LONGEST_NAME = 60
const LONGEST_PLACEHOLDER = 200
const MOST_PLAIN_WORDS = 5

/** A heading without its colon and capitals. */
export const fieldNameOf = (text: string): string => text.replace(/ ?:$/, '').toLocaleLowerCase('da')

/** @param own `null`: the council has decided none */
export function ourFields(own: readonly TemplateField[] | null): OurFields {
  const template = own ?? FIRST_COUNCIL_TEMPLATE
  const keys = new Map([
    ...template.map(({ heading, key }) => [fieldNameOf(heading), key] as const),
    [fieldNameOf(ATTACHMENTS_HEADING), ATTACHMENTS],
  ])
  return { template, isOwn: own !== null, keys }
}

export const isKnownFieldName = ({ keys }: OurFields, text: string): boolean => keys.has(fieldNameOf(text))

export function findFieldNames(source: Source, items: readonly FoundItem[]): FieldNames {
  const level = commonLevel(source, items)
  const perItem = items.map((item) => candidates(source, item, level))
  const counts = countItems(perItem)
  const names = new Map<string, Line>()
  for (const [index, found] of perItem.entries()) {
    for (const line of found) {
      const name = fieldNameOf(line.text)
      const recurs = (counts.get(name) ?? 0) >= 2
      if (!names.has(name) && (recurs || isFirstField(source, items[index]!, line))) names.set(name, line)
    }
  }
  return { ...keysFor(source.ours, [...names.values()]), level }
}

/** Whether the line is, by its look, where a field's name may stand. */
export function looksLikeFieldName(source: Source, line: Line): boolean {
  if (line.mark === 'heading' || line.mark === 'bold') return true
  return standsOut(source, line.number - 1)
}

function commonLevel(source: Source, items: readonly FoundItem[]): number | null {
  const levels = items.flatMap(({ from, to }) =>
    source.lines
      .slice(from, to)
      .filter((line) => line.mark === 'heading' && isKnownFieldName(source.ours, line.text))
      .map((line) => line.level),
  )
  return levels.length > 1 && new Set(levels).size === 1 ? levels[0]! : null
}

function candidates(source: Source, { from, to }: FoundItem, level: number | null): Line[] {
  const found: Line[] = []
  let above: Line | undefined
  for (const line of source.lines.slice(from, to)) {
    if (line.text === '') continue
    const isBelowName =
      above !== undefined && (above === found.at(-1) || isKnownFieldName(source.ours, above.text))
    if (couldBeName(source, line, level) && (line.mark === 'heading' || !isBelowName)) found.push(line)
    above = line
  }
  return found
}

/** By its look. Without `#` the first line below a name is the field's text («Taget til efterretning»), however it looks. */
function couldBeName(source: Source, line: Line, level: number | null): boolean {
  if (line.text.length > LONGEST_NAME || isKnownFieldName(source.ours, line.text)) return false
  if (/[.,;!?]$/.test(line.text) || !/^\p{Lu}/u.test(line.text)) return false
  if (parseNumbered(line.text) !== null || parseCaseLine(line.text) !== null) return false
  if (level !== null && line.level !== level) return false
  return line.mark === 'none' ? isPlainName(source, line) : line.mark === 'heading' || line.mark === 'bold'
}

/** In plain text every paragraph stands out: a name is short. */
function isPlainName(source: Source, line: Line): boolean {
  return (
    !source.hasHeadings &&
    standsOut(source, line.number - 1) &&
    line.text.split(' ').length <= MOST_PLAIN_WORDS &&
    !/[,.;!?]/.test(line.text)
  )
}

/** @returns in how many items each name stands; 0 for what stands twice in one */
function countItems(perItem: readonly Line[][]): Map<string, number> {
  const counts = new Map<string, number>()
  const repeated = new Set<string>()
  for (const lines of perItem) {
    const seen = new Set<string>()
    for (const name of lines.map((line) => fieldNameOf(line.text))) {
      if (seen.has(name)) repeated.add(name)
      else counts.set(name, (counts.get(name) ?? 0) + 1)
      seen.add(name)
    }
  }
  for (const name of repeated) counts.set(name, 0)
  return counts
}

function isFirstField(source: Source, { from, to }: FoundItem, line: Line): boolean {
  const written = source.lines.slice(from, to).filter(({ text }) => text !== '')
  const first = written.find(({ text }) => parseCaseLine(text) === null)
  return (
    first === line &&
    line.mark !== 'none' &&
    written.some(
      (other) =>
        isKnownFieldName(source.ours, other.text) &&
        source.ours.keys.get(fieldNameOf(other.text)) !== ATTACHMENTS &&
        looksLikeFieldName(source, other),
    )
  )
}

function keysFor(ours: OurFields, lines: readonly Line[]): Pick<FieldNames, 'keys' | 'others'> {
  const keys = new Map(ours.keys)
  const others: { key: FieldKey; heading: string }[] = []
  for (const { text } of lines) {
    const heading = text.replace(/ ?:$/, '')
    // Of our template also those whose heading is an attachment's or another's.
    const key = keyOf(heading, new Set([...keys.values(), ...ours.template.map((field) => field.key)]))
    keys.set(fieldNameOf(heading), key)
    others.push({ key, heading })
  }
  return { keys, others }
}

/** A key from the heading's letters: «Økonomiske konsekvenser» is `oekonomiske-konsekvenser`. */
function keyOf(heading: string, taken: ReadonlySet<FieldKey>): FieldKey {
  const letters = heading
    .toLocaleLowerCase('da')
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'oe')
    .replace(/å/g, 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-+|-+$/g, '')
  const free = (key: string) => KEY_PATTERN.test(key) && !taken.has(key)
  if (free(letters)) return letters
  for (let count = 2; ; count += 1)
    if (free(`${letters || 'field'}-${count}`)) return `${letters || 'field'}-${count}`
}

/**
 * The template of an agenda: ours, where the file names no other field; else the fields that it names, with ours where they are the
 * council's own. Its main field is then ours, or the first that is not ours. What is hidden until the meeting is shown where it has words.
 * @param named the fields of each item, in its order
 * @param written the fields with words
 */
export function templateFor(
  ours: OurFields,
  { others }: FieldNames,
  named: readonly (readonly FieldKey[])[],
  written: ReadonlySet<FieldKey>,
): TemplateField[] {
  const known = ours.template.map((field) =>
    field.hidden && written.has(field.key) ? { ...field, hidden: false } : field,
  )
  if (others.length === 0) return known
  const orders = ours.isOwn ? [known.map(({ key }) => key), ...named] : named
  const fields = merged(orders).flatMap((key): TemplateField[] => {
    const field = known.find((one) => one.key === key)
    const other = others.find((one) => one.key === key)
    if (other === undefined) return field === undefined ? [] : [field]
    return [{ ...other, placeholder: '', required: false, hidden: false, main: false }]
  })
  const main = fields.find((field) => field.main)?.key ?? others[0]!.key
  return fields.map((field) => ({ ...field, main: field.key === main }))
}

/** One order for all: a field that only some items name stands before the field that follows it there. */
function merged(orders: readonly (readonly FieldKey[])[]): FieldKey[] {
  const keys: FieldKey[] = []
  for (const order of orders) {
    for (const [index, key] of order.entries()) {
      if (keys.includes(key)) continue
      const following = order.slice(index + 1).find((next) => keys.includes(next))
      keys.splice(following === undefined ? keys.length : keys.indexOf(following), 0, key)
    }
  }
  return keys
}

/** Whether the text says no more than the placeholder. */
export const isPlaceholder = (text: string, field: TemplateField): boolean =>
  field.placeholder !== '' && text.length < LONGEST_PLACEHOLDER && sameWords(text, field.placeholder)
