/**
 * Lets every part of an agenda's page give files to attachments: by a window of the system, dropped, pasted. Files that are on their way
 * outlive the page that began them, and are asked about before the tab closes.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import {
  type AgendaId,
  type AttachmentId,
  type ItemId,
  itemOf,
  readAttachments,
} from '../../shared/agenda/document.ts'
import {
  addAttachment,
  deleteAttachment,
  moveAttachment,
  NotInAgenda,
  restoreAttachment,
} from '../../shared/agenda/edits.ts'
import { newId } from '../../shared/ids.ts'
import type { GaveFile } from '../../shared/protocol/api.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { reveal } from '../agenda/intoSight.ts'
import { ApiError, postJson } from '../app/api.ts'
import { t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { rightsOf } from '../rights/rightsWatch.ts'
import { whenShown } from '../structure/inPage.ts'
import { useTell } from '../ui/Notices.tsx'
import type { Notice } from '../ui/notice.ts'
import { attachmentAt, attachmentElementId } from './attachmentAt.ts'
import { bringsFiles, filesIn, filesOnClipboard } from './filesIn.ts'
import { sendFile } from './sendFile.ts'
import { Uploads, type UploadsParts } from './uploads.ts'

export interface Attachments {
  uploads: Uploads
  /** Where a file is fetched. @param hash of an earlier one */
  addressOf(item: ItemId, attachment: AttachmentId, hash?: string): string
  /** Opens the system's window. @param attachment `null`: each file becomes a new one */
  choose(item: ItemId, attachment: AttachmentId | null): void
  /** Makes an attachment of each file. */
  add(item: ItemId, files: readonly File[]): void
  /** Gives a file to an attachment that is there. */
  give(item: ItemId, attachment: AttachmentId, file: File): void
  /** Gives it a file that it had before. */
  giveEarlier(item: ItemId, attachment: AttachmentId, hash: string): Promise<void>
  remove(item: ItemId, attachment: AttachmentId): void
  restore(item: ItemId, attachment: AttachmentId): void
  move(item: ItemId, attachment: AttachmentId, by: -1 | 1): void
}

const AttachmentsContext = createContext<Attachments | null>(null)

export function useAttachments(): Attachments {
  const attachments = useContext(AttachmentsContext)
  if (attachments === null) throw new Error('no agenda is open here')
  return attachments
}

/** Outlive the page: one for each agenda of this tab. */
const uploadsOf = new Map<AgendaId, Uploads>()

function uploadsFor(agenda: AgendaId, parts: UploadsParts): Uploads {
  const known = uploadsOf.get(agenda)
  known?.moveTo(parts)
  const uploads = known ?? new Uploads(parts)
  uploadsOf.set(agenda, uploads)
  return uploads
}

export function AttachmentsProvider({ agenda, children }: { agenda: AgendaId; children: ReactNode }) {
  const { session } = useAgenda()
  const tell = useTell()
  const picker = useRef<HTMLInputElement>(null)
  const wanted = useRef<{ item: ItemId; attachment: AttachmentId | null } | null>(null)
  const [isOfSeveral, setOfSeveral] = useState(true)
  const attachments = useMemo(
    () =>
      attachmentsOf(agenda, session, tell, (item, attachment) => {
        wanted.current = { item, attachment }
        setOfSeveral(attachment === null)
        // The window opens by what the input is now.
        const input = picker.current
        if (input === null) return
        input.multiple = attachment === null
        input.value = ''
        input.click()
      }),
    [agenda, session, tell],
  )
  useConnection(session, attachments.uploads)
  useAskBeforeLeaving(attachments.uploads)
  useFilesDropped(session, attachments)
  useEnclosuresFollowed()
  const onChosen = (files: readonly File[]) => {
    const place = wanted.current
    if (place === null || files.length === 0) return
    if (place.attachment === null) attachments.add(place.item, files)
    else attachments.give(place.item, place.attachment, files[0]!)
  }
  return (
    <AttachmentsContext.Provider value={attachments}>
      {children}
      <input
        ref={picker}
        type="file"
        hidden
        multiple={isOfSeveral}
        onChange={({ currentTarget }) => onChosen([...(currentTarget.files ?? [])])}
      />
    </AttachmentsContext.Provider>
  )
}

function attachmentsOf(
  agenda: AgendaId,
  session: AgendaSession,
  tell: (notice: Notice) => void,
  choose: Attachments['choose'],
): Attachments {
  const { doc } = session
  const nameOf = (item: ItemId, attachment: AttachmentId): string =>
    attachmentAt(doc, item, attachment)?.name || t('attachmentUnnamed')
  const addressOf: Attachments['addressOf'] = (item, attachment, hash) => {
    const path = `/api/agendas/${agenda}/items/${item}/attachments/${attachment}`
    return hash === undefined ? path : `${path}?file=${hash}`
  }
  /** What each had when its file was sent: the way back. */
  const before = new Map<AttachmentId, string | null>()
  const uploads = uploadsFor(agenda, {
    send: sendFile,
    addressOf: ({ item, attachment }) => `${addressOf(item, attachment)}/file`,
    // The server must know the attachment before its file comes.
    isReady: () => session.state().is === 'saved',
    onDone: ({ item, attachment }, { hash }) => {
      const name = nameOf(item, attachment)
      const earlier = before.get(attachment) ?? null
      before.delete(attachment)
      if (earlier === null || earlier === hash)
        return tell({ text: t('attachmentSaved', { name }), agendaWords: name, canWait: true })
      const action = { label: t('undoThis'), onPress: () => void giveEarlier(item, attachment, earlier) }
      tell({ text: t('attachmentReplaced', { name }), agendaWords: name, action, canWait: true })
    },
    onFailed: ({ file }, why) =>
      tell({ text: t('uploadFailedOf', { name: file.name, why }), agendaWords: file.name, canWait: true }),
  })
  const give: Attachments['give'] = (item, attachment, file) => {
    before.set(attachment, attachmentAt(doc, item, attachment)?.file?.hash ?? null)
    uploads.begin(item, attachment, file)
  }
  const giveEarlier: Attachments['giveEarlier'] = async (item, attachment, hash) => {
    const name = nameOf(item, attachment)
    try {
      await postJson<GaveFile>(`${addressOf(item, attachment)}/earlier-file`, { hash })
      tell({ text: t('attachmentBackToEarlier', { name }), agendaWords: name })
    } catch (error) {
      tell({ text: error instanceof ApiError ? error.message : t('offline') })
    }
  }
  const restore: Attachments['restore'] = (item, attachment) => {
    if (!orGone(() => restoreAttachment(doc, item, attachment))) return
    const name = nameOf(item, attachment)
    tell({ text: t('attachmentRestored', { name }), agendaWords: name })
    whenShown(() => focusAttachment(attachment))
  }
  return {
    ...{ uploads, addressOf, choose, give, giveEarlier, restore },
    add(item, files) {
      for (const file of files) {
        const attachment = newId()
        if (!orGone(() => addAttachment(doc, item, attachment, nameFrom(file))))
          return tell({ text: t('attachmentGone') })
        uploads.begin(item, attachment, file)
      }
    },
    remove(item, attachment) {
      const name = nameOf(item, attachment)
      if (!orGone(() => deleteAttachment(doc, item, attachment, serverNow()))) return
      uploads.drop(attachment)
      const action = { label: t('undoThis'), onPress: () => restore(item, attachment) }
      tell({ text: t('attachmentRemoved', { name }), agendaWords: name, action })
      whenShown(() => document.querySelector<HTMLElement>('.toast button')?.focus())
    },
    move(item, attachment, by) {
      const map = itemOf(doc, item)
      const all = map === undefined ? [] : readAttachments(map)
      const at = all.findIndex(({ id }) => id === attachment) + by
      if (at < 0 || at >= all.length) return
      moveAttachment(doc, item, attachment, at)
      const name = nameOf(item, attachment)
      tell({ text: t('attachmentMoved', { name, at: at + 1, n: all.length }), agendaWords: name })
      whenShown(() => focusAttachment(attachment))
    },
  }
}

/** A colleague can have deleted the item meanwhile. @returns whether it was there */
function orGone(edit: () => void): boolean {
  try {
    edit()
    return true
  } catch (error) {
    if (error instanceof NotInAgenda) return false
    throw error
  }
}

/** Longer names are nobody's. */
const LONGEST_NAME = 250

const nameFrom = ({ name }: File): string =>
  [
    ...name
      .normalize('NFC')
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}]/gu, ''),
  ]
    .slice(0, LONGEST_NAME)
    .join('')

const focusAttachment = (attachment: AttachmentId): void =>
  document.querySelector<HTMLElement>(`[data-attachment-menu="${CSS.escape(attachment)}"]`)?.focus()

/** What waits goes when there is a connection and the server knows the attachment. */
function useConnection(session: AgendaSession, uploads: Uploads): void {
  useEffect(() => {
    let wasGone = false
    const look = () => {
      const { is } = session.state()
      if (is === 'offline' || is === 'reconnecting') wasGone = true
      if (is !== 'saved') return
      if (wasGone) uploads.comeBack()
      else uploads.look()
      wasGone = false
    }
    look()
    return session.subscribe(look)
  }, [session, uploads])
}

function useAskBeforeLeaving(uploads: Uploads): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => uploads.all().length > 0 && event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [uploads])
}

/** Marks where files would be dropped, for as long as they are dragged over it. */
const OVER = 'data-files-over'

/** A drop anywhere else would make the browser leave the page for the file. */
function useFilesDropped(session: AgendaSession, attachments: Attachments): void {
  useEffect(() => {
    let over: Element | null = null
    const mark = (next: Element | null) => {
      if (over === next) return
      over?.removeAttribute(OVER)
      next?.setAttribute(OVER, '')
      over = next
    }
    const placeAt = (target: EventTarget | null) => {
      const at = target instanceof Element ? target : null
      const section = at?.closest('section.item[data-kind="item"]') ?? null
      const item = section?.id.replace(/^item-/, '')
      if (section === null || item === undefined || !mayGive(session, item)) return null
      const row = at!.closest<HTMLElement>('[data-attachment]')
      return { section, item, row, attachment: row?.dataset.attachment ?? null }
    }
    const onOver = (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return
      event.preventDefault()
      const place = placeAt(event.target)
      event.dataTransfer!.dropEffect = place === null ? 'none' : 'copy'
      mark(place === null ? null : (place.row ?? place.section))
    }
    const onLeave = ({ relatedTarget }: DragEvent) => relatedTarget === null && mark(null)
    const onDrop = (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return
      event.preventDefault()
      event.stopPropagation()
      mark(null)
      const place = placeAt(event.target)
      const files = filesIn(event.dataTransfer)
      if (place === null || files.length === 0) return
      if (place.attachment !== null && files.length === 1)
        attachments.give(place.item, place.attachment, files[0]!)
      else attachments.add(place.item, files)
    }
    const onPaste = (event: ClipboardEvent) => {
      const isInText =
        event.target instanceof Element &&
        event.target.closest('[contenteditable="true"], textarea, input') !== null
      const files = filesOnClipboard(event.clipboardData, isInText)
      const place = files.length === 0 ? null : placeAt(event.target)
      if (place === null) return
      event.preventDefault()
      event.stopPropagation()
      attachments.add(place.item, files)
    }
    const listeners = [
      ['dragover', onOver],
      ['dragleave', onLeave],
      ['drop', onDrop],
      ['paste', onPaste],
    ] as const
    for (const [name, listener] of listeners) addEventListener(name, listener as EventListener, true)
    return () => {
      mark(null)
      for (const [name, listener] of listeners) removeEventListener(name, listener as EventListener, true)
    }
  }, [session, attachments])
}

/** «./.» in a text leads to its attachment, in an editor too, and leaves the page's address as it is. */
function useEnclosuresFollowed(): void {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a.enclosure') : null
      const row = link && document.getElementById(attachmentElementId(link.dataset.enclosure ?? ''))
      if (link === null) return
      event.preventDefault()
      event.stopPropagation()
      if (row === null) return
      reveal(row)
      row.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true })
    }
    addEventListener('click', follow, true)
    return () => removeEventListener('click', follow, true)
  }, [])
}

const mayGive = (session: AgendaSession, item: ItemId): boolean =>
  session.state().is !== 'ended' && rightsOf(session).whyNot({ item, field: 'attachments' }) === null
