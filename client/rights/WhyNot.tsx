/** Says why one may not change what one is at: read by a screen reader with the place itself, and shown beside it while it has the focus. */
import { itemOf, readLock, readStatus } from '../../shared/agenda/document.ts'
import { AGENDA } from '../../shared/agenda/fieldPlace.ts'
import type { Denial } from '../../shared/rights/whyNot.ts'
import { type OpenAgenda, useAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { t, useLanguage } from '../app/language.ts'
import { lockedSentence } from '../facts/LockFact.tsx'
import { useRights } from './useRights.ts'
import './whyNot.css'

/** What stands beside the place. It takes no room, so that nothing moves when one comes and goes. */
export function WhyNot({ why }: { why: string }) {
  return (
    <span className="why-not" aria-hidden="true">
      <span>{why}</span>
    </span>
  )
}

/** @returns one sentence; `null`: one may change what stands there */
export function useWhyNotSentence({ item, field }: FieldPlace): string | null {
  const { session, people } = useAgenda()
  useLanguage()
  // The sentence, and not the denial: a role that is lost can leave that as it was.
  return useRights(session, item, ({ whyNot }) => {
    const denial = whyNot({ item, field })
    return denial === null ? null : whyNotSentence({ session, people }, { item, field }, denial)
  })
}

function whyNotSentence(
  { session, people }: Pick<OpenAgenda, 'session' | 'people'>,
  { item, field }: FieldPlace,
  denial: Denial,
): string {
  switch (denial) {
    case 'sent':
      return t('whyNotSent')
    case 'not-drafting':
      return t(
        readStatus(itemOf(session.doc, item)?.get('status')).is === 'approved'
          ? 'whyNotApproved'
          : 'whyNotReady',
      )
    case 'locked': {
      const { by = '', why = '' } = readLock(itemOf(session.doc, item)?.get('locked')) ?? {}
      return lockedSentence({ why }, people.byId.get(by)?.name)
    }
    case 'not-allowed':
      if (session.asker()?.role === 'reader') return t('whyNotReader')
      return t(
        item === AGENDA || ['responsibles', 'dueAt', 'withoutText'].includes(field)
          ? 'whyNotSecretariat'
          : 'whyNotResponsible',
      )
    default:
      return denial satisfies never
  }
}
