/**
 * The file as it was packed, without what is another each time: the hour of packing, ids by chance, and ids that are counted on from file to
 * file. Versions are compared by the hash of their files.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { xmlEscaped } from './xmlText.ts'

/** What the file says about itself. */
export interface Properties {
  title: string
  /** Who it is from. */
  creator: string
  description: string
  /** Milliseconds since 1970 (UTC). */
  at: number
}

/** The first that a zip can tell, in whatever zone the server stands. */
const NO_TIME = new Date(1980, 0, 1)

const CORE = 'docProps/core.xml'
const DOCUMENT = 'word/document.xml'

/** What the library counts: bookmarks, those of the list of contents by their names, pictures. */
const COUNTED = [
  /(<w:bookmark(?:Start|End)(?: w:name="[^"]*")? w:id=")(\d+)/g,
  /((?:w:name|w:anchor)="_Toc|>PAGEREF _Toc)(\d+)(?="| \\h<\/w:instrText>)/g,
  /(<wp:docPr id=")(\d+)/g,
]

/** @param packed a file of Word's */
export function sameBytes(packed: Uint8Array, properties: Properties): Uint8Array {
  const files = unzipSync(packed)
  for (const path of Object.keys(files)) if (path.endsWith('.rels')) nameInOrder(files, path)
  files[DOCUMENT] = strToU8(countedAnew(strFromU8(files[DOCUMENT]!)))
  files[CORE] = strToU8(coreOf(properties))
  return zipSync(files, { mtime: NO_TIME })
}

/** What a part refers to is named by where it stands in the part's list. */
function nameInOrder(files: Record<string, Uint8Array>, path: string): void {
  const part = path.replace(/_rels\/([^/]*)\.rels$/, '$1')
  const list = strFromU8(files[path]!)
  const names = new Map([...list.matchAll(/ Id="([^"]*)"/g)].map(([, id], at) => [id!, `rId${at + 1}`]))
  const renamed = (xml: string) => xml.replace(/="(rId[^"]*)"/g, (_, id) => `="${names.get(id) ?? id}"`)
  files[path] = strToU8(renamed(list))
  if (files[part] !== undefined && names.size > 0) files[part] = strToU8(renamed(strFromU8(files[part])))
}

function countedAnew(document: string): string {
  return COUNTED.reduce((xml, pattern) => {
    const ids = new Map<string, number>()
    return xml.replace(pattern, (_, before: string, id: string) => {
      const now = ids.get(id) ?? ids.size + 1
      ids.set(id, now)
      return `${before}${now}`
    })
  }, document)
}

function coreOf({ title, creator, description, at }: Properties): string {
  const time = new Date(at).toISOString().replace(/\.\d+/, '')
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${time}</dcterms:${name}>`
  const words = [
    ['dc:title', title],
    ['dc:creator', creator],
    ['dc:description', description],
    ['dc:language', 'da-DK'],
    ['cp:lastModifiedBy', creator],
  ].map(([name, said]) => `<${name}>${xmlEscaped(said!)}</${name}>`)
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ...words,
    ...[date('created'), date('modified'), '</cp:coreProperties>'],
  ].join('')
}
