/** One attachment: its name, its file or that it is missing, what is on its way, and what can be done with it. */
import { FileText } from 'lucide-react'
import { useState } from 'react'
import type { AttachmentFacts, AttachmentFile, ItemId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { dayAndClock, t, useLanguage } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { whenShown } from '../structure/inPage.ts'
import type { MenuEntry } from '../ui/Menu.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { AttachmentLink } from './AttachmentLink.tsx'
import { AttachmentName } from './AttachmentName.tsx'
import { attachmentElementId } from './attachmentAt.ts'
import { sizeInWords } from './size.ts'
import { UploadOf } from './UploadOf.tsx'
import type { Upload } from './uploads.ts'
import { useAttachments } from './useAttachments.tsx'

interface Props {
  item: ItemId
  attachment: AttachmentFacts
  /** Its file that is on its way from here. */
  upload: Upload | null
  mayWrite: boolean
  isFirst: boolean
  isLast: boolean
  onEarlier: () => void
}

export function AttachmentRow({ item, attachment, upload, mayWrite, isFirst, isLast, onEarlier }: Props) {
  useLanguage()
  const { id, file } = attachment
  const attachments = useAttachments()
  const [isNamed, setNamed] = useState(false)
  const name = attachment.name.trim() || t('attachmentUnnamed')
  const menu = (): MenuEntry[][] => {
    const ofFile: MenuEntry[] =
      file === null
        ? [{ label: t('attachmentChoose'), onChoose: () => attachments.choose(item, id) }]
        : [
            { label: t('attachmentReplace'), onChoose: () => attachments.choose(item, id) },
            { label: t('attachmentEarlier'), onChoose: onEarlier },
          ]
    return [
      ofFile,
      [
        { label: t('attachmentRename'), onChoose: () => setNamed(true) },
        { label: t('attachmentUp'), disabled: isFirst, onChoose: () => attachments.move(item, id, -1) },
        { label: t('attachmentDown'), disabled: isLast, onChoose: () => attachments.move(item, id, 1) },
      ],
      [{ label: t('attachmentRemove'), onChoose: () => attachments.remove(item, id) }],
    ]
  }
  const endNaming = () => {
    setNamed(false)
    whenShown(() =>
      document.querySelector<HTMLElement>(`[data-attachment-menu="${CSS.escape(id)}"]`)?.focus(),
    )
  }
  return (
    <li className="attachment" id={attachmentElementId(id)} data-attachment={id}>
      <FileText className="attachment-icon" size={16} aria-hidden="true" />
      <div className="attachment-words">
        {isNamed && mayWrite ? (
          <AttachmentName item={item} attachment={attachment} onEnd={endNaming} />
        ) : (
          <AttachmentLink item={item} attachment={attachment} />
        )}
        {file !== null && <FileFacts file={file} />}
        {file === null && upload === null && <span className="missing">{t('fileMissing')}</span>}
        {upload !== null && <UploadOf upload={upload} mayWrite={mayWrite} />}
      </div>
      {mayWrite && file === null && upload === null && (
        <button
          type="button"
          className="button"
          aria-label={t('attachmentChooseFor', { name })}
          onClick={() => attachments.choose(item, id)}
        >
          {t('attachmentChoose')}
        </button>
      )}
      {mayWrite && (
        <MenuButton
          className="item-menu-button attachment-menu-button"
          aria-label={t('attachmentMenu', { name })}
          data-attachment-menu={id}
          align="end"
          groups={menu}
        >
          <span aria-hidden="true">⋯</span>
        </MenuButton>
      )}
    </li>
  )
}

/** «412 kB · Søren Madsen, i dag kl. 10.42» */
function FileFacts({ file: { bytes, by, at } }: { file: AttachmentFile }) {
  const language = useLanguage()
  const { people } = useAgenda()
  const who = by === undefined ? undefined : people.byId.get(by)?.name
  const time = at === undefined ? '' : dayAndClock(at, serverNow())
  const given = who !== undefined && time !== '' ? t('attachmentGivenBy', { who, time }) : time
  return (
    <span className="attachment-facts">
      {[sizeInWords(bytes, language), given].filter(Boolean).join(' · ')}
    </span>
  )
}
