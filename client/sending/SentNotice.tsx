/** At the top of an agenda that was sent: that it was, who changes it now and whom to ask; to the secretariat, what mail could not be sent and what is new since then. */

import { useAgenda } from '../agenda/agendaContext.ts'
import { listOf, shortDay, t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import type { People } from '../facts/people.ts'
import { applyingNow } from './applyingNow.ts'
import { ChangesList, countNews } from './ChangesList.tsx'
import { MailTrouble } from './MailTrouble.tsx'
import { useOutgoing } from './outgoing.ts'
import { useGoToPlace } from './useGoToPlace.ts'
import { useIsSecretariat, useVersionChanges, useVersions } from './useVersions.ts'
import { readWhatApplies } from './versionActions.ts'
import './sending.css'

export function SentNotice() {
  const { agenda, showVersions } = useOutgoing()
  const { people } = useAgenda()
  const { list, troubled } = useVersions()
  const isSecretariat = useIsSecretariat()
  const now = applyingNow(list)
  const newest = now?.newest
  return (
    <section className="sent-notice" aria-label={t('sentNotice')}>
      <p>
        <b>
          {now === null
            ? t(list?.length === 0 ? 'sentBeingMade' : 'sentPlain')
            : t('sentVersion', { ...now, day: shortDay(now.newest.at, serverNow()) })}
        </b>{' '}
        {isSecretariat ? t(list?.length === 0 ? 'sentOnlyYou' : 'sentYouMay') : whomToAsk(people)}
      </p>
      {newest !== undefined && (
        <p className="sent-links">
          <a href={readWhatApplies(agenda)}>{t('sentRead')}</a>
          <button type="button" className="link-button" onClick={showVersions}>
            {t('versionsMenu')}
          </button>
        </p>
      )}
      {isSecretariat && troubled.length > 0 && <MailTrouble mails={troubled} canClose />}
      {isSecretariat && newest !== undefined && <NewSince number={newest.number} />}
    </section>
  )
}

function NewSince({ number }: { number: number }) {
  const { send } = useOutgoing()
  const changes = useVersionChanges()
  const goTo = useGoToPlace()
  if (changes === null) return null
  // Told, and nobody is urged: what the agenda says is what was sent.
  if (changes.isSame) return changes.look && <p>{t('versionLookChanged')}</p>
  const n = countNews(changes)
  return (
    <div className="new-since">
      <details>
        <summary>{n === 0 ? t('changedSinceOther', { number }) : t('changedSince', { n, number })}</summary>
        <ChangesList changes={changes} onFollow={goTo} />
      </details>
      <button type="button" className="button primary" onClick={send}>
        {t('sendNewMenu')}
      </button>
    </div>
  )
}

/** Whoever is of the secretariat, by name where there are few. */
function whomToAsk({ byId }: Pick<People, 'byId'>): string {
  const names = [...new Set([...byId.values()].filter(({ role }) => role === 'secretariat'))].map(
    ({ name }) => name,
  )
  return t('sentAsk', { who: names.length > 0 && names.length <= 3 ? listOf(names) : t('theSecretariat') })
}
