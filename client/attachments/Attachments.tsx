/** «Bilag» of an item: each attachment with its file, or that it is missing; for who may, a way to add one, and those that were removed. */

import { Plus } from 'lucide-react'
import { Fragment, useState, useSyncExternalStore } from 'react'
import {
  type AttachmentFacts,
  type ItemId,
  itemOf,
  readAllAttachments,
} from '../../shared/agenda/document.ts'
import { ATTACHMENTS_HEADING } from '../../shared/agenda/template.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { t, useLanguage } from '../app/language.ts'
import { HandedBackHere } from '../handedBack/HandedBackHere.tsx'
import { useMayWrite } from '../rights/useRights.ts'
import { Heading } from '../ui/Heading.tsx'
import { AttachmentRow } from './AttachmentRow.tsx'
import { EarlierFilesDialog } from './EarlierFilesDialog.tsx'
import { UploadOf } from './UploadOf.tsx'
import { useAttachments } from './useAttachments.tsx'
import './attachments.css'

interface Props {
  id: ItemId
  number: string
  level: number
}

export function Attachments({ id, number, level }: Props) {
  useLanguage()
  const { doc } = useAgenda().session
  useChanges(id)
  const place = { item: id, field: 'attachments' }
  const mayWrite = useMayWrite(place)
  const { uploads, choose } = useAttachments()
  const underWay = useSyncExternalStore(uploads.subscribe, uploads.all)
  const [earlier, askEarlier] = useState<AttachmentFacts | null>(null)
  const item = itemOf(doc, id)
  const all = item === undefined ? [] : readAllAttachments(item)
  const shown = all.filter(({ deletedAt }) => deletedAt === null)
  const removed = all.filter(({ deletedAt }) => deletedAt !== null)
  // Files whose attachment a colleague has removed meanwhile: they are not gone with it.
  const left = underWay.filter(
    (upload) => upload.item === id && !shown.some((one) => one.id === upload.attachment),
  )
  if (all.length === 0 && !mayWrite) return null
  if (shown.length === 0 && left.length === 0 && !mayWrite) return null
  return (
    <div className="field attachments-field" id={`item-${id}/attachments`}>
      <Heading level={level} className="field-heading" lang={AGENDA_LANGUAGE}>
        {ATTACHMENTS_HEADING}
      </Heading>
      {shown.length > 0 && (
        <ul className="attachments">
          {shown.map((attachment, index) => (
            <AttachmentRow
              key={attachment.id}
              item={id}
              attachment={attachment}
              upload={underWay.find((one) => one.attachment === attachment.id) ?? null}
              mayWrite={mayWrite}
              isFirst={index === 0}
              isLast={index === shown.length - 1}
              onEarlier={() => askEarlier(attachment)}
            />
          ))}
        </ul>
      )}
      {left.map((upload) => (
        <Fragment key={upload.attachment}>
          <UploadOf upload={upload} isLeft mayWrite={mayWrite} />
        </Fragment>
      ))}
      <HandedBackHere place={place} label={t('attachmentsOf', { number })} />
      {mayWrite && (
        <div className="attachment-add">
          <button
            type="button"
            className="button"
            aria-label={t('attachmentAddTo', { number })}
            onClick={() => choose(id, null)}
          >
            <Plus size={16} aria-hidden="true" /> {t('attachmentAdd')}
          </button>
          <span className="attachment-drop-hint" aria-hidden="true">
            {t('attachmentDropHere')}
          </span>
          <Removed item={id} removed={removed} />
        </div>
      )}
      {earlier !== null && (
        <EarlierFilesDialog
          item={id}
          attachment={earlier}
          mayWrite={mayWrite}
          onClose={() => askEarlier(null)}
        />
      )}
    </div>
  )
}

function Removed({ item, removed }: { item: ItemId; removed: readonly AttachmentFacts[] }) {
  const { restore } = useAttachments()
  if (removed.length === 0) return null
  return (
    <details className="removed-attachments">
      <summary>{t('attachmentsRemoved', { n: removed.length })}</summary>
      <ul>
        {removed.map(({ id, name }) => (
          <li key={id}>
            <span lang={AGENDA_LANGUAGE}>{name || t('attachmentUnnamed')}</span>{' '}
            <button
              type="button"
              className="button"
              aria-label={t('attachmentPutBackNamed', { name: name || t('attachmentUnnamed') })}
              onClick={() => restore(item, id)}
            >
              {t('attachmentPutBack')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
