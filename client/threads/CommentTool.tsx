/** A tool of the text that one writes in: begins a comment on what is selected there, or on the whole field. */
import { MessageSquarePlus } from 'lucide-react'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { keyName } from '../editor/keys/keyNames.ts'
import { TOOLS } from '../editor/tools/toolState.ts'
import { beginHere } from './beginHere.ts'
import { useDesk } from './deskContext.ts'
import { useMayBegin } from './useCommentRights.ts'
import { COMMENT_KEY, COMMENT_KEY_ARIA } from './useThreadsOfPage.ts'

/** @param item in whose text one writes @param inWords its word stands beside its sign where there is room */
export function CommentTool({ item, inWords = false }: { item: string; inWords?: boolean }) {
  const agenda = useAgenda()
  const desk = useDesk()
  if (!useMayBegin(item)) return null
  const label = t('commentThis')
  return (
    <button
      type="button"
      // On a phone the button beside the field has the room.
      className={inWords ? 'tool' : 'tool seldom'}
      tabIndex={-1}
      aria-label={inWords ? undefined : label}
      aria-keyshortcuts={COMMENT_KEY_ARIA}
      title={`${label} (${keyName(COMMENT_KEY)})`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => beginHere(agenda, desk)}
      {...TOOLS}
    >
      <MessageSquarePlus size={16} aria-hidden="true" />
      {inWords && (
        <>
          <span className="tool-word">{label}</span>
          <span className="tool-keys" aria-hidden="true">
            {keyName(COMMENT_KEY)}
          </span>
        </>
      )}
    </button>
  )
}
