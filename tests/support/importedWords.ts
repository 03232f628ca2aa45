/** The words of an imported agenda, and of files, as multisets: what the tests of the import count. */
import { readFileSync } from 'node:fs'
import { decodeText } from '../../server/exchange/reading/decodeText.ts'
import type { ImportedAgenda, ImportedItem } from '../../server/exchange/reading/importedAgenda.ts'
import { readAgenda } from '../../server/exchange/reading/readAgenda.ts'
import type { RichTextNode } from '../../shared/richtext/richText.ts'

const REPOSITORY = new URL('../../', import.meta.url)
const SAMPLE = 'server/sample/it-arkitekturraadet-2024-01-24.md'

/** A file of `tests/support/fixtures/agendas/`, or without a name the sample agenda. */
export function agendaFile(name?: string): Uint8Array {
  return readFileSync(
    new URL(name === undefined ? SAMPLE : `tests/support/fixtures/agendas/${name}`, REPOSITORY),
  )
}

export const sampleText = (): string => decodeText(agendaFile())

export function readFixture(name?: string): ImportedAgenda {
  return readAgenda(decodeText(agendaFile(name)), name?.endsWith('.txt') ? 'plain' : 'markdown')
}

export type WordCounts = Map<string, number>

/** Runs of letters and digits, without regard to case. */
export function countedWords(texts: Iterable<string>): WordCounts {
  const counts: WordCounts = new Map()
  for (const text of texts)
    for (const word of text.toLocaleLowerCase('da').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** What is in `all` more often than in `less`. */
export function without(all: WordCounts, less: WordCounts): Record<string, number> {
  const rest = [...all].map(([word, count]) => [word, count - (less.get(word) ?? 0)] as const)
  return Object.fromEntries(rest.filter(([, count]) => count > 0))
}

/** Every text that stands in the agenda: facts, motto, titles, numbers of cases, names, fields, addresses of links. */
export function textsOf({ facts, motto, items, fields }: ImportedAgenda): string[] {
  return [
    ...[facts.council, facts.title, facts.place],
    ...[facts.startsAt, facts.endsAt].map((time) => time?.replace('T', ' ') ?? ''),
    ...blockTexts(motto.content),
    ...fields.map((field) => field.heading),
    ...allItems(items).flatMap(itemTexts),
  ]
}

export const allItems = (items: readonly ImportedItem[]): ImportedItem[] =>
  items.flatMap((item) => [item, ...allItems(item.children)])

const itemTexts = (item: ImportedItem): string[] => [
  ...[item.title, item.caseNumber, item.presenter, ...item.responsibles, ...item.attachments],
  ...Object.values(item.fields).flatMap((field) => blockTexts(field.content)),
]

/** One text for each block of inline text; a list's first number and the addresses of links stand there too. */
export function blockTexts(nodes: readonly RichTextNode[]): string[] {
  const inline = nodes.map((node) => (node.type === 'hardBreak' ? ' ' : (node.text ?? ''))).join('')
  return [inline, ...nodes.flatMap((node) => [...hiddenTexts(node), ...blockTexts(node.content ?? [])])]
}

function hiddenTexts({ type, attrs, marks = [], content = [] }: RichTextNode): string[] {
  const links = marks.flatMap((mark) => [mark.attrs?.href, mark.attrs?.title])
  const numbers = type === 'orderedList' ? content.map((_, index) => Number(attrs?.start ?? 1) + index) : []
  return [...links, ...numbers].flatMap((text) => (text === undefined || text === null ? [] : [String(text)]))
}
