/** A mail for each notification that waits for one. */
import type { Storage } from '../../server/storage/storage.ts'

export async function mailEach({ notifications }: Storage): Promise<void> {
  for (const { id: told, person, agenda } of await notifications.waiting()) {
    const id = `news.${told}`
    const mail = { to: { name: person, address: `${person}@eksempel.dk` }, subject: 's', text: 't', id }
    await notifications.queueMail({ id, agenda: agenda.id, at: 1, mail, ids: [told] })
  }
}
