/** What one may do with comments, and why not: it follows the role, the agenda's state and the thread. */
import type { ItemId } from '../../shared/agenda/document.ts'
import { AGENDA } from '../../shared/agenda/fieldPlace.ts'
import type { Denial } from '../../shared/rights/whyNot.ts'
import { type CommentDeed, whyNotComment } from '../../shared/rights/whyNotComment.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { useRights } from '../rights/useRights.ts'

/** @returns `null`: they may; before it is known who they are, they may nothing */
export function whyNotDeed(
  { doc, asker }: Pick<AgendaSession, 'doc' | 'asker'>,
  deed: CommentDeed,
): Denial | null {
  const who = asker()
  return who === null ? 'not-allowed' : whyNotComment(doc, who, deed)
}

/** Whether one may, and the connection has not ended. @param item that it is about */
export function useMayComment(item: ItemId, deed: CommentDeed): boolean {
  const { session, readOnly } = useAgenda()
  return useRights(session, item, () => whyNotDeed(session, deed)) === null && !readOnly
}

/** Whether one may say anything new at all here: then it is offered everywhere. */
export function useMayBegin(item: ItemId): boolean {
  return useMayComment(item, { is: 'begin', item })
}

/** @returns why nobody, or not this person, comments here; `null`: they may, or it is not known who they are */
export function useWhyNoComments(item: ItemId): string | null {
  const { session } = useAgenda()
  return useRights(session, AGENDA, () => {
    const denial = session.asker() === null ? null : whyNotDeed(session, { is: 'begin', item })
    if (denial === null) return null
    return t(denial === 'sent' ? 'whyNotCommentSent' : 'whyNotCommentReader')
  })
}
