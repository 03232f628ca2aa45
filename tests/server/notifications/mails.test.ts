/** When what people are told is mailed, to whom, and what stands in it; with a clock that the test turns. */
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { Message } from '../../../server/mail/mail.ts'
import { smtpMail } from '../../../server/mail/smtp.ts'
import { NotificationMails } from '../../../server/notifications/notificationMails.ts'
import { createLog } from '../../../server/observability/log.ts'
import { openStorage } from '../../../server/storage/open.ts'
import type { AgendaRecord, Person, Storage } from '../../../server/storage/storage.ts'
import { readFacts } from '../../../shared/agenda/document.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import { newId } from '../../../shared/ids.ts'
import { DEFAULT_CHOICES, type MailChoices } from '../../../shared/notifications/reasons.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import type { RichText } from '../../../shared/richtext/richText.ts'
import { beginThread, deleteThread } from '../../../shared/threads/threadEdits.ts'
import { agenda, item } from '../../support/agenda.ts'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openMailServer } from '../../support/mailServer.ts'
import { putVersion } from '../../support/putVersion.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const MINUTE = 60_000
/** A Tuesday, ten in the morning in Denmark. */
const TUESDAY = Date.UTC(2024, 0, 16, 9)
const ADDRESS = 'https://dagsorden.kommune.dk'

let storage: Storage
let rådet: TestCouncil
let clock: { now: number }
let sent: Message[]
let mails: NotificationMails

beforeEach(async () => {
  storage = await openStorage({ dataDir: await temporaryFolder() })
  rådet = await makeCouncil(storage.directory)
  clock = { now: TUESDAY }
  sent = []
  mails = open()
  onTestFinished(async () => {
    await mails.stop()
    await storage.close()
  })
})

function open(): NotificationMails {
  const log = createLog('silent')
  const now = () => clock.now
  const { directory, notifications: store } = storage
  return new NotificationMails({
    ...{ directory, store, log, now, address: () => ADDRESS, outbox: { look: async () => {} } },
  })
}

/** Everything that is in the outbox, as a mail server would get it. */
async function look(): Promise<Message[]> {
  await mails.look()
  const came: Message[] = []
  for (;;) {
    const claimed = await storage.outbox.claim(clock.now, clock.now + MINUTE)
    if (claimed === null) break
    came.push(claimed.mail)
    await storage.outbox.settle(claimed.id, { is: 'sent', at: clock.now })
  }
  sent.push(...came)
  return came
}

/** An agenda in which things are said. */
class Agenda {
  readonly doc = agenda().item(item('Budget & økonomi')).doc()
  readonly id = newId()
  #seq = 1
  #made = 0

  async make(): Promise<AgendaRecord> {
    const headline = { facts: readFacts(this.doc), state: 'drafting' as const }
    const first = { person: null, connection: 'cli', at: 0, update: Y.encodeStateAsUpdate(this.doc) }
    const record = { id: this.id, epoch: newId(), ...headline }
    await storage.directory.createAgenda({ ...record, council: rådet.council.id, first })
    while ((await storage.progress.readOn()) !== null);
    return { ...record, council: rådet.council }
  }

  /** One entry of the log, now. */
  async as(person: Person, act: (doc: Y.Doc) => void): Promise<void> {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => void updates.push(update)
    this.doc.on('update', collect)
    act(this.doc)
    this.doc.off('update', collect)
    const entry = { agenda: this.id, seq: ++this.#seq, person: person.id, connection: 'c', at: clock.now }
    await storage.log.append(await storage.log.takeOwnership(), {
      entries: [{ ...entry, update: Y.mergeUpdates(updates) }],
      bindings: [],
    })
    while ((await storage.notifications.readOn()) !== null);
  }

  /** @returns the thread */
  async mention(by: Person, whom: Person): Promise<string> {
    this.#made += 1
    const thread = `t${this.#made}`
    const mention = { type: 'mention', attrs: { person: whom.id } }
    const text = { type: 'text', text: `nr. ${this.#made} <b>&</b>` }
    const body: RichText = { type: 'doc', content: [{ type: 'paragraph', content: [mention, text] }] }
    const comment = { id: `c${this.#made}`, author: by.id, at: clock.now, body }
    await this.as(by, (doc) =>
      beginThread(doc, { id: thread, item: 'id1', field: null, anchor: null, comment }),
    )
    return thread
  }
}

const choose = (person: Person, change: Partial<MailChoices>) =>
  storage.notifications.saveChoices(person.id, { ...DEFAULT_CHOICES, ...change })

async function made(): Promise<Agenda> {
  const about = new Agenda()
  await about.make()
  return about
}

describe('[O22] at once', () => {
  test('is when five minutes have gone; what comes until then is in the same mail', async () => {
    const about = await made()
    const { reader, contributor } = rådet.people
    await about.mention(contributor, reader)
    clock.now += 4 * MINUTE
    await about.mention(contributor, reader)
    expect(await look()).toEqual([])
    clock.now += MINUTE
    const [mail, ...others] = await look()
    expect(others).toEqual([])
    expect(mail!.to).toEqual({ name: reader.name, address: reader.email })
    expect(mail!.subject).toBe('2 nye beskeder om It-Arkitekturrådet 24. januar 2024')
    clock.now += 60 * MINUTE
    expect(await look()).toEqual([])
  })

  test('a talk that goes on is mailed every twenty minutes at most, each of it once', async () => {
    const about = await made()
    const { reader, contributor } = rådet.people
    for (let minute = 0; minute < 60; minute += 1) {
      await about.mention(contributor, reader)
      clock.now += MINUTE
      await look()
    }
    clock.now += 60 * MINUTE
    await look()
    expect(sent.length).toBeGreaterThan(2)
    expect(sent.length).toBeLessThan(5)
    const told = sent.flatMap(({ text }) => text.match(/nr\. \d+/g) ?? [])
    expect(told).toEqual(Array.from({ length: 60 }, (_, n) => `nr. ${n + 1}`))
  })

  test('what was read, taken back or is not to be opened any more is not mailed', async () => {
    const about = await made()
    const { reader, contributor, secretariat } = rådet.people
    const gone = await about.mention(contributor, reader)
    await about.mention(contributor, secretariat)
    await about.mention(secretariat, contributor)
    await about.as(contributor, (doc) => deleteThread(doc, gone, clock.now))
    await storage.directory.saveMember(rådet.council.id, contributor.id, 'participant')
    await storage.notifications.markRead(secretariat.id, null, clock.now)
    clock.now += 60 * MINUTE
    expect(await look()).toEqual([])
    // Back again, one is not mailed of what was long ago.
    await storage.directory.saveMember(rådet.council.id, contributor.id, 'contributor')
    expect(await look()).toEqual([])
  })

  test('two agendas are two mails; two servers that look at once send each once', async () => {
    const { reader, contributor } = rådet.people
    for (const about of [await made(), await made()]) await about.mention(contributor, reader)
    clock.now += 5 * MINUTE
    const other = open()
    await Promise.all([mails.look(), other.look()])
    await other.stop()
    expect(await look()).toHaveLength(2)
  })
})

describe('[O23] once a day', () => {
  test('is at eight in the morning of a working day, of all agendas; what comes later waits for the next', async () => {
    const [one, two] = [await made(), await made()]
    const { reader, contributor } = rådet.people
    await choose(reader, { mentioned: 'daily' })
    clock.now = Date.UTC(2024, 0, 19, 15)
    await one.mention(contributor, reader)
    await two.mention(contributor, reader)
    for (const time of [Date.UTC(2024, 0, 19, 22), Date.UTC(2024, 0, 20, 9), Date.UTC(2024, 0, 22, 6, 59)]) {
      clock.now = time
      expect(await look()).toEqual([])
    }
    clock.now = Date.UTC(2024, 0, 22, 7)
    const [mail] = await look()
    expect(mail!.subject).toBe('2 nye beskeder fra Dagsorden')
    await one.mention(contributor, reader)
    clock.now = Date.UTC(2024, 0, 22, 15)
    expect(await look()).toEqual([])
    clock.now = Date.UTC(2024, 0, 23, 9)
    expect(await look()).toHaveLength(1)
  })

  test('no mail is no mail, later neither', async () => {
    const about = await made()
    const { reader, contributor } = rådet.people
    await choose(reader, { mentioned: 'none' })
    await about.mention(contributor, reader)
    await look()
    await choose(reader, { mentioned: 'at-once' })
    clock.now += 60 * MINUTE
    expect(await look()).toEqual([])
  })
})

describe('[O24] the mail', () => {
  test('says who, where and what, in words and links, and nothing in it is taken for more than words', async () => {
    const about = await made()
    const { reader, contributor } = rådet.people
    await storage.directory.savePerson({ ...contributor, name: 'Søren <script>' })
    await about.mention(contributor, reader)
    clock.now += 5 * MINUTE
    const [mail] = await look()
    expect(mail!.subject).toBe('Søren <script> nævnte dig: 1 Budget & økonomi')
    const place = `${ADDRESS}/agenda/${about.id}#comment-t1/c1`
    expect(mail!.text).toContain(
      `Søren <script> nævnte dig\n1 Budget & økonomi\n«@${reader.name}nr. 1 <b>&</b>»\n${place}`,
    )
    expect(mail!.html).toContain(`<a href="${place}"`)
    expect(mail!.html).toContain('Søren &lt;script&gt; nævnte dig')
    expect(mail!.html).not.toContain('<script>')
    expect(mail!.text).toContain(`Få ikke mail, når nogen nævner dig: ${ADDRESS}/unsubscribe/`)
  })

  test('is in the language of who gets it, and names the agenda’s own words as Danish', async () => {
    const about = await made()
    const { reader, contributor } = rådet.people
    await storage.directory.saveLanguage(reader.id, 'en')
    await about.mention(contributor, reader)
    clock.now += 5 * MINUTE
    const [mail] = await look()
    expect(mail!.text).toContain(`${contributor.name} mentioned you`)
    expect(mail!.html).toContain('<b lang="da">1 Budget &amp; økonomi</b>')
  })

  test('tells mail programs where it is stopped with one press', async () => {
    const server = await openMailServer()
    const mail = smtpMail({ url: server.url, from: 'a@b.dk', domain: 'b.dk', log: createLog('silent') })
    const stop = `${ADDRESS}/unsubscribe/${'a'.repeat(120)}`
    await mail.send({ to: { name: 'I', address: 'i@b.dk' }, subject: 's', text: 't', id: 'x', stop })
    const head = server.taken[0]!.split('\r\n\r\n')[0]!.replace(/\r\n\s+/g, ' ')
    expect(head).toContain(`List-Unsubscribe: <${stop}>`)
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })

  test('a text without words, and an agenda itself, are told too', async () => {
    const about = await made()
    const { reader, contributor } = rådet.people
    await choose(contributor, { deadline: 'at-once', responsible: 'at-once' })
    const notice = { agenda: about.id, day: '2024-01-16', by: null, at: clock.now, items: 2 }
    await storage.notifications.tellOfDeadlines([
      { ...notice, person: contributor.id, due: '2024-01-17T12:00', isMailed: true },
      { ...notice, person: reader.id, due: null, isMailed: false },
    ])
    clock.now += 5 * MINUTE
    const [mail, ...others] = await look()
    expect(others).toEqual([])
    expect(mail!.subject).toBe(
      'Fristen nærmer sig: 2 punkter fra dig mangler noget. Frist: onsdag 17. januar kl. 12',
    )
    expect(mail!.text).toContain(`\n${ADDRESS}/agenda/${about.id}\n`)
  })
})

test('[Z144] who wants to hear of what is sent once a day reads it in that mail, with the link to the very version; its own mail is not sent again', async () => {
  const about = await made()
  const { participant, reader, secretariat } = rådet.people
  await choose(reader, { sent: 'daily' })
  const drawn = paperOf(about.doc, {
    ...{ agenda: about.id, look: DEFAULT_LOOK, nameOf: () => null, namesOf: () => [] },
    edition: { is: 'version', number: 1, at: clock.now, kind: 'whole' },
  })!
  await putVersion(storage, {
    ...{ paper: drawn, person: secretariat.id },
    told: [
      { person: participant.id, mail: 'now' },
      { person: reader.id, mail: 'later' },
    ],
  })
  clock.now += 24 * 60 * MINUTE
  const [mail, ...others] = await look()
  expect(others).toEqual([])
  expect(mail!.to.address).toBe(reader.email)
  expect(mail!.subject).toBe(`${secretariat.name} har udsendt dagsordenen, version 1`)
  expect(mail!.text).toContain(`${ADDRESS}/agenda/${about.id}/read/1`)
})
