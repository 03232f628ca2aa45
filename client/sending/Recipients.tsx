/** Who gets the mail that an agenda was sent, who gets none, and whether the PDF goes with it. */

import { useAgenda } from '../agenda/agendaContext.ts'
import { peopleAddress, settingsAddress } from '../app/councilAddresses.ts'
import { listOf, t } from '../app/language.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'
import { type MailMember, type WithoutMail, withoutMail } from './withoutMail.ts'

/** Of the council; `null`: not known yet, or it could not be asked. */
export interface MailFacts {
  council: string
  members: readonly MailMember[]
  mailsPdf: boolean
}

/** So many are named without a press. */
const MOST_SHOWN = 6

export const reached = ({ members }: MailFacts): string[] =>
  members.filter(({ email, sentMail }) => email !== '' && sentMail === undefined).map(({ name }) => name)

export function Recipients({ facts, rows }: { facts: MailFacts | null; rows: readonly LiveProgress[] }) {
  const { byId } = useAgenda().people
  if (facts === null) return <p>{t('sendMailUnknown')}</p>
  const { council, members, mailsPdf } = facts
  const names = reached(facts)
  const notAtOnce = members.filter(({ email, sentMail }) => email !== '' && sentMail !== undefined)
  const without = withoutMail(members, rows, (person) => byId.get(person)?.name)
  return (
    <>
      {names.length === 0 ? (
        <p>{t('sendToNobody')}</p>
      ) : (
        <Named what={t('sendTo', { n: names.length })} who={names} />
      )}
      {without.length > 0 && (
        <div className="warning-line">
          <Named what={t('sendGetsNone', { n: without.length })} who={without.map(inWords)} />
          <a href={peopleAddress(council)} target="_blank" rel="noreferrer">
            {t('sendGiveAddress')}
          </a>
        </div>
      )}
      {notAtOnce.length > 0 && (
        <p>{t('sendNotAtOnce', { names: listOf(notAtOnce.map(({ name }) => name)) })}</p>
      )}
      <p>
        {t(mailsPdf ? 'sendWithPdf' : 'sendWithoutPdf')}{' '}
        <a href={settingsAddress(council)} target="_blank" rel="noreferrer">
          {t('sendChangeSettings')}
        </a>
      </p>
      {names.length > 0 && <p className="about">{t('sendMailTried')}</p>}
    </>
  )
}

/** Few are named at once, many at a press. */
function Named({ what, who }: { what: string; who: readonly string[] }) {
  if (who.length <= MOST_SHOWN) return <p>{t('named', { what, who: listOf(who) })}</p>
  return (
    <details>
      <summary>{what}</summary>
      <p>{listOf(who)}</p>
    </details>
  )
}

const inWords = ({ name, numbers }: WithoutMail): string =>
  numbers.length === 0 ? name : t('sendResponsibleFor', { name, items: listOf(numbers) })
