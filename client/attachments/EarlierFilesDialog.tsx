/** Each file that an attachment was given, the latest first: to be saved, and to be used again. */
import type { AttachmentFacts, ItemId } from '../../shared/agenda/document.ts'
import type { FilesOfAttachment } from '../../shared/protocol/api.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { useApi } from '../app/api.ts'
import { dateAndClock, t, useLanguage } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TheNotice } from '../ui/Notices.tsx'
import { sizeInWords } from './size.ts'
import { useAttachments } from './useAttachments.tsx'

interface Props {
  item: ItemId
  attachment: AttachmentFacts
  mayWrite: boolean
  onClose: () => void
}

export function EarlierFilesDialog({ item, attachment, mayWrite, onClose }: Props) {
  const { addressOf } = useAttachments()
  const { id, name, file } = attachment
  const loading = useApi<FilesOfAttachment>(`${addressOf(item, id)}/files`)
  return (
    <Dialog heading={t('attachmentEarlierOf', { name: name || t('attachmentUnnamed') })} onClose={onClose}>
      {loading.is === 'loading' && <p>{t('attachmentFilesOnTheirWay')}</p>}
      {loading.is === 'failed' && (
        <p>
          {t('attachmentFilesFailed')}{' '}
          <button type="button" className="button" onClick={loading.again}>
            {t('uploadAgain')}
          </button>
        </p>
      )}
      {loading.is === 'ready' && (
        <EarlierFiles
          {...{ item, attachment, mayWrite, onClose }}
          files={loading.value.files}
          now={file?.hash ?? null}
        />
      )}
      <TheNotice />
    </Dialog>
  )
}

/** @param now hash of the one that it has */
export function EarlierFiles(props: Props & FilesOfAttachment & { now: string | null }) {
  const { item, attachment, mayWrite, onClose, files, now } = props
  const language = useLanguage()
  const { people } = useAgenda()
  const { addressOf, giveEarlier } = useAttachments()
  if (files.length < 2) return <p>{t('attachmentNoEarlier')}</p>
  return (
    <ul className="earlier-files">
      {files.map(({ hash, bytes, by, at }) => {
        const time = at === undefined ? '' : dateAndClock(at)
        const who = by === undefined ? undefined : people.byId.get(by)?.name
        return (
          <li key={hash}>
            <span>
              {who === undefined ? time : t('attachmentGivenBy', { who, time })} ·{' '}
              {sizeInWords(bytes, language)}
              {hash === now && ` · ${t('attachmentNow')}`}
            </span>
            <a
              className="button"
              href={addressOf(item, attachment.id, hash)}
              download
              aria-label={t('attachmentDownloadOf', { time })}
            >
              {t('attachmentDownload')}
            </a>
            {mayWrite && hash !== now && (
              <button
                type="button"
                className="button"
                aria-label={t('attachmentUseAgainOf', { time })}
                onClick={() => {
                  onClose()
                  void giveEarlier(item, attachment.id, hash)
                }}
              >
                {t('attachmentUseAgain')}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
