/** The message that an agenda was sent out: a link to it and, where the council wishes so, the PDF. */
import type { AgendaFacts, AgendaId } from '../../shared/agenda/document.ts'
import { meetingTimeInWords } from '../../shared/deadlines/dueInWords.ts'
import type { Language } from '../../shared/language/languages.ts'
import { translator } from '../../shared/language/translate.ts'
import type { ChangedFact } from '../../shared/paper/changedFacts.ts'
import { nameOfEdition } from '../../shared/paper/paperWords.ts'
import { namedWhere } from '../../shared/paper/proposedName.ts'
import type { VersionKind } from '../../shared/protocol/versions.ts'
import { noteInMail } from '../../shared/reminders/note.ts'
import { html } from '../html.ts'
import type { AttachedFile, WaitingMessage } from './mail.ts'
import {
  agendaName,
  BUTTON,
  type Correspondent,
  joined,
  LINK,
  mailPage,
  onOneLine,
  QUOTE,
  repliedBy,
  SMALL,
} from './style.ts'
import { withLinks } from './withLinks.ts'

export interface VersionMailFacts {
  to: { name: string; email: string }
  agenda: { id: AgendaId; facts: AgendaFacts }
  number: number
  kind: VersionKind
  /** What who sent it called it. */
  name: string
  /** What who sent it wrote; may be empty. */
  note: string
  /** What is said of the meeting otherwise than in the version before. */
  changed: readonly ChangedFact[]
  /** Who sent it. */
  by: Correspondent
  /** The address in links, without a slash at the end. */
  address: string
  language: Language
  attached?: AttachedFile
}

export function versionMail(facts: VersionMailFacts, id: string): WaitingMessage {
  const { to, agenda, number, kind, address, language, attached } = facts
  const t = translator(language)
  const by = onOneLine(facts.by.name)
  const reply = repliedBy(facts.by)
  const { startsAt, endsAt, place } = agenda.facts
  const name = agendaName(agenda.facts, language)
  const subject = onOneLine(
    namedWhere(facts, startsAt).isInSubject
      ? t('mailVersionNamed', { name: nameOfEdition(facts), agenda: name, number })
      : t('mailVersionSubject', { agenda: name, number, kind }),
  )
  const greeting = t('mailReminderGreeting', { name: onOneLine(to.name) })
  const told = t('mailVersionTold', { agenda: name, by, number, kind })
  const meeting =
    startsAt === null
      ? ''
      : t('mailVersionMeeting', {
          time: meetingTimeInWords(startsAt, endsAt, language),
          place: onOneLine(place),
        })
  // Who comes to another door, or on another day, must not have to open anything for it.
  const moved = facts.changed
    .filter(({ is }) => is === 'startsAt' || is === 'place')
    .map(({ is, now, before }) =>
      t('changedFact', { fact: is, now: onOneLine(now), before: onOneLine(before) }),
    )
  const changed = moved.length === 0 ? '' : [t('mailVersionChanged'), ...moved].join('\n')
  const added = noteInMail(facts.note, by, language)
  const url = `${address}/agenda/${encodeURIComponent(agenda.id)}/read/${number}`
  const foot = [
    ...(attached ? [t('mailVersionAttached')] : []),
    ...(reply.replyTo ? [t('mailReplyTo', { by })] : []),
    t('mailVersionFoot'),
  ]
  const settings = `${address}/#mail`
  const text = [
    ...[greeting, told, meeting, changed, added, `${t('mailVersionRead')}\n${url}`, ...foot],
    `${t('mailToldSettings')}: ${settings}`,
  ]
    .filter(Boolean)
    .join('\n\n')
  const page = mailPage(
    subject,
    language,
    html`<p>${greeting}</p>
<p>${told}</p>
${meeting === '' ? null : html`<p>${meeting}</p>\n`}${moved.length === 0 ? null : html`<p><strong>${t('mailVersionChanged')}</strong>${joined(moved.map((line) => html`<br>${line}`))}</p>\n`}${added === '' ? null : html`<div style="${QUOTE}">${withLinks(added)}</div>\n`}<p><a href="${url}" style="${BUTTON}">${t('mailVersionRead')}</a></p>
<p style="font-size:13px">${url}</p>
${joined(foot.map((words) => html`<p style="${SMALL}">${words}</p>\n`))}<p style="${SMALL}"><a href="${settings}" style="${LINK}">${t('mailToldSettings')}</a></p>
`,
  )
  return {
    to: { name: onOneLine(to.name), address: to.email },
    ...reply,
    ...{ subject, text: `${text}\n`, html: page, id },
    ...(attached && { attached }),
  }
}
