/** The message that tells somebody what others did: agenda by agenda, each with a link to the very place, and with a way to stop it. */
import { AGENDA_LANGUAGE, type Language } from '../../shared/language/languages.ts'
import { translator } from '../../shared/language/translate.ts'
import { REASON_WORDS, toldInWords } from '../../shared/notifications/inWords.ts'
import { pathOfTold } from '../../shared/notifications/place.ts'
import { REASONS, type Reason } from '../../shared/notifications/reasons.ts'
import { type Html, html } from '../html.ts'
import type { StoredNotification } from '../storage/storage.ts'
import type { Message } from './mail.ts'
import { agendaName, BUTTON, joined, LINK, mailPage, onOneLine, SMALL } from './style.ts'

export interface NotificationMailFacts {
  to: { name: string; email: string }
  /** At least one; the oldest first. */
  told: readonly StoredNotification[]
  /** The mail of a day. */
  isDaily: boolean
  /** The address in links, without a slash at the end. */
  address: string
  /** Where mail for these reasons is stopped. */
  stopUrl: (reasons: readonly Reason[]) => string
  language: Language
  id: string
}

export function notificationMail(facts: NotificationMailFacts): Message {
  const { to, told, language, id, stopUrl } = facts
  const t = translator(language)
  const agendas = [...Map.groupBy(told, ({ agenda }) => agenda.id).values()]
  const greeting = t('mailReminderGreeting', { name: onOneLine(to.name) })
  const told1 = agendas.map((ones) => agendaInWords(ones, facts))
  const reasons = REASONS.filter((reason) => told.some((one) => one.reason === reason))
  const stops = reasons.map((reason) => ({
    words: t('mailToldStop', { when: t(REASON_WORDS[reason]) }),
    url: stopUrl([reason]),
  }))
  const settings = { words: t('mailToldSettings'), url: `${facts.address}/#mail` }
  const foot = [settings, ...stops]
  const subject = subjectOf(facts)
  const text = [
    greeting,
    ...told1.flatMap(({ name, ones }) => [name, ...ones.map(asText)]),
    foot.map(({ words, url }) => `${words}: ${url}`).join('\n'),
  ].join('\n\n')
  const page = mailPage(
    subject,
    language,
    html`<p>${greeting}</p>
${joined(told1.map((one) => agendaAsHtml(one, language)))}<p style="${SMALL}">${joined(foot.map(footAsHtml))}</p>
`,
  )
  return {
    ...{ to: { name: onOneLine(to.name), address: to.email }, subject, text: `${text}\n`, html: page },
    ...{ id, stop: stopUrl(reasons) },
  }
}

/** Of one: what it is; of several: how many. */
function subjectOf({ told, language, isDaily }: NotificationMailFacts): string {
  const t = translator(language)
  const [first] = told
  if (told.length === 1)
    return onOneLine([toldInWords(first!, language), nameOfItem(first!, language)].filter(Boolean).join(': '))
  const n = told.length
  const isOneAgenda = told.every(({ agenda }) => agenda.id === first!.agenda.id)
  return isDaily || !isOneAgenda
    ? t('mailToldDaily', { n })
    : t('mailToldSome', { n, agenda: agendaName(first!.agenda.facts, language) })
}

interface OneInWords {
  sentence: string
  item: string
  words: string
  url: string
  open: string
}

interface AgendaInWords {
  name: string
  ones: OneInWords[]
}

function agendaInWords(
  told: readonly StoredNotification[],
  { address, language }: NotificationMailFacts,
): AgendaInWords {
  const t = translator(language)
  const { id, facts } = told[0]!.agenda
  const ones = told.map((one) => ({
    sentence: onOneLine(toldInWords(one, language)),
    item: nameOfItem(one, language),
    words: onOneLine(one.words),
    url: `${address}${pathOfTold(id, one)}`,
    open: t('mailToldOpen'),
  }))
  return { name: agendaName(facts, language), ones }
}

/** «2.4 Budget, Baggrund»; empty where it is about no item. */
function nameOfItem({ place, item, heading }: StoredNotification, language: Language): string {
  if (place.item === null || item === null) return ''
  const title = item.title || translator(language)('untitled')
  return onOneLine([`${item.number} ${title}`.trim(), heading].filter(Boolean).join(', '))
}

const asText = ({ sentence, item, words, url }: OneInWords): string =>
  [sentence, item, words === '' ? '' : `«${words}»`, url].filter(Boolean).join('\n')

function agendaAsHtml({ name, ones }: AgendaInWords, language: Language): Html {
  return html`<h2 style="font-size:16px;margin:24px 0 8px"${danish(language)}>${name}</h2>
${joined(ones.map((one) => asHtml(one, language)))}`
}

function asHtml({ sentence, item, words, url, open }: OneInWords, language: Language): Html {
  const about = item === '' ? null : html`<br>\n<b${danish(language)}>${item}</b>`
  const said =
    words === ''
      ? null
      : html`<br>\n<span style="display:block;margin:6px 0;padding:2px 12px;border-left:3px solid #cfcac0"${danish(language)}>${words}</span>`
  return html`<p style="margin:0 0 18px">${sentence}${about}${said}<br>
<a href="${url}" style="${BUTTON};margin-top:6px">${open}</a></p>
`
}

/** What stands in the agenda is Danish, whatever language the mail has. */
const danish = (language: Language): Html | null =>
  language === AGENDA_LANGUAGE ? null : html` lang="${AGENDA_LANGUAGE}"`

const footAsHtml = ({ words, url }: { words: string; url: string }): Html =>
  html`<a href="${url}" style="${LINK}">${words}</a><br>\n`
