/** Where a file that is enclosed is fetched: at the server that wrote the paper, by whoever may read it there. */
import type { ItemId } from '../../../shared/agenda/document.ts'
import type { Paper, PaperAttachment } from '../../../shared/paper/paper.ts'

/** @returns `null`: nobody has given the file, or nobody knows the server's address */
export type AttachmentAddress = (item: ItemId, attachment: PaperAttachment) => string | null

/** Of a version the file that was sent with it, whatever becomes of the attachment. @param origin «https://dagsorden.example.org» */
export function attachmentAddresses(
  { agenda, edition }: Pick<Paper, 'agenda' | 'edition'>,
  origin: string | undefined,
): AttachmentAddress {
  return (item, { id, file }) => {
    if (origin === undefined || file === null) return null
    const path =
      edition.is === 'version'
        ? ['agendas', agenda, 'versions', String(edition.number), 'attachments', id]
        : ['agendas', agenda, 'items', item, 'attachments', id]
    return `${origin}/api/${path.map(encodeURIComponent).join('/')}`
  }
}
