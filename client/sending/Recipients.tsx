/** Who gets the mail that an agenda was sent, who gets none, and whether the PDF goes with it. */

import type { CouncilMember } from '../../shared/protocol/api.ts'
import { settingsAddress } from '../app/councilAddresses.ts'
import { listOf, t } from '../app/language.ts'

/** Of the council; `null`: not known yet, or it could not be asked. */
export interface MailFacts {
  council: string
  members: readonly Pick<CouncilMember, 'name' | 'email' | 'sentMail'>[]
  mailsPdf: boolean
}

export const reached = ({ members }: MailFacts): string[] =>
  members.filter(({ email, sentMail }) => email !== '' && sentMail === undefined).map(({ name }) => name)

export function Recipients({ facts }: { facts: MailFacts | null }) {
  if (facts === null) return <p>{t('sendMailUnknown')}</p>
  const names = reached(facts)
  const without = facts.members.filter(({ email }) => email === '').map(({ name }) => name)
  const notAtOnce = facts.members.filter(({ email, sentMail }) => email !== '' && sentMail !== undefined)
  return (
    <>
      {names.length === 0 ? (
        <p>{t('sendToNobody')}</p>
      ) : (
        <details>
          <summary>{t('sendTo', { n: names.length })}</summary>
          <p>{listOf(names)}</p>
        </details>
      )}
      {without.length > 0 && <p className="warning-line">{t('sendNoAddress', { names: listOf(without) })}</p>}
      {notAtOnce.length > 0 && (
        <p>{t('sendNotAtOnce', { names: listOf(notAtOnce.map(({ name }) => name)) })}</p>
      )}
      <p>
        {t(facts.mailsPdf ? 'sendWithPdf' : 'sendWithoutPdf')}{' '}
        <a href={settingsAddress(facts.council)} target="_blank" rel="noreferrer">
          {t('sendChangeSettings')}
        </a>
      </p>
    </>
  )
}
