/**
 * Who is told that a version was sent: every member of the council, by the bell, and who has an address by mail, in their own language, as
 * they have chosen.
 */
import { createHash } from 'node:crypto'
import type { MailChoice } from '../../shared/notifications/reasons.ts'
import { changedFacts } from '../../shared/paper/changedFacts.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import { type VersionMailFacts, versionMail } from '../mail/versionMail.ts'
import type {
  AgendaRecord,
  Directory,
  NewVersion,
  NotificationStore,
  OutgoingMail,
  Sending,
  ToldOfVersion,
} from '../storage/storage.ts'
import type { KeptVersion } from './keptVersion.ts'

/** Mail servers turn away what is larger (bytes); the link leads to it. */
const LARGEST_ATTACHED = 10 * 1024 * 1024

export interface ToldStores {
  directory: Pick<Directory, 'councilSettings' | 'person' | 'councilPeople' | 'language'>
  notifications: Pick<NotificationStore, 'choices'>
}

export interface ToMail {
  agenda: AgendaRecord
  sending: Sending
  paper: Paper
  /** As it was at the version before; `null`: there is none. */
  before: Paper | null
  kept: Pick<KeptVersion, 'files' | 'name'>
}

export async function tellOfVersion(
  { storage, address }: { storage: ToldStores; address: () => string },
  { agenda, sending, paper, before, kept }: ToMail,
): Promise<Pick<NewVersion, 'mails' | 'told' | 'meeting'>> {
  const { directory, notifications } = storage
  const { id, council } = agenda
  const { number, kind, name, note } = sending
  const { mailsPdf } = (await directory.councilSettings(council.id)).paper
  const pdf = mailsPdf
    ? kept.files.find(({ as, bytes }) => as === 'pdf' && bytes <= LARGEST_ATTACHED)
    : undefined
  const attached = pdf && { agenda: id, hash: pdf.hash, type: pdf.type, name: `${kept.name}.pdf` }
  const by = (await directory.person(sending.person)) ?? { name: '', email: null }
  const people = await directory.councilPeople(council.id)
  const changed = before === null ? [] : changedFacts(paper, before)
  const mails: OutgoingMail[] = []
  const told: ToldOfVersion[] = []
  for (const { person, role } of people) {
    if (role === null) continue
    const choice = person.email === null ? 'none' : (await notifications.choices(person.id)).sent
    // Who has sent it knows; their mail shows them what the others got.
    if (person.id !== sending.person) told.push({ person: person.id, mail: MAIL_OF[choice] })
    if (person.email === null || choice !== 'at-once') continue
    const facts: VersionMailFacts = {
      ...{ to: { name: person.name, email: person.email }, agenda: { id, facts: agenda.facts } },
      ...{
        number,
        kind,
        name,
        note,
        changed,
        by,
        address: address(),
        language: (await directory.language(person.id)) ?? 'da',
      },
      ...(attached && { attached }),
    }
    const mail = versionMail(facts, mailId(id, number, person.id))
    mails.push({ id: mail.id, agenda: id, at: paper.edition.at, mail })
  }
  const { title, startsAt } = paper
  return { mails, told, meeting: { council: paper.council, title, startsAt } }
}

const MAIL_OF = { 'at-once': 'now', daily: 'later', none: 'none' } as const satisfies Record<
  MailChoice,
  ToldOfVersion['mail']
>

/** Names the mail for good, whatever server sends it. */
function mailId(...key: [agenda: string, number: number, person: string]): string {
  return `version.${createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 32)}`
}
