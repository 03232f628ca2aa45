/** Which of one's own words are not known to be on disk. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { OwnWords } from '../../../client/connection/ownWords.ts'
import { unsavedComments } from '../../../client/connection/unsavedTexts.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import * as edits from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

/** A step 2 with content, as the first frame of a connection is. */
const FIRST_FRAME = Uint8Array.of(0, 1, 3, 1, 0, 0)

function writing() {
  const doc = agenda().item(item('AI')).doc()
  const own = new OwnWords(doc, {} as never, { onChanged() {}, onTooLarge() {} }, null)
  const server = {}
  own.comesFromServer(server)
  return { doc, own, server, ai: idOf(doc, 'AI') }
}

const said = (id: string, words: string) => ({ id, author: 'ida', at: 1, body: paragraphs(words) })

test('[P4] a comment is not saved until it is on disk; whose words it is does not matter to what came from the server', () => {
  const { doc, own, server, ai } = writing()
  edits.beginThread(doc, {
    id: 't',
    item: ai,
    field: null,
    anchor: null,
    comment: said('c', 'Skal vi nævne KOMBIT?'),
  })
  expect(own.unsavedThreads()).toEqual([
    { thread: 't', comment: null },
    { thread: 't', comment: 'c' },
  ])
  expect(unsavedComments(doc, own.unsavedThreads())).toEqual([
    { label: 'Kommentar til 1', text: 'Skal vi nævne KOMBIT?' },
  ])
  own.acknowledgements.opened()
  own.acknowledgements.sent(FIRST_FRAME)
  own.acknowledged(1)
  expect(own.unsavedThreads()).toEqual([])

  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  edits.reply(theirs, 't', said('d', 'Ja'))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), server)
  expect(own.unsavedThreads()).toEqual([])
  edits.editComment(doc, 't', 'c', { body: paragraphs('Nej'), at: 2 })
  expect(own.unsavedThreads()).toEqual([{ thread: 't', comment: 'c' }])
})
