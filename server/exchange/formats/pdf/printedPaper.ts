/**
 * What the typesetter is given: data for `paper.typ`, and nothing that it could take for code. Depth, spans and levels are already
 * such as can be set: whatever an agenda holds, no page fails of it.
 */
import type { Block } from './printedText.ts'

export interface PrintedPaper {
  /** Of the file, for who has many open. */
  name: string
  title: string
  council: string
  /** «24-01-2024 10:00» with its label, and so on. `change`: «Ændret», or empty. */
  facts: { label: string; value: string; change: string }[]
  /** Which edition it is, as it stands on each page. */
  edition: string
  /** The same on the first page, and what a supplement adds to. */
  editionOfFront: string[]
  /** «UDKAST» stands across each page. */
  isDraft: boolean
  motto: Block[]
  /** The heading of the list of contents; `null`: there is none. */
  contents: string | null
  /** The items begin below the contents, and not on a page of their own. */
  itemsFollow: boolean
  /** The level of the headings of what stands at the top. */
  top: number
  /** What is new since the version before; a label leads to the item. */
  since: { heading: string; lines: { label: string; name: string; leadsTo: string | null }[] } | null
  logo: { path: string; alt: string } | null
  colour: string
  /** Of headings and labels, and of the text; each with what stands in for letters that it lacks. */
  sans: string[]
  serif: string[]
  /** «Side {} af {}», in its parts. */
  pageOf: string[]
  /** UTC: year, month, day, hour, minute, second. */
  made: number[]
  items: PrintedItem[]
  /** What the agenda has no more; `null`: nothing that this paper tells. */
  removed: { heading: string; names: string[] } | null
}

export interface PrintedItem {
  /** Of its heading: 1, 2 … */
  level: number
  /** Below the top: what the look follows. */
  depth: number
  /** What leads to it. */
  label: string
  /** «2.1.»; empty: none. */
  number: string
  title: string
  /** «Ny», «Ændret: titel, Indstilling»; empty: neither. */
  change: string
  caseNumber: string
  who: string
  whoIsPlaceholder: boolean
  /** Further lines under the heading: who presents it, why it came late. */
  lines: string[]
  fields: { heading: string; isPlaceholder: boolean; blocks: Block[] }[]
  attachments: { heading: string; names: { name: string; label: string; href: string | null }[] } | null
}
