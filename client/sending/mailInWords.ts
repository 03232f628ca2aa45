/** What is told of the mail as a version was sent. */
import type { VersionMail } from '../../shared/protocol/versions.ts'
import { t } from '../app/language.ts'

/** @param mails how many get one; `null`: not known */
export function mailInWords(mails: number | null): string {
  if (mails === null) return t('sendMailOnItsWay')
  return mails === 0 ? t('sendMailToNobody') : t('sendMailOnItsWayTo', { n: mails })
}

/** «Mail sendt til 3», «Mailen er på vej til 3.» while some of it is. */
export function mailsInWords(mails: readonly VersionMail[]): string {
  const sent = mails.filter(({ is }) => is === 'sent').length
  return mails.some(({ is }) => is === 'waiting')
    ? mailInWords(mails.length)
    : t('versionMailSent', { n: sent })
}
