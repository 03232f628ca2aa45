/** Attachments in each of their states: without a file, with one, on its way, failed; the files that one had before. */
import type { Doc } from 'yjs'
import { itemOf, readAttachments } from '../../../shared/agenda/document.ts'
import { deleteAttachment, setFile } from '../../../shared/agenda/edits.ts'
import { Attachments } from '../../attachments/Attachments.tsx'
import { EarlierFiles } from '../../attachments/EarlierFilesDialog.tsx'
import { UploadOf } from '../../attachments/UploadOf.tsx'
import type { UploadState } from '../../attachments/uploads.ts'
import { find } from '../acts.ts'
import { item, KAREN, SØREN } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group } from '../state.ts'

const NAMES = ['Budgetforslag 2025.pdf', `Høringssvar ${'fra_kommunerne_'.repeat(6)}.docx`, 'Bilag 3']
const AGENDA = { items: [item('Budget 2025', { attachments: NAMES })] }
const AT = Date.UTC(2024, 0, 23, 9, 42)
const fileOf = (hash: string, bytes: number, by = SØREN.id) => ({
  ...{ hash, bytes, type: 'application/pdf', by, at: AT },
})

const idsIn = (doc: Doc, id: string) => readAttachments(itemOf(doc, id)!).map((attachment) => attachment.id)

function withFiles(doc: Doc, id: (nth: number) => string): void {
  const [first, second] = idsIn(doc, id(1))
  setFile(doc, id(1), first!, fileOf('a', 412_000))
  setFile(doc, id(1), second!, fileOf('b', 14_200_000, KAREN.id))
}

const upload = (state: UploadState) => ({
  ...{ item: 'item', attachment: 'attachment', file: new File(['x'], 'Rapport om generativ AI.pdf'), state },
})
const shown = (name: string, state: UploadState, isLeft = false) =>
  staged(name, { agenda: AGENDA }, () => <UploadOf upload={upload(state)} isLeft={isLeft} mayWrite />)

export const ATTACHMENTS_OF_ITEMS: Group = {
  name: 'attachments',
  shows: [
    'client/attachments/Attachments.tsx',
    'client/attachments/AttachmentRow.tsx',
    'client/attachments/AttachmentLink.tsx',
    'client/attachments/AttachmentName.tsx',
    'client/attachments/UploadOf.tsx',
    'client/attachments/EarlierFilesDialog.tsx',
  ],
  states: [
    staged('attachments-missing', { agenda: AGENDA }, ({ id }) => (
      <Attachments id={id(1)} number="1" level={2} />
    )),
    staged('attachments-files', { agenda: AGENDA, change: withFiles }, ({ id }) => (
      <Attachments id={id(1)} number="1" level={2} />
    )),
    staged('attachments-none', { agenda: { items: [item('Eventuelt')] } }, ({ id }) => (
      <Attachments id={id(1)} number="1" level={2} />
    )),
    staged('attachments-read', { agenda: AGENDA, change: withFiles, role: 'reader' }, ({ id }) => (
      <Attachments id={id(1)} number="1" level={2} />
    )),
    staged(
      'attachments-removed',
      {
        agenda: AGENDA,
        change: (doc, id) => deleteAttachment(doc, id(1), idsIn(doc, id(1))[2]!, AT),
      },
      ({ id }) => <Attachments id={id(1)} number="1" level={2} />,
    ),
    staged(
      'attachment-menu',
      { agenda: AGENDA, change: withFiles },
      ({ id }) => (
        <article className="page">
          <Attachments id={id(1)} number="1" level={2} />
        </article>
      ),
      {
        alone: true,
        act: async (frame) => {
          ;(await find(frame, '.attachment-menu-button')).click()
        },
      },
    ),
    shown('upload-waiting', { is: 'waiting' }),
    shown('upload-sending', { is: 'sending', part: 0.42 }),
    shown('upload-storing', { is: 'sending', part: 1 }),
    shown('upload-failed', {
      is: 'failed',
      why: 'Forbindelsen røg. Filen ligger her endnu og sendes igen, når forbindelsen er tilbage.',
      isNetwork: true,
    }),
    shown('upload-left', { is: 'waiting' }, true),
    staged('earlier-files', { agenda: AGENDA, change: withFiles }, ({ id, session }) => (
      <EarlierFiles
        item={id(1)}
        attachment={readAttachments(itemOf(session.doc, id(1))!)[0]!}
        mayWrite
        onClose={() => {}}
        files={[fileOf('a', 412_000), { ...fileOf('c', 398_000, KAREN.id), at: AT - 86_400_000 }]}
        now="a"
      />
    )),
  ],
}
