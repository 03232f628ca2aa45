/**
 * A paper as a Word file that a clerk can work on: real styles, lists, tables, a list of contents, and the comments of a draft where they go
 * along. The same paper gives the same bytes.
 */
import { Document, Packer, Paragraph } from 'docx'
import { paperTitle } from '../../../../shared/paper/paperName.ts'
import type { PaperThread } from '../../../../shared/paper/paperThreads.ts'
import { editionLine } from '../../../../shared/paper/paperWords.ts'
import { itemsFollowContents, type LaterPaper } from '../../../../shared/paper/sinceBefore.ts'
import { attachmentAddresses } from '../attachmentAddress.ts'
import type { FormatTold } from '../formats.ts'
import { CommentBook } from './comments.ts'
import { contentsOf, frontOf, sinceOf } from './front.ts'
import { itemsOf, removedOf } from './items.ts'
import { ListBook } from './lists.ts'
import { sheetOf } from './page.ts'
import { pageNumbersIn } from './pageNumbers.ts'
import { Places } from './places.ts'
import { sameBytes } from './sameBytes.ts'
import { Sheets } from './sheets.ts'
import { stylesOf } from './styles.ts'

export interface DocxSource {
  paper: LaterPaper
  /** The bytes of the council's logo. */
  logo: Uint8Array | null
  threads?: readonly PaperThread[]
  /** Where the server is reached. */
  origin?: string
}

export async function paperToDocx(
  { paper, logo, threads = [], origin }: DocxSource,
  begins: FormatTold['begins'] = () => {},
): Promise<Uint8Array> {
  const comments = new CommentBook()
  const places = new Places(paper.items)
  const contents = contentsOf(paper)
  const lists = new ListBook()
  const sheets = new Sheets()
  const body = itemsOf(paper.items, {
    first: contents.length === 0 || itemsFollowContents(paper) ? null : paper.items[0]!.id,
    edition: paper.edition,
    places,
    lists,
    sheets,
    addressOf: attachmentAddresses(paper, origin),
    comments,
    threads,
  })
  const { look, council, edition } = paper
  const front = frontOf(paper, logo && look.logo && { ...look.logo, bytes: logo })
  const parts = sheets.parts([
    ...[...front, ...sinceOf(paper, places, lists), ...contents],
    ...[...body, ...removedOf(paper, lists)],
  ])
  const styles = stylesOf(look)
  const file = new Document({
    styles,
    ...(comments.written.length > 0 && { comments: { children: comments.written } }),
    pageNumbers: pageNumbersIn(styles, begins),
    sections: parts.map(({ isTurned, blocks }, at) => ({
      ...sheetOf(paper, { isFirst: at === 0, isTurned }),
      children: blocks.length === 0 ? [new Paragraph('')] : blocks,
    })),
  })
  const properties = {
    title: paperTitle(paper),
    creator: council,
    description: editionLine(edition),
    at: edition.at,
  }
  return sameBytes(new Uint8Array(await Packer.toArrayBuffer(file)), properties)
}
