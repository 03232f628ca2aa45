/** The message that an agenda could not be sent out, to whoever sent it. */
import { translator } from '../../shared/language/translate.ts'
import { html } from '../html.ts'
import type { WaitingMessage } from './mail.ts'
import { agendaName, BUTTON, mailPage, onOneLine } from './style.ts'
import type { VersionMailFacts } from './versionMail.ts'

export function sendingFailedMail(
  { to, agenda, address, language }: Pick<VersionMailFacts, 'to' | 'agenda' | 'address' | 'language'>,
  id: string,
): WaitingMessage {
  const t = translator(language)
  const name = agendaName(agenda.facts, language)
  const subject = onOneLine(t('mailNotSentSubject', { agenda: name }))
  const greeting = t('mailReminderGreeting', { name: onOneLine(to.name) })
  const told = t('mailNotSentTold', { agenda: name })
  const url = `${address}/agenda/${encodeURIComponent(agenda.id)}`
  const page = mailPage(
    subject,
    language,
    html`<p>${greeting}</p>
<p>${told}</p>
<p><a href="${url}" style="${BUTTON}">${t('mailNotSentOpen')}</a></p>
<p style="font-size:13px">${url}</p>
`,
  )
  return {
    to: { name: onOneLine(to.name), address: to.email },
    ...{ subject, text: `${[greeting, told, `${t('mailNotSentOpen')}\n${url}`].join('\n\n')}\n` },
    ...{ html: page, id },
  }
}
