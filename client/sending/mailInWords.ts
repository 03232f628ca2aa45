/** What is told of the mail as a version was sent: how many it reached, and what could not be sent, and why. */
import type { MailFailure, TroubledMail, VersionMail } from '../../shared/protocol/versions.ts'
import { clockTime, listOf, t } from '../app/language.ts'

/** @param mails how many get one; `null`: not known */
export function mailInWords(mails: number | null): string {
  if (mails === null) return t('sendMailOnItsWay')
  return mails === 0 ? t('sendMailToNobody') : t('sendMailOnItsWayTo', { n: mails })
}

/** «Mail sendt til 3», «Mailen er på vej til 3.» while some of it is. */
export function mailsInWords(mails: readonly Pick<VersionMail, 'is'>[]): string {
  return mails.some(({ is }) => is === 'waiting')
    ? mailInWords(mails.length)
    : t('versionMailSent', { n: mails.length })
}

/** It was tried, in vain. */
export const isTroubled = ({ is, failure }: Pick<VersionMail, 'is' | 'failure'>): boolean =>
  is === 'given-up' || (is === 'waiting' && failure !== null)

const WHY = {
  'no-answer': 'mailNoAnswer',
  'not-yet': 'mailNotYet',
  refused: 'mailRefused',
  address: 'mailAddressUnknown',
} as const satisfies Record<MailFailure, string>

/** So many are named; of more it is told how many there are. */
const MOST_NAMED = 6

/**
 * «Mailen om version 2 kunne ikke sendes endnu til …», of each reason one sentence.
 * @param mails that wait, of one version @param now by the server's clock (ms since 1970, UTC)
 */
export function lateInWords(mails: readonly TroubledMail[], now: number): string[] {
  return [...Map.groupBy(mails, ({ failure }) => failure).values()].map((ones) => {
    const [{ number, failure }] = ones as [TroubledMail, ...TroubledMail[]]
    const who = ones.length > MOST_NAMED ? t('mailToSome', { n: ones.length }) : whoOf(ones, failure)
    const next = Math.min(...ones.map(({ nextAt }) => nextAt))
    const again = next <= now ? t('mailTriedSoon') : t('mailTriedAt', { time: clockTime(next) })
    return [t('mailLate', { number, who }), why(failure), again].filter(Boolean).join(' ')
  })
}

/** @param mails that were given up, of one version: all are named, for they have to be told otherwise */
export function lostInWords(mails: readonly TroubledMail[]): string[] {
  return [...Map.groupBy(mails, ({ failure }) => failure).values()].map((ones) => {
    const [{ number, failure }] = ones as [TroubledMail, ...TroubledMail[]]
    return [t('mailLost', { number, who: listOf(ones.map(withAddress)) }), why(failure)]
      .filter(Boolean)
      .join(' ')
  })
}

const why = (failure: MailFailure | null): string => (failure === null ? '' : t(WHY[failure]))

/** An address that is wrong is seen where it stands. */
const whoOf = (ones: readonly TroubledMail[], failure: MailFailure | null): string =>
  listOf(ones.map(failure === 'address' ? withAddress : ({ name }) => name))

const withAddress = ({ name, address }: TroubledMail): string => `${name} (${address})`
