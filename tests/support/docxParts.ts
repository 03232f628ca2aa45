/** A Word file in tests: its parts as trees, so that what stands in it is asked for by name. */
import { strFromU8, unzipSync } from 'fflate'

export interface Xml {
  name: string
  attrs: Record<string, string>
  children: (Xml | string)[]
}

export class DocxParts {
  readonly files: Record<string, Uint8Array>
  readonly #read = new Map<string, Xml>()

  constructor(bytes: Uint8Array) {
    this.files = unzipSync(bytes)
  }

  get paths(): string[] {
    return Object.keys(this.files)
  }

  text(path: string): string {
    return strFromU8(this.files[path]!)
  }

  /** @throws where it is not well formed */
  xml(path: string): Xml {
    const read = this.#read.get(path) ?? readXml(this.text(path))
    this.#read.set(path, read)
    return read
  }

  get document(): Xml {
    return this.xml('word/document.xml')
  }

  /** The paragraphs of the document in order, those in tables and in the list of contents too. */
  get paragraphs(): { style: string; text: string; xml: Xml }[] {
    return all(this.document, 'w:p').map((xml) => ({
      style: all(xml, 'w:pStyle')[0]?.attrs['w:val'] ?? '',
      text: wordsIn(xml),
      xml,
    }))
  }
}

/** Below an element, itself not among them. */
export function all({ children }: Xml, name: string): Xml[] {
  return children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  )
}

/** What is read in it: no instructions of fields. */
export function wordsIn(xml: Xml): string {
  return xml.children
    .map((child) => {
      if (typeof child === 'string') return ''
      if (child.name === 'w:t') return child.children.join('')
      if (child.name === 'w:tab' && 'w:val' in child.attrs) return ''
      return child.name === 'w:tab' ? '\t' : child.name === 'w:br' ? '\n' : wordsIn(child)
    })
    .join('')
}

const TOKEN = /<\?[^>]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy

export function readXml(text: string): Xml {
  const root: Xml = { name: '', attrs: {}, children: [] }
  const open = [root]
  let end = 0
  for (const [whole, closes, name, attributes, isEmpty, words] of text.matchAll(TOKEN)) {
    end += whole.length
    if (words !== undefined) open.at(-1)!.children.push(unescaped(words))
    if (name === undefined) continue
    if (closes === '/') {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes something else`)
      continue
    }
    const attrs = [...attributes!.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [
      key!,
      unescaped(value!),
    ])
    const element = { name, attrs: Object.fromEntries(attrs), children: [] }
    open.at(-1)!.children.push(element)
    if (isEmpty !== '/') open.push(element)
  }
  const [child] = root.children
  if (end !== text.length || open.length !== 1 || typeof child !== 'object') {
    throw new Error(`no XML from ${end}: ${text.slice(end, end + 80)}`)
  }
  return child
}

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(#x?[\da-f]+|\w+);|&/gi, (entity, name: string | undefined) => {
    if (name === undefined) throw new Error(`a bare & in ${text}`)
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    const sign = SIGNS[name.toLowerCase()]
    if (sign === undefined) throw new Error(`unknown ${entity}`)
    return sign
  })
}
