/**
 * What other programs put on the clipboard, as a field may hold it: words, lists, tables, links, one kind of heading, bold
 * and the like. Everything else goes, but never words.
 */
import { BlockWriter } from './blocks.ts'
import { officeLists } from './officeLists.ts'
import { stylesIn } from './styles.ts'

export interface Cleaned {
  html: string
  /** How many pictures were left out. */
  pictures: number
}

/** Written by an editor like ours: its own structure is taken as it is, and what the schema does not know falls away. */
const FROM_AN_EDITOR = '[data-pm-slice]'

/** @param html as on the clipboard; nothing in it is run or fetched */
export function cleanPasted(html: string): Cleaned {
  const source = new DOMParser().parseFromString(html, 'text/html')
  if (source.querySelector(FROM_AN_EDITOR) !== null)
    return { html, pictures: source.querySelectorAll('img').length }
  const styleOf = stylesIn(source)
  officeLists(source.body, styleOf)
  const target = document.implementation.createHTMLDocument().body
  const writer = new BlockWriter(styleOf)
  writer.write(source.body, target)
  return { html: target.innerHTML, pictures: writer.pictures }
}
