/** The mail to whoever sent a version that could not be made: they may have closed the page long ago. */
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import { sendingFailedMail } from '../mail/sendingFailedMail.ts'
import type { Directory, OutgoingMail } from '../storage/storage.ts'

interface Parts {
  storage: { directory: Pick<Directory, 'agenda' | 'person' | 'language'> }
  address: () => string
}

/** @param at milliseconds since 1970 (UTC) @returns `null`: they have no address, or the agenda is gone */
export async function mailOfFailure(
  { storage: { directory }, address }: Parts,
  agenda: AgendaId,
  person: PersonId,
  at: number,
): Promise<OutgoingMail | null> {
  const [record, to] = await Promise.all([directory.agenda(agenda), directory.person(person)])
  if (record === null || !to?.email) return null
  const language = (await directory.language(person)) ?? 'da'
  const facts = { to: { name: to.name, email: to.email }, agenda: { id: agenda, facts: record.facts } }
  const id = `sending-failed.${agenda}.${at}`
  return { id, agenda, at, mail: sendingFailedMail({ ...facts, address: address(), language }, id) }
}
