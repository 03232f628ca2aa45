import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { WaitingMessage } from '../../../server/mail/mail.ts'
import { Outbox } from '../../../server/mail/outbox.ts'
import { createLog } from '../../../server/observability/log.ts'
import { openStorage } from '../../../server/storage/open.ts'
import type { AgendaRecord, Directory, PersonOfCouncil, Sending } from '../../../server/storage/storage.ts'
import { tellOfVersion } from '../../../server/versions/versionMails.ts'
import { DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import { DEFAULT_CHOICES, type MailChoice } from '../../../shared/notifications/reasons.ts'
import type { Paper } from '../../../shared/paper/paper.ts'
import { dateLine } from '../../../shared/paper/paperWords.ts'
import type { Role } from '../../../shared/protocol/api.ts'
import { COUNCIL, closedAfterTest, HEADLINE } from '../../suites/testDatabase.ts'
import { agenda as anAgenda, item } from '../../support/agenda.ts'
import { sourceOf, VERSION } from '../../support/oddAgendas.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const MB = 1024 * 1024
const { paper } = sourceOf(anAgenda().item(item('A')).doc(), VERSION)
const record: AgendaRecord = { id: 'a', epoch: 'e', council: COUNCIL, ...HEADLINE }

const somebody = (
  id: string,
  role: Role | null,
  email: string | null = `${id}@eksempel.dk`,
): PersonOfCouncil => ({
  ...{ person: { id, name: `Frk. ${id}`, email }, role, hasSignedIn: true, aliases: [] },
})

interface Circumstances {
  mailsPdf?: boolean
  pdfBytes?: number
  kind?: Sending['kind']
  name?: string
  note?: string
  before?: Paper
  /** How people want to hear by mail that something was sent; else at once. */
  choices?: Readonly<Record<string, MailChoice>>
  /** The address of who sends it. */
  sender?: string | null
  facts?: Partial<AgendaRecord['facts']>
}

/** What a council of these people is mailed. */
const mailed = async (people: PersonOfCouncil[], more?: Circumstances) =>
  (await told(people, more)).mails.map(({ mail }) => mail)

function told(
  people: PersonOfCouncil[],
  {
    mailsPdf = false,
    pdfBytes = MB,
    choices = {},
    sender = null,
    facts = {},
    before,
    ...wish
  }: Circumstances = {},
) {
  const directory = {
    councilSettings: async () => ({ ...DEFAULT_SETTINGS, paper: { ...DEFAULT_SETTINGS.paper, mailsPdf } }),
    councilPeople: async () => people,
    person: async (id: string) => ({ id, name: 'Karen Holm', email: sender }),
    language: async (id: string) => (id === 'anna' ? 'en' : null),
  } as unknown as Directory
  const sending: Sending = {
    ...{ agenda: 'a', number: 2, kind: 'whole', name: 'Dagsorden 24-01-2024', note: 'Husk kaffe' },
    ...{ person: 'karen', at: 1 },
    ...{ was: 'sent', is: 'on-its-way', tries: 0 },
    ...wish,
  }
  const kept = {
    name: 'Dagsorden – version 2',
    files: [{ as: 'pdf' as const, hash: 'f'.repeat(64), bytes: pdfBytes, type: 'application/pdf' }],
  }
  const notifications = {
    choices: async (id: string) => ({ ...DEFAULT_CHOICES, sent: choices[id] ?? 'at-once' }),
  }
  return tellOfVersion(
    { storage: { directory, notifications }, address: () => 'https://dagsorden.eksempel.dk' },
    {
      agenda: { ...record, facts: { ...record.facts, ...facts } },
      sending,
      paper,
      before: before ?? null,
      kept,
    },
  )
}

test('[Z143][Z144] every member is told by the bell but who sent it; who wants no mail at once gets none for it, and nobody two', async () => {
  const council = [
    ...[somebody('karen', 'secretariat'), somebody('ida', 'participant'), somebody('bo', 'reader')],
    ...[somebody('removed', null), somebody('eva', 'participant'), somebody('nameless', 'reader', null)],
  ]
  const { mails, told: by, meeting } = await told(council, { choices: { bo: 'daily', eva: 'none' } })
  expect(mails.map(({ mail }) => mail.to.address)).toEqual(['karen@eksempel.dk', 'ida@eksempel.dk'])
  expect(by).toEqual([
    { person: 'ida', mail: 'now' },
    { person: 'bo', mail: 'later' },
    { person: 'eva', mail: 'none' },
    { person: 'nameless', mail: 'none' },
  ])
  expect(meeting).toEqual({ council: paper.council, title: paper.title, startsAt: paper.startsAt })
  expect(mails[0]!.mail.text).toContain('https://dagsorden.eksempel.dk/#mail')
})

test('[Z68] every member with an address is told, whatever they may do; nobody else is', async () => {
  const council = [
    ...[somebody('karen', 'secretariat'), somebody('ida', 'participant'), somebody('bo', 'reader')],
    ...[
      somebody('removed', null),
      somebody('brought', null, null),
      somebody('nameless', 'participant', null),
    ],
  ]
  const mails = await mailed(council)
  expect(mails.map(({ to }) => to.address)).toEqual(['karen', 'ida', 'bo'].map((id) => `${id}@eksempel.dk`))
  const ids = (all: WaitingMessage[]) => all.map(({ id }) => id)
  expect(new Set(ids(mails)).size).toBe(3)
  // Another server that makes the same version makes the same mail.
  expect(ids(await mailed(council))).toEqual(ids(mails))
})

test('[Z68] in their own language, with the link to that very version and what the sender wrote', async () => {
  const [ida, anna] = await mailed([somebody('ida', 'participant'), somebody('anna', 'participant')])
  const link = 'https://dagsorden.eksempel.dk/agenda/a/read/2'
  for (const mail of [ida!, anna!])
    for (const text of [mail.text, mail.html!]) {
      expect(text).toContain(link)
      expect(text).toContain('Husk kaffe')
    }
  expect(ida!.subject).toBe('Ny version af dagsordenen: It-Arkitekturrådet 24. januar 2024')
  expect(anna!.subject).toBe('New version of the agenda: It-Arkitekturrådet 24 January 2024')
  const supplement = { kind: 'supplement', name: 'Tillægsdagsorden 24-01-2024' } as const
  const [told] = await mailed([somebody('ida', 'participant')], supplement)
  expect(told!.subject).toBe('Tillægsdagsorden: It-Arkitekturrådet 24. januar 2024')
})

test('[Z253] it says when one meets, until the last day', async () => {
  const when = async (endsAt: string) => {
    const facts = { startsAt: '2026-12-15T14:00', endsAt, place: 'Lokale 2' }
    const both = await mailed([somebody('ida', 'participant'), somebody('anna', 'participant')], { facts })
    return both.map(({ text }) => /(?:Mødet|The meeting) .*/.exec(text)?.[0])
  }
  expect(await when('2026-12-16T09:00')).toEqual([
    'Mødet er tirsdag 15. december kl. 14 til onsdag 16. december kl. 9, Lokale 2.',
    'The meeting is on Tuesday 15 December at 14.00 until Wednesday 16 December at 09.00, Lokale 2.',
  ])
  expect((await when('2026-12-15T16:30'))[0]).toBe('Mødet er tirsdag 15. december kl. 14–16.30, Lokale 2.')
})

test('[Z255] an answer to it reaches who sent it, which it says', async () => {
  const [mail] = await mailed([somebody('ida', 'participant')], { sender: 'karen@eksempel.dk' })
  expect(mail!.replyTo).toEqual({ name: 'Karen Holm', address: 'karen@eksempel.dk' })
  for (const page of [mail!.text, mail!.html!]) {
    expect(page).toContain('Karen Holm har sendt dagsordenen ud')
    expect(page).toContain('Svarer du på mailen, går svaret til Karen Holm.')
  }
  const [none] = await mailed([somebody('ida', 'participant')])
  expect([none!.replyTo, none!.text.includes('Svarer du')]).toEqual([undefined, false])
})

test('[Z200] its subject has the name that somebody gave it; when and where one meets is told, and addresses can be followed', async () => {
  const mailOf = async (more: Circumstances) => (await mailed([somebody('ida', 'participant')], more))[0]!
  const subject = async (more: Circumstances) => (await mailOf(more)).subject
  expect(await subject({ name: 'Til mødet' })).toBe(
    'Til mødet (version 2): It-Arkitekturrådet 24. januar 2024',
  )
  expect(await subject({ kind: 'supplement', name: 'Hastesag' })).toBe(
    'Tillægsdagsorden «Hastesag» (version 2): It-Arkitekturrådet 24. januar 2024',
  )
  for (const name of ['Dagsorden', 'Dagsorden 2024'])
    expect(await subject({ name })).toMatch(/^Ny version af dagsordenen: /)
  const { text, html } = await mailOf({ note: 'Se (https://kl.dk/a?b=1&c). <b>' })
  for (const page of [text, html!]) expect(page).toContain('Mødet er onsdag 24. januar kl. 10')
  expect(html).toMatch(
    /Se \(<a href="https:\/\/kl\.dk\/a\?b=1&amp;c" style="[^"]+">https:\/\/kl\.dk\/a\?b=1&amp;c<\/a>\)\. &lt;b&gt;/,
  )
})

test('[Z280] its mail says that one meets at another time or place than was said before, and nothing where one does not', async () => {
  const before = {
    ...paper,
    place: 'KL, lokale 2-01',
    title: 'Møde',
    startsAt: '2024-01-23T09:00',
    endsAt: null,
  }
  const [ida, anna] = await mailed([somebody('ida', 'participant'), somebody('anna', 'participant')], {
    before,
  })
  expect(ida!.text).toContain(
    `Bemærk ændringen:\nMødetid: ${dateLine(paper)} (før: 23-01-2024 09:00)\nMødested: ${paper.place || 'ikke oplyst'} (før: KL, lokale 2-01)\n`,
  )
  expect(anna!.html).toContain(`Place: ${paper.place || 'not given'} (before: KL, lokale 2-01)`)
  expect((await mailed([somebody('ida', 'participant')], { before: paper }))[0]!.text).not.toContain('Bemærk')
})

test('[Z68] the PDF goes along where the council wishes so, unless mail servers would turn it away', async () => {
  const ida = [somebody('ida', 'participant')]
  const attached = {
    agenda: 'a',
    hash: 'f'.repeat(64),
    type: 'application/pdf',
    name: 'Dagsorden – version 2.pdf',
  }
  expect((await mailed(ida))[0]!.attached).toBeUndefined()
  const [withIt] = await mailed(ida, { mailsPdf: true })
  expect(withIt).toMatchObject({ attached, text: expect.stringContaining('vedhæftet som PDF') })
  const [tooLarge] = await mailed(ida, { mailsPdf: true, pdfBytes: 11 * MB })
  expect(tooLarge!.attached).toBeUndefined()
  expect(tooLarge!.text).not.toContain('vedhæftet')
})

test('[Z68] the file is looked up when it is sent; one that is gone stops no mail', async () => {
  const dataDir = await temporaryFolder()
  const storage = closedAfterTest(await openStorage({ dataDir }))
  const received = await storage.files.receive(
    (async function* () {
      yield Buffer.from('%PDF')
    })(),
    4,
  )
  await received.keep('a')
  await received.letGo()
  const [message] = await mailed([somebody('ida', 'participant')], { mailsPdf: true })
  const sent: (string | undefined)[] = []
  for (const hash of [received.hash, 'f'.repeat(64)]) {
    let claimed = false
    const waiting = { ...message!, attached: { ...message!.attached!, hash } }
    const outbox = new Outbox({
      store: {
        isAnyDue: async () => !claimed,
        claim: async () => {
          claimed = true
          return { id: 'm', mail: waiting, tries: 1, isTooLate: false }
        },
        settle: async () => {},
      },
      mail: {
        send: async ({ attached }) => void sent.push(attached && (await readFile(attached.path, 'utf8'))),
      },
      ...{ files: storage.files, log: createLog('silent'), now: () => 1 },
    })
    await outbox.look()
    await outbox.stop()
  }
  expect(sent).toEqual(['%PDF', undefined])
})
