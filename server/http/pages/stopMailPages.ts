/** The pages that a mail's own way out leads to: a question with one button, and what it did. */
import { REASON_WORDS } from '../../../shared/notifications/inWords.ts'
import type { Reason } from '../../../shared/notifications/reasons.ts'
import { html } from '../../html.ts'
import type { Speech } from '../speech.ts'
import { page } from './layout.ts'

/** One button: mail scanners open links, and only people press buttons. */
export function stopPage(speech: Speech, reasons: readonly Reason[]): string {
  const { t } = speech
  return page(
    speech,
    t('stopMail'),
    html`<p>${t('stopMailLead')}</p>
${listOf(speech, reasons)}
<form method="post"><button class="button">${t('stopMailNow')}</button></form>`,
  )
}

export function stoppedPage(speech: Speech, reasons: readonly Reason[]): string {
  const { t } = speech
  return page(
    speech,
    t('stopMailDone'),
    html`<p>${t('stopMailDoneLead')}</p>
${listOf(speech, reasons)}
<p>${t('stopMailDoneDetail')}</p>\n<p><a class="button" href="/#mail">${t('mailToldSettings')}</a></p>`,
  )
}

const listOf = ({ t }: Speech, reasons: readonly Reason[]) => ({
  html: `<ul>\n${reasons.map((reason) => html`<li>${t(REASON_WORDS[reason])}</li>\n`.html).join('')}</ul>`,
})
