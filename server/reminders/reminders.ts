/** Reminders of an agenda: who would get which, those that somebody sends, and those that go by themselves. */
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { danishTime } from '../../shared/agenda/danishTime.ts'
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import type { CouncilSettings } from '../../shared/council/settings.ts'
import { isHeld } from '../../shared/deadlines/deadline.ts'
import { readDue } from '../../shared/deadlines/due.ts'
import { isWorkday } from '../../shared/deadlines/workdays.ts'
import type { Language } from '../../shared/language/languages.ts'
import { missingInWords } from '../../shared/progress/missingInWords.ts'
import type {
  RemindedItem,
  ReminderPerson,
  ReminderPreview,
  ReminderReason,
  RemindersSent,
} from '../../shared/protocol/api.ts'
import { type ReminderDraft, reminderMail } from '../mail/reminderMail.ts'
import type { Correspondent } from '../mail/style.ts'
import { switchOffPath, switchOffToken } from '../notifications/switchOff.ts'
import type {
  AgendaRecord,
  Directory,
  NewDeadlineNotice,
  NewReminder,
  NotificationStore,
  Person,
  ReminderStore,
  UpdateLog,
} from '../storage/storage.ts'
import { type Owed, type OwedBy, type OwedItem, readOwed } from './owed.ts'

export interface ReminderParts {
  directory: Pick<Directory, 'councilPeople' | 'councilSettings' | 'language'>
  updateLog: Pick<UpdateLog, 'load'>
  store: Pick<ReminderStore, 'queue' | 'ofDay'>
  notifications: Pick<NotificationStore, 'tellOfDeadlines' | 'choices' | 'linkSecret'>
  outbox: { sendNow(): Promise<void> }
  /** The address in links, without a slash at the end. */
  address: () => string
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

/** Nobody wants mail at night: those that go by themselves wait until then (local time). */
const MORNING = '08:00'

export class Reminders {
  readonly #parts: ReminderParts

  constructor(parts: ReminderParts) {
    this.#parts = parts
  }

  /** @param by who would send them @param language in which it is looked at */
  async preview(agenda: AgendaRecord, by: Person, language: Language): Promise<ReminderPreview> {
    const owed = await this.#owed(agenda)
    const { deadlines } = await this.#settings(agenda)
    const today = await this.#parts.store.ofDay(agenda.id, this.#today())
    const inWords = (item: OwedItem) => toldItem(item, owed, language)
    const people = owed.people.map(async (person): Promise<ReminderPerson> => {
      const { id, name, cannot, items } = person
      const draft = cannot === null ? await this.#draft(agenda, owed, person, by, deadlines) : null
      const got = today.findLast((reminder) => reminder.person === id)
      return {
        ...{ id, name, cannot, items: items.map(inWords) },
        today: got === undefined ? null : { at: got.at, reason: got.reason },
        mail: draft && {
          language: draft.language,
          subject: draft.mail.subject,
          before: draft.mail.before,
          after: draft.mail.after,
        },
      }
    })
    return { people: await Promise.all(people), unassigned: owed.unassigned.map(inWords) }
  }

  /** Sends them, and waits a while for the mail server. @param note what is added to each */
  async remind(
    agenda: AgendaRecord,
    by: Person,
    wanted: readonly PersonId[],
    note: string,
  ): Promise<RemindersSent> {
    const owed = await this.#owed(agenda)
    const chosen = owed.people.filter(({ id, cannot }) => wanted.includes(id) && cannot === null)
    const rows = await this.#rows(agenda, owed, chosen, 'by-hand', by, note)
    const queued = await this.#parts.store.queue(rows, { person: by.id })
    await this.#parts.outbox.sendNow()
    const states = new Map(
      (await this.#parts.store.ofDay(agenda.id, this.#today())).map(({ id, state }) => [id, state]),
    )
    const become = (id: PersonId) => {
      const row = rows.find(({ person }) => person === id)
      if (row === undefined) return 'none'
      if (!queued.some((one) => one.id === row.id)) return 'already'
      return states.get(row.id) === 'sent' ? 'sent' : 'waiting'
    }
    const nameOf = new Map(owed.people.map(({ id, name }) => [id, name]))
    return {
      people: [...new Set(wanted)].map((id) => ({ id, name: nameOf.get(id) ?? null, is: become(id) })),
    }
  }

  /**
   * Puts those into the outbox that go by themselves today; those that are there already stay as they are. Who wants no such mail, or none
   * of its own, is told at the bell alone; so is everybody where the council reminds nobody by mail.
   * @returns how many mails came in
   */
  async remindByThemselves(agenda: AgendaRecord): Promise<number> {
    const settings = await this.#settings(agenda)
    const now = this.#localNow()
    if (!isTimeFor(agenda, settings, now)) return 0
    const owed = await this.#owed(agenda)
    const isDueNow = ({ due: at }: OwedItem) => {
      const due = readDue(at, now, settings.deadlines)
      return due !== null && !due.isPassed && settings.reminders.workdaysBefore.includes(due.workdays)
    }
    const chosen = owed.people.filter(({ cannot, items }) => cannot === null && items.some(isDueNow))
    if (chosen.length === 0) return 0
    const { store, notifications } = this.#parts
    const choices = await Promise.all(chosen.map(({ id }) => notifications.choices(id)))
    const byMail = settings.reminders.isAutomatic
      ? chosen.filter((_, index) => choices[index]!.deadline === 'at-once')
      : []
    const atBell = chosen.flatMap((person, index): NewDeadlineNotice[] => {
      if (byMail.includes(person)) return []
      const isMailed = settings.reminders.isAutomatic && choices[index]!.deadline === 'daily'
      const { id, items } = person
      const what = { agenda: agenda.id, person: id, items: items.length, due: firstDue(items), by: null }
      return [{ ...what, day: this.#today(), at: this.#parts.now(), isMailed }]
    })
    if (atBell.length > 0) await notifications.tellOfDeadlines(atBell)
    const rows = await this.#rows(agenda, owed, byMail, 'automatic', null, '')
    return rows.length === 0 ? 0 : (await store.queue(rows, { program: 'server' })).length
  }

  async #rows(
    agenda: AgendaRecord,
    owed: Owed,
    people: readonly OwedBy[],
    reason: ReminderReason,
    by: Correspondent | null,
    note: string,
  ): Promise<NewReminder[]> {
    const [day, at] = [this.#today(), this.#parts.now()]
    const { deadlines } = await this.#settings(agenda)
    return Promise.all(
      people.map(async (person) => {
        const id = reminderId(agenda.id, person.id, reason, day)
        const { mail } = await this.#draft(agenda, owed, person, by, deadlines)
        const due = firstDue(person.items)
        return {
          ...{ id, agenda: agenda.id, person: person.id, reason, day, at },
          ...{ items: person.items.length, due },
          mail: mail.message(id, note),
        }
      }),
    )
  }

  async #draft(
    { id }: AgendaRecord,
    { facts, headingOf }: Owed,
    { id: person, name, email, items }: OwedBy,
    by: Correspondent | null,
    calendar: CouncilSettings['deadlines'],
  ): Promise<{ language: Language; mail: ReminderDraft }> {
    const language = (await this.#parts.directory.language(person)) ?? 'da'
    const off = { person, reasons: ['deadline'] } as const
    const stop = switchOffToken(await this.#parts.notifications.linkSecret(), off)
    const mail = reminderMail({
      ...{ to: { name: name ?? '', email: email ?? '' }, agenda: { id, facts }, headingOf, items, by },
      ...{ now: this.#localNow(), calendar, address: this.#parts.address(), language },
      stopUrl: `${this.#parts.address()}${switchOffPath(stop)}`,
    })
    return { language, mail }
  }

  /** An agenda that cannot be read has nobody to be reminded. */
  async #owed(agenda: AgendaRecord): Promise<Owed> {
    const { directory, updateLog } = this.#parts
    const people = await directory.councilPeople(agenda.council.id)
    const stored = await updateLog.load(agenda.id)
    const doc = new Y.Doc()
    if (stored !== null) Y.applyUpdate(doc, stored.state)
    const owed = readOwed(doc, people)
    doc.destroy()
    return owed
  }

  #settings({ council }: AgendaRecord): Promise<CouncilSettings> {
    return this.#parts.directory.councilSettings(council.id)
  }

  readonly #localNow = (): string => danishTime(this.#parts.now()).slice(0, 'yyyy-mm-ddThh:mm'.length)
  readonly #today = (): string => this.#localNow().slice(0, 'yyyy-mm-dd'.length)
}

function isTimeFor({ facts, state }: AgendaRecord, { deadlines }: CouncilSettings, now: string) {
  const [day = '', time = ''] = now.split('T')
  if (state !== 'drafting' || isHeld(facts, now)) return false
  return isWorkday(day, deadlines) && time >= MORNING
}

const firstDue = (items: readonly OwedItem[]): string | null =>
  items.flatMap(({ due }) => due ?? []).sort()[0] ?? null

const toldItem = (
  { id, number, title, missing, why, due }: OwedItem,
  owed: Owed,
  language: Language,
): RemindedItem => ({
  ...{ id, number, title, why, due },
  missing: missingInWords(missing, owed.headingOf, language),
})

/** Names the mail for good, whatever program sends it: the same key is the same mail. */
function reminderId(agenda: AgendaId, person: PersonId, reason: ReminderReason, day: string): string {
  const key = JSON.stringify([agenda, person, reason, day])
  return `reminder.${createHash('sha256').update(key).digest('hex').slice(0, 32)}`
}
