/** A PDF as a reader other than ours sees it: its tags, and the text in them. */
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadPdf {
  title: string
  author: string
  language: string
  isTagged: boolean
  /** Of PDF/UA, as its metadata claims; `null`: it is none. */
  standard: string | null
  outline: OutlineEntry[]
  pages: ReadPage[]
}

export interface OutlineEntry {
  title: string
  items: OutlineEntry[]
}

export interface ReadPage {
  /** Its part of the whole tree. */
  root: Tag
  /** What is marked to be no part of it: nobody has it read aloud. */
  artifacts: string
  /** What is neither. */
  untagged: string
  links: { url: string | null; leadsWithin: boolean; words: string }[]
  width: number
  height: number
}

export interface Tag {
  role: string
  alt: string | null
  children: (Tag | string)[]
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await loading.promise
  try {
    const { info, metadata } = await pdf.getMetadata()
    const facts = info as Record<string, string | undefined>
    const pages: ReadPage[] = []
    for (let page = 1; page <= pdf.numPages; page += 1) pages.push(await readPage(await pdf.getPage(page)))
    return {
      ...{ title: facts.Title ?? '', author: facts.Author ?? '', language: facts.Language ?? '' },
      isTagged: (await markInfoOf(pdf)).get('Marked') === true,
      standard: /<pdfuaid:part>(\d+)</.exec(metadata?.getRaw() ?? '')?.[1] ?? null,
      ...{ outline: ((await pdf.getOutline()) ?? []).map(entryOf), pages },
    }
  } finally {
    await loading.destroy()
  }
}

/** Its types say that it is an object. */
const markInfoOf = async (pdf: PDFDocumentProxy) =>
  (await pdf.getMarkInfo()) as unknown as ReadonlyMap<string, boolean>

export const tagsIn = (tag: Tag): Tag[] => [
  tag,
  ...tag.children.flatMap((child) => (typeof child === 'string' ? [] : tagsIn(child))),
]

/** @param without roles whose text is left out */
export const textIn = (tag: Tag, ...without: readonly string[]): string =>
  without.includes(tag.role)
    ? ''
    : tag.children.map((child) => (typeof child === 'string' ? child : textIn(child, ...without))).join('')

/** Tags of that role, page after page. */
export const tagged = ({ pages }: ReadPdf, role: RegExp): Tag[] =>
  pages.flatMap(({ root }) => tagsIn(root)).filter((tag) => role.test(tag.role))

const ARTIFACT = 'artifact'
const UNTAGGED = 'untagged'

/** Its types leave it out. */
const tagOfContent = (item: object): unknown => ('tag' in item ? item.tag : undefined)

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const texts = new Map<string, string>()
  const open: string[] = []
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((one) => one !== '') ?? UNTAGGED
      texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? '\n' : ''}`)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(tagOfContent(item) === 'Artifact' ? ARTIFACT : (item.id ?? ''))
  }
  const annotations = (await page.getAnnotations()) as {
    subtype: string
    url?: string
    dest?: unknown
    contentsObj?: { str: string }
  }[]
  const { width, height } = page.getViewport({ scale: 1 })
  const links = annotations
    .filter(({ subtype }) => subtype === 'Link')
    .map(({ url, dest, contentsObj }) => ({
      ...{
        url: url ?? null,
        leadsWithin: dest !== null && dest !== undefined,
        words: contentsObj?.str ?? '',
      },
    }))
  const tree = (await page.getStructTree()) as Node | null
  return {
    root: tree === null ? { role: 'Root', alt: null, children: [] } : tagOf(tree, texts),
    ...{ artifacts: texts.get(ARTIFACT) ?? '', untagged: texts.get(UNTAGGED) ?? '', links, width, height },
  }
}

/** As pdf.js gives it. */
interface Node {
  role: string
  alt?: string
  children: (Node | { type: string; id: string })[]
}

function tagOf({ role, alt, children }: Node, texts: ReadonlyMap<string, string>): Tag {
  const read = children.map((child) => ('role' in child ? tagOf(child, texts) : (texts.get(child.id) ?? '')))
  // A tag that goes over several pages is there on each.
  const isThere = (child: Tag | string) =>
    child !== '' && (typeof child === 'string' || child.alt !== null || child.children.length > 0)
  return { role, alt: alt ?? null, children: read.filter(isThere) }
}

const entryOf = ({ title, items }: { title: string; items: unknown[] }): OutlineEntry => ({
  ...{ title, items: (items as Parameters<typeof entryOf>[0][]).map(entryOf) },
})
