/** Reminders on a real server that is killed while the mail server hangs, and a mail server that comes back. */
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { SignInLinks } from '../../server/accounts/signInLinks.ts'
import { openStorage } from '../../server/storage/open.ts'
import { readFacts } from '../../shared/agenda/document.ts'
import * as edits from '../../shared/agenda/edits.ts'
import { addDays } from '../../shared/agenda/localTime.ts'
import { newId } from '../../shared/ids.ts'
import type { RemindersSent } from '../../shared/protocol/api.ts'
import { agenda, item } from '../support/agenda.ts'
import { makeCouncil } from '../support/council.ts'
import { messageIdOf, openMailServer } from '../support/mailServer.ts'
import { signIn, startServer } from '../support/startServer.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const MINUTE = 60_000

/** A server whose clock is ahead. */
const clockAhead = (minutes: number): Record<string, string> => ({
  CLOCK_AHEAD: String(minutes * MINUTE),
  NODE_OPTIONS: `--import=${new URL('../support/clockAhead.mjs', import.meta.url).href}`,
})

/** A council with an agenda in which two people lack something. */
async function prepare(dataDir: string) {
  const storage = await openStorage({ dataDir })
  const { council, people } = await makeCouncil(storage.directory)
  const { contributor, secretariat } = people
  const doc = agenda().section('A', item('A1').by(contributor.id), item('A2').by(secretariat.id)).doc()
  const today = new Date().toISOString().slice(0, 10)
  edits.setMeetingTime(doc, { startsAt: `${addDays(today, 90)}T10:00`, endsAt: null })
  const first = { person: null, connection: 'cli', at: 0, update: Y.encodeStateAsUpdate(doc) }
  const id = newId()
  const headline = { facts: readFacts(doc), state: 'drafting' as const }
  await storage.directory.createAgenda({ id, council: council.id, epoch: newId(), ...headline, first })
  const token = await new SignInLinks(storage.directory, Date.now).make(secretariat, '/')
  await storage.close()
  return { id, token, whom: [contributor.id, secretariat.id] }
}

test('[J21][J18] reminders of a server that is killed go out when it is back, each once', async () => {
  const dataDir = await temporaryFolder()
  const { id, token, whom } = await prepare(dataDir)
  const mail = await openMailServer()
  mail.manners.is = 'hangs'
  const env = { DEMO: '0', SMTP_URL: mail.url.href, MAIL_FROM: 'dagsorden@kommune.dk' }
  const first = await startServer({ dataDir, env })
  onTestFinished(() => first.kill())
  const cookie = await signIn(`${first.url}/sign-in/${token}`)
  const send = async (url: string) => {
    const headers = { cookie, 'content-type': 'application/json' }
    const body = JSON.stringify({ people: whom, note: '' })
    const response = await fetch(`${url}/api/agendas/${id}/reminders`, { method: 'POST', headers, body })
    return ((await response.json()) as RemindersSent).people.map(({ is }) => is)
  }
  // Nobody waits for a mail server that hangs; one of the two is on its way just then.
  expect(await send(first.url)).toEqual(['waiting', 'waiting'])
  await first.kill()
  mail.manners.is = 'well'

  const second = await startServer({ dataDir, env: { ...env, ...clockAhead(10) } })
  onTestFinished(() => second.kill())
  await expect.poll(() => mail.taken.length, { timeout: 60_000 }).toBe(2)
  expect(new Set(mail.taken.map(messageIdOf)).size).toBe(2)
  // The clock is ten minutes ahead: at ten to midnight it would be another day.
  const again = await send(second.url)
  expect(again.every((is) => is === 'already' || is === 'sent')).toBe(true)
  await second.kill()

  const { length } = mail.taken
  const third = await startServer({ dataDir, env: { ...env, ...clockAhead(20) } })
  onTestFinished(() => third.kill())
  expect(await third.stop()).toBe(0)
  expect(mail.taken).toHaveLength(length)
})
