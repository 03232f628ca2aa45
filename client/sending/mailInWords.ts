/** What is told of the mail as a version was sent. */
import { t } from '../app/language.ts'

/** @param mails how many get one; `null`: not known */
export function mailInWords(mails: number | null): string {
  if (mails === null) return t('sendMailOnItsWay')
  return mails === 0 ? t('sendMailToNobody') : t('sendMailOnItsWayTo', { n: mails })
}
