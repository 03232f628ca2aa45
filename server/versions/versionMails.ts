/** Who gets mail that a version was sent: every member of the council who has an address, in their own language. */
import { createHash } from 'node:crypto'
import type { Paper } from '../../shared/paper/paper.ts'
import { type VersionMailFacts, versionMail } from '../mail/versionMail.ts'
import type { AgendaRecord, OutgoingMail, Sending, Storage } from '../storage/storage.ts'
import type { KeptVersion } from './keptVersion.ts'

/** Mail servers turn away what is larger (bytes); the link leads to it. */
const LARGEST_ATTACHED = 10 * 1024 * 1024

export interface ToMail {
  agenda: AgendaRecord
  sending: Sending
  paper: Paper
  kept: Pick<KeptVersion, 'files' | 'name'>
}

export async function versionMails(
  { storage, address }: { storage: Pick<Storage, 'directory'>; address: () => string },
  { agenda, sending, paper, kept }: ToMail,
): Promise<OutgoingMail[]> {
  const { directory } = storage
  const { id, council } = agenda
  const { number, kind, note } = sending
  const { mailsPdf } = (await directory.councilSettings(council.id)).paper
  const pdf = mailsPdf
    ? kept.files.find(({ as, bytes }) => as === 'pdf' && bytes <= LARGEST_ATTACHED)
    : undefined
  const attached = pdf && { agenda: id, hash: pdf.hash, type: pdf.type, name: `${kept.name}.pdf` }
  const by = (await directory.person(sending.person))?.name ?? ''
  const people = await directory.councilPeople(council.id)
  const mails: OutgoingMail[] = []
  for (const { person, role } of people) {
    if (role === null || person.email === null) continue
    const facts: VersionMailFacts = {
      ...{ to: { name: person.name, email: person.email }, agenda: { id, facts: agenda.facts } },
      ...{
        number,
        kind,
        note,
        by,
        address: address(),
        language: (await directory.language(person.id)) ?? 'da',
      },
      ...(attached && { attached }),
    }
    const mail = versionMail(facts, mailId(id, number, person.id))
    mails.push({ id: mail.id, agenda: id, at: paper.edition.at, mail })
  }
  return mails
}

/** Names the mail for good, whatever server sends it. */
function mailId(...key: [agenda: string, number: number, person: string]): string {
  return `version.${createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 32)}`
}
