/** An attachment's name; where it has a file, a link that saves it. */
import type { AttachmentFacts, ItemId } from '../../shared/agenda/document.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { t, useLanguage } from '../app/language.ts'
import { sizeInWords } from './size.ts'
import { useAttachments } from './useAttachments.tsx'

interface Props {
  item: ItemId
  attachment: Pick<AttachmentFacts, 'id' | 'name' | 'file'>
}

export function AttachmentLink({ item, attachment: { id, name, file } }: Props) {
  const language = useLanguage()
  const { addressOf } = useAttachments()
  const shown = name.trim() || t('attachmentUnnamed')
  if (file === null) return <b lang={AGENDA_LANGUAGE}>{shown}</b>
  const size = sizeInWords(file.bytes, language)
  return (
    <a
      className="attachment-link"
      href={addressOf(item, id)}
      download
      lang={AGENDA_LANGUAGE}
      aria-label={t('attachmentDownloadNamed', { name: shown, size })}
    >
      {shown}
    </a>
  )
}
