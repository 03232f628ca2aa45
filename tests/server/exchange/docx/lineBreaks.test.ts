/** The lines of a Word file, broken before its pages are laid out: the same pages as with all its words, in less time. */
import { Document, type FileChild, type IStylesOptions, type IXmlableObject, Packer } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { expect, test } from 'vitest'
import { CommentBook } from '../../../../server/exchange/formats/docx/comments.ts'
import { contentsOf, frontOf } from '../../../../server/exchange/formats/docx/front.ts'
import { itemsOf } from '../../../../server/exchange/formats/docx/items.ts'
import { withBrokenLines } from '../../../../server/exchange/formats/docx/lineBreaks.ts'
import { ListBook } from '../../../../server/exchange/formats/docx/lists.ts'
import { sheetOf } from '../../../../server/exchange/formats/docx/page.ts'
import { Places } from '../../../../server/exchange/formats/docx/places.ts'
import { Sheets } from '../../../../server/exchange/formats/docx/sheets.ts'
import { stylesOf } from '../../../../server/exchange/formats/docx/styles.ts'
import { ODD_AGENDAS, sourceOf } from '../../../support/oddAgendas.ts'

const estimate = estimatePageNumbersWith({ guess: true })

/** @returns the pages of the bookmarks, and how many words were laid out, with all words and with broken lines */
async function laidOut(name: string) {
  const { paper } = sourceOf(ODD_AGENDAS[name]!())
  const styles: IStylesOptions = stylesOf(paper.look)
  const body = itemsOf(paper.items, {
    ...{ first: paper.items[0]!.id, edition: paper.edition, places: new Places(paper.items) },
    ...{
      lists: new ListBook(),
      sheets: new Sheets(),
      addressOf: () => null,
      comments: new CommentBook(),
      threads: [],
    },
  })
  const children: FileChild[] = [...frontOf(paper, null), ...contentsOf(paper), ...body]
  const seen: { pages: ReadonlyMap<string, string>; words: number }[] = []
  const file = new Document({
    styles,
    pageNumbers: (given, context) => {
      for (const one of [given, withBrokenLines(given, styles) as IXmlableObject])
        seen.push({ pages: estimate(one, context).bookmarks, words: wordsIn(one) })
      return { bookmarks: new Map() }
    },
    sections: [{ ...sheetOf(paper, { isFirst: true, isTurned: false }), children }],
  })
  await Packer.toArrayBuffer(file)
  return { whole: seen[0]!, broken: seen[1]! }
}

/** Attributes are none. */
const wordsIn = (xml: unknown): number => {
  if (typeof xml === 'string') return xml.split(/\s+/).length
  if (typeof xml !== 'object' || xml === null) return 0
  return Object.entries(xml).reduce((sum, [name, one]) => sum + (name === '_attr' ? 0 : wordsIn(one)), 0)
}

test.each(['the sample', 'facts of every kind', 'a paragraph of three pages', 'blocks in blocks'])(
  '[Z163] «%s» has the same pages, worked out without its words',
  async (name) => {
    const { whole, broken } = await laidOut(name)
    expect(broken.pages.size).toBeGreaterThan(0)
    expect(Object.fromEntries(broken.pages)).toEqual(Object.fromEntries(whole.pages))
    // A few words are left: of lines that hold something else too.
    expect(broken.words).toBeLessThan(whole.words * 0.6)
  },
)
