/** Comments in an agenda, as many as a council that discusses everything would write: spread over its texts, each about three words of one. */
import type * as Y from 'yjs'
import { fieldOf, itemEntries, readTemplate } from '../shared/agenda/document.ts'
import { newId } from '../shared/ids.ts'
import { LetterRow } from '../shared/richtext/letterRow.ts'
import { paragraphs } from '../shared/richtext/richText.ts'
import { makeAnchor } from '../shared/threads/anchor.ts'
import { beginThread } from '../shared/threads/threadEdits.ts'

/** In letters: where the words begin, and how long they are. */
const STEP = 20
const LENGTH = 14

export function addThreads(doc: Y.Doc, count: number): void {
  const texts = itemEntries(doc).flatMap(([item, map]) =>
    readTemplate(doc).flatMap(({ key }) => {
      const fragment = fieldOf(map, key)
      return fragment === undefined ? [] : [{ item, field: key, row: new LetterRow(fragment) }]
    }),
  )
  const written = texts.filter(({ row }) => anchorIn(row, 0) !== null)
  for (let nth = 0; nth < count; nth += 1) {
    const { item, field, row } = written[nth % written.length]!
    const anchor = anchorIn(row, Math.floor(nth / written.length))
    const body = paragraphs(`Bemærkning ${nth}: skal det ikke stå tydeligere?`)
    beginThread(doc, {
      ...{ id: newId(), item, field, anchor },
      comment: { id: newId(), author: newId(), at: Date.now() - nth * 60_000, body },
    })
  }
}

const anchorIn = (row: LetterRow, nth: number) =>
  makeAnchor(row, { block: 0, offset: nth * STEP }, { block: 0, offset: nth * STEP + LENGTH })
