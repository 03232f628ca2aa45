/**
 * What other programs put on the clipboard, as a field may hold it: words, lists, tables, links, one kind of heading, bold
 * and the like. Everything else goes, but never words.
 */
import { BlockWriter } from './blocks.ts'
import { officeLists } from './officeLists.ts'
import { type Knows, withoutStrangers } from './references.ts'
import { stylesIn } from './styles.ts'

export interface Cleaned {
  html: string
  /** How many pictures were left out. */
  pictures: number
}

/** Written by an editor like ours: its own structure is taken as it is, and what the schema does not know falls away. */
const FROM_AN_EDITOR = '[data-pm-slice]'

/**
 * @param html as on the clipboard; nothing in it is run or fetched
 * @param knows what references may lead to where one pastes; default: nothing is known there
 */
export function cleanPasted(html: string, knows: Knows = () => false): Cleaned {
  const source = new DOMParser().parseFromString(html, 'text/html')
  if (source.querySelector(FROM_AN_EDITOR) !== null) {
    const pictures = source.querySelectorAll('img').length
    return { html: withoutStrangers(source.body, knows) ? source.body.innerHTML : html, pictures }
  }
  const styleOf = stylesIn(source)
  officeLists(source.body, styleOf)
  const target = document.implementation.createHTMLDocument().body
  const writer = new BlockWriter(styleOf, knows)
  writer.write(source.body, target)
  return { html: target.innerHTML, pictures: writer.pictures }
}
