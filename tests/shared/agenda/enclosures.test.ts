import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { agendaToMarkdown } from '../../../server/exchange/formats/markdown/agendaToMarkdown.ts'
import { attachmentsOf, itemOf } from '../../../shared/agenda/document.ts'
import { deleteAttachment, renameAttachment } from '../../../shared/agenda/edits.ts'
import { enclosedName } from '../../../shared/agenda/enclosures.ts'
import { readAgenda } from '../../../shared/agenda/snapshot.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import type { RichText } from '../../../shared/richtext/richText.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const referring = (attachment: string): RichText => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Se ' },
        { type: 'enclosure', attrs: { attachment } },
        { type: 'text', text: ' for planen.' },
      ],
    },
  ],
})

function docWith(text: (attachment: string) => RichText): { doc: Y.Doc; item: string; attachment: string } {
  const first = agenda().section('A', item('Sag').attachments('Plan 2024.pdf')).doc()
  const id = idOf(first, 'Sag')
  const attachment = [...attachmentsOf(itemOf(first, id)!)!.keys()][0]!
  const doc = agenda()
    .section('A', item('Sag').attachments('Plan 2024.pdf').field('background', text(attachment)))
    .doc()
  return {
    doc,
    item: idOf(doc, 'Sag'),
    attachment: [...attachmentsOf(itemOf(doc, idOf(doc, 'Sag'))!)!.keys()][0]!,
  }
}

test('[X35] it is called as the attachment is; one that is removed, or never was, has no name', () => {
  const { doc, item, attachment } = docWith(referring)
  expect(enclosedName(doc, attachment)).toBe('Plan 2024.pdf')
  renameAttachment(doc, item, attachment, ' Plan 2025 ')
  expect(enclosedName(doc, attachment)).toBe('Plan 2025')
  expect(enclosedName(doc, 'nothing')).toBeNull()
  expect(enclosedName(doc, '__proto__')).toBeNull()
  deleteAttachment(doc, item, attachment, 5)
  expect(enclosedName(doc, attachment)).toBeNull()
})

test('[X35] as words alone it is the sign, and no word that is counted', () => {
  expect(plainText(referring('x'))).toBe('Se ./. for planen.')
})

test('[X36] in exports it has the attachment’s name', async () => {
  const { doc, item, attachment } = docWith(referring)
  const { replaceField } = await import('../../../shared/agenda/edits.ts')
  replaceField(doc, item, 'background', referring(attachment))
  const read = readAgenda(doc)
  const text = read.items[0]!.children[0]!.fields.background!
  expect(plainText(text)).toBe('Se ./. Plan 2024.pdf for planen.')
  const exported = { id: 'a', agenda: read, responsibles: {} }
  expect(agendaToMarkdown(exported)).toContain('Se ./. Plan 2024.pdf for planen.')
})
