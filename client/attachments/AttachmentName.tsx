/** The name of an attachment, while somebody changes it: written as it is typed, in step with what a colleague types there. */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { type AttachmentFacts, attachmentsOf, type ItemId, itemOf } from '../../shared/agenda/document.ts'
import { NotInAgenda, renameAttachment } from '../../shared/agenda/edits.ts'
import { asMap } from '../../shared/agenda/values.ts'
import { ATTACHMENTS } from '../../shared/agenda/wordValues.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { onOneLine } from '../facts/onOneLine.ts'
import { useLineDraft } from '../facts/useLineDraft.ts'

interface Props {
  item: ItemId
  attachment: Pick<AttachmentFacts, 'id' | 'name'>
  onEnd: () => void
}

export function AttachmentName({ item, attachment: { id, name }, onEnd }: Props) {
  const { doc } = useAgenda().session
  const before = useRef(name)
  const write = (words: string) => {
    try {
      renameAttachment(doc, item, id, words)
    } catch (error) {
      if (!(error instanceof NotInAgenda)) throw error
    }
  }
  const slot = () => {
    const map = itemOf(doc, item)
    const own = map && asMap(attachmentsOf(map)?.get(id))
    return own === undefined ? null : { map: own, key: 'name' }
  }
  const line = useLineDraft({ item, field: ATTACHMENTS }, name, write, slot)
  const { input, come } = line
  // biome-ignore lint/correctness/useExhaustiveDependencies: one comes once
  useEffect(() => {
    const { current } = input
    if (current === null) return
    come()
    current.focus()
    // What one most often changes is all but the ending.
    const ending = /\.[a-z0-9]{1,8}$/i.exec(current.value)?.[0].length ?? 0
    current.setSelectionRange(0, current.value.length - ending)
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape' && before.current !== name) write(before.current)
    line.leave()
    onEnd()
  }
  return (
    <textarea
      ref={input}
      className="attachment-name"
      rows={1}
      data-undo="agenda"
      lang={AGENDA_LANGUAGE}
      aria-label={t('attachmentName')}
      value={line.text ?? name}
      spellCheck={false}
      onChange={({ target }) => line.type(onOneLine(target.value))}
      onKeyDown={onKeyDown}
      onBlur={() => {
        line.leave()
        onEnd()
      }}
    />
  )
}
