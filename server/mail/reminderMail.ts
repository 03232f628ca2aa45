/** The message that tells somebody what they lack in an agenda, each item with a link to the very place. */
import type { AgendaFacts, AgendaId } from '../../shared/agenda/document.ts'
import { readDue } from '../../shared/deadlines/due.ts'
import { dayAndTimeInWords, dueInWords } from '../../shared/deadlines/dueInWords.ts'
import type { WorkdayCalendar } from '../../shared/deadlines/workdays.ts'
import { AGENDA_LANGUAGE, type Language } from '../../shared/language/languages.ts'
import { translator } from '../../shared/language/translate.ts'
import type { Missing } from '../../shared/progress/missing.ts'
import { missingInWords } from '../../shared/progress/missingInWords.ts'
import { noteInMail } from '../../shared/reminders/note.ts'
import { type Html, html } from '../html.ts'
import type { OwedItem } from '../reminders/owed.ts'
import type { Message } from './mail.ts'
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

export interface ReminderFacts {
  to: { name: string; email: string }
  agenda: { id: AgendaId; facts: AgendaFacts }
  headingOf: (field: string) => string
  items: readonly OwedItem[]
  /** Who sends it; `null`: the server by itself. */
  by: Correspondent | null
  /** Local, as `2024-01-15T09:00`. */
  now: string
  calendar: WorkdayCalendar
  /** The address in links, without a slash at the end. */
  address: string
  /** Where those that go by themselves are stopped. */
  stopUrl: string
  language: Language
}

/** A reminder before it goes out: what is added to it stands between the two. */
export interface ReminderDraft {
  subject: string
  before: string
  after: string
  /** @param note what is added; empty: nothing */
  message(id: string, note: string): Message
}

export function reminderMail(facts: ReminderFacts): ReminderDraft {
  const { to, agenda, language, items } = facts
  const by = facts.by === null ? null : onOneLine(facts.by.name)
  const reply = repliedBy(facts.by)
  const t = translator(language)
  const name = agendaName(agenda.facts, language)
  const subject = onOneLine(t('mailReminderSubject', { n: items.length, agenda: name }))
  const greeting = t('mailReminderGreeting', { name: onOneLine(to.name) })
  const intro =
    by === null ? t('mailReminderBySelf', { agenda: name }) : t('mailReminderBy', { agenda: name, by })
  const told = items.map((item) => itemInWords(item, facts))
  const url = agendaUrl(facts)
  const foot =
    by === null
      ? t('mailReminderFootBySelf')
      : [...(reply.replyTo ? [t('mailReplyTo', { by })] : []), t('mailReminderFoot')].join(' ')
  const before = [greeting, intro].join('\n\n')
  // What a colleague sends is theirs to send.
  const stop = by === null ? { words: t('mailReminderStop'), url: facts.stopUrl } : null
  const footText = stop === null ? foot : `${foot}\n${stop.words}: ${stop.url}`
  const after = [...told.map(asText), `${t('mailReminderAll')}\n${url}`, footText].join('\n\n')
  return {
    ...{ subject, before, after },
    message(id, note) {
      const added = by === null ? '' : noteInMail(note, by, language)
      const text = `${[before, added, after].filter((part) => part !== '').join('\n\n')}\n`
      const paragraphs = [greeting, intro].map((words) => html`<p>${words}</p>\n`)
      const stopHtml = stop && html`<br>\n<a href="${stop.url}" style="${LINK}">${stop.words}</a>`
      const list = joined(told.map((one) => asHtml(one, language)))
      const page = mailPage(
        subject,
        language,
        html`${joined(paragraphs)}${noteHtml(added)}<ul style="padding:0;margin:20px 0;list-style:none">
${list}</ul>
<p><a href="${url}" style="${BUTTON}">${t('mailReminderAll')}</a></p>
<p style="${SMALL}">${foot}${stopHtml}</p>
`,
      )
      const message = {
        to: { name: onOneLine(to.name), address: to.email },
        ...reply,
        subject,
        text,
        html: page,
        id,
      }
      return stop === null ? message : { ...message, stop: stop.url }
    },
  }
}

// ── One item ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface ToldItem {
  /** «2.3 Budget». */
  name: string
  lines: string[]
  url: string
}

function itemInWords(item: OwedItem, facts: ReminderFacts): ToldItem {
  const { language, headingOf, now, calendar } = facts
  const t = translator(language)
  const missing = missingInWords(item.missing, headingOf, language)
  const due = readDue(item.due, now, calendar)
  return {
    name: onOneLine(`${item.number} ${item.title || t('untitled')}`),
    lines: [
      ...(item.why === null ? [] : [onOneLine(t('mailReminderReturned', { why: item.why }))]),
      ...(missing === '' ? [] : [onOneLine(t('lacks', { what: missing }))]),
      ...(due === null
        ? []
        : [
            t('mailReminderDue', {
              time: dayAndTimeInWords(item.due!, language),
              words: dueInWords(due, language),
            }),
          ]),
    ],
    url: `${agendaUrl(facts)}#${placeToGoTo(item)}`,
  }
}

/** The very field that is missing; a case number, where no text is; what was asked in a comment; else the item. @returns as the page calls it after `#` */
function placeToGoTo({ id, missing }: Pick<OwedItem, 'id' | 'missing'>): string {
  const item = `item-${encodeURIComponent(id)}`
  const field = missing.find((one): one is Extract<Missing, { kind: 'field' }> => one.kind === 'field')
  if (field !== undefined) return `${item}/${encodeURIComponent(field.field)}`
  if (missing.some(({ kind }) => kind === 'caseNumber')) return `${item}/caseNumber`
  const [first] = missing
  return first?.kind === 'task' ? `comment-${encodeURIComponent(first.thread)}` : item
}

const asText = ({ name, lines, url }: ToldItem): string => [name, ...lines, url].join('\n')

function asHtml({ name, lines, url }: ToldItem, language: Language): Html {
  const words = joined(lines.map((line) => html`<br>\n${line}`))
  // What stands in the agenda is Danish, whatever language the mail has.
  const title =
    language === AGENDA_LANGUAGE ? html`<b>${name}</b>` : html`<b lang="${AGENDA_LANGUAGE}">${name}</b>`
  return html`<li style="margin:0 0 16px"><a href="${url}" style="${LINK}">${title}</a>${words}</li>\n`
}

// ── The rest ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const noteHtml = (added: string): Html | null =>
  added === '' ? null : html`<div style="${QUOTE}">${added}</div>\n`

const agendaUrl = ({ address, agenda }: ReminderFacts): string =>
  `${address}/agenda/${encodeURIComponent(agenda.id)}`
