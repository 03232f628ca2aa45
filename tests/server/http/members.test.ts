/** The people of a council, over HTTP, as its secretariat and as everybody else. */
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { INVITATION_AGE } from '../../../server/accounts/signInLinks.ts'
import type { Mail } from '../../../server/mail/mail.ts'
import type { Person } from '../../../server/storage/storage.ts'
import { agendaOf } from '../../../shared/agenda/document.ts'
import { newId } from '../../../shared/ids.ts'
import type { CouncilMembers } from '../../../shared/protocol/api.ts'
import { agenda, item } from '../../support/agenda.ts'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil

beforeEach(async () => {
  const opened = await openWebApp()
  onTestFinished(opened.close)
  app = opened
  rådet = await makeCouncil(app.directory)
})

const path = (rest: string, { council } = rådet) => `/api/councils/${council.id}/${rest}`

async function post(address: string, body: unknown = {}, by: Person = rådet.people.secretariat) {
  const headers = { 'content-type': 'application/json', cookie: await app.cookieOf(by) }
  const response = await app.fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = (await response.json().catch(() => null)) as { detail?: string } | null
  return { status: response.status, answer, says: answer?.detail }
}

async function get(address: string, by: Person = rådet.people.secretariat) {
  return app.fetch(address, { headers: { cookie: await app.cookieOf(by) } })
}

const members = async (by?: Person): Promise<CouncilMembers> =>
  (await get(path('members'), by)).json() as Promise<CouncilMembers>
const memberCalled = async (name: string) => (await members()).members.find((member) => member.name === name)
const ida = { name: 'Ida Lund', email: 'ida.lund@kommune.dk', role: 'contributor' }

/** A name that an agenda of the council brought, as responsible for items of these titles. */
async function brought(name: string, ...titles: string[]): Promise<Person> {
  const person = { id: newId(), name, email: null }
  await app.directory.savePerson(person)
  await app.directory.saveMember(rådet.council.id, person.id, null)
  await withAgenda(
    agenda()
      .section('Sager', ...titles.map((title) => item(title).by(person.id)))
      .doc(),
  )
  return person
}

async function withAgenda(doc: Y.Doc, state: 'drafting' | 'sent' = 'drafting'): Promise<string> {
  agendaOf(doc).set('state', state)
  const { facts } = rådet.agenda
  const first = { person: null, connection: 'cli', at: 0, update: Y.encodeStateAsUpdate(doc) }
  const record = { id: newId(), epoch: newId(), council: rådet.council.id, facts, state, first }
  await app.directory.createAgenda(record)
  return record.id
}

/** Mail breaks long lines. */
const linkIn = (mail: string) => mail.replace(/=\r?\n/g, '').match(/\/sign-in\/[\w-]+/)![0]

test('[R8] the secretariat sees address, role and who has signed in; the others see names and roles', async () => {
  const { secretariat, reader } = rådet.people
  await app.sessions.start(reader)
  const { council, members: list } = await members()
  expect(council).toEqual(rådet.council)
  expect(list).toHaveLength(6)
  expect(list).toContainEqual({ ...reader, role: 'reader', hasSignedIn: true, aliases: [] })
  expect(list.find(({ id }) => id === rådet.people.participant.id)).toMatchObject({ hasSignedIn: false })

  const seen = await (await get(path('people'), reader)).text()
  expect(seen).toContain(secretariat.name)
  expect(seen).not.toContain('@')
  const refused = await get(path('members'), reader)
  expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
    403,
    'Det kan kun rådets sekretariat. Spørg dem, hvis noget skal gøres eller rettes.',
  ])
})

describe('inviting', () => {
  test('[R9] makes a member, who gets a link that lives for a week, works once, and says what it is', async () => {
    expect(await post(path('invitations'), ida)).toMatchObject({ status: 201, answer: { isMailed: true } })
    expect(await memberCalled('Ida Lund')).toMatchObject({ role: 'contributor', hasSignedIn: false })
    const [mail] = await app.mails()
    expect(mail).toContain('ida.lund@kommune.dk')
    app.clock.now += INVITATION_AGE - 1
    const link = linkIn(mail!)
    expect((await app.fetch(link)).status).toBe(200)
    expect((await app.fetch(link, { method: 'POST' })).status).toBe(303)
    expect((await app.fetch(link, { method: 'POST' })).status).toBe(410)
    expect(await memberCalled('Ida Lund')).toMatchObject({ hasSignedIn: true })
  })

  test('[R9] can be sent again, with a link of its own; a week is over after a week', async () => {
    await post(path('invitations'), ida)
    const { id } = (await memberCalled('Ida Lund'))!
    app.clock.now += INVITATION_AGE
    expect((await app.fetch(linkIn((await app.mails())[0]!), { method: 'POST' })).status).toBe(410)
    expect(await post(path(`members/${id}/invitation`))).toMatchObject({ status: 200 })
    const links = (await app.mails()).map(linkIn)
    expect(new Set(links).size).toBe(2)
    const used = await Promise.all(links.map((link) => app.fetch(link, { method: 'POST' })))
    expect(used.map(({ status }) => status).sort()).toEqual([303, 410])
  })

  test('[R9] that the mail cannot be sent undoes nothing, and is said', async () => {
    const mail: Mail = { send: () => Promise.reject(new Error('no mail today')) }
    const broken = await openWebApp({}, { mail })
    onTestFinished(broken.close)
    ;[app, rådet] = [broken, await makeCouncil(broken.directory)]
    expect((await post(path('invitations'), ida)).answer).toEqual({ name: 'Ida Lund', isMailed: false })
    expect(await memberCalled('Ida Lund')).toBeDefined()
    expect(app.log).toContainEqual(expect.objectContaining({ event: 'mail.failed' }))
  })

  test('[R9] who has an account already keeps its name, and is one person in both councils', async () => {
    const other = await makeCouncil(app.directory, 'Et andet råd')
    const { email, id, name } = other.people.reader
    await post(path('invitations'), { ...ida, name: 'Somebody Else', email: email!.toUpperCase() })
    expect(await memberCalled(name)).toMatchObject({ id, email })
    expect(await app.directory.role(id, other.council.id)).toBe('reader')
  })

  test('[R12] what is wrong is one sentence each, and nobody is made', async () => {
    const says = async (more: object) => (await post(path('invitations'), { ...ida, ...more })).says
    expect(await says({ email: 'ida.lund' })).toBe('Skriv hele mailadressen, for eksempel navn@kommune.dk.')
    expect(await says({ email: 'ida@kommune.dk\nBcc: all@kommune.dk' })).toContain('hele mailadressen')
    expect(await says({ name: ' \u200b ' })).toBe('Skriv personens navn, på højst 100 tegn.')
    expect(await says({ name: 'x'.repeat(101) })).toBe('Skriv personens navn, på højst 100 tegn.')
    expect(await says({ email: rådet.people.reader.email })).toBe('Den person er allerede med: se listen.')
    for (const role of ['boss', '', null, 7])
      expect((await post(path('invitations'), { ...ida, role })).status).toBe(400)
    expect((await members()).members).toHaveLength(6)
  })

  test('[R12] too many invitations are refused with a sentence; the next quarter is another', async () => {
    const headers = {
      'content-type': 'application/json',
      cookie: await app.cookieOf(rådet.people.secretariat),
    }
    const invite = (n: number) => {
      const body = JSON.stringify({ ...ida, email: `ida${n}@kommune.dk` })
      return app.fetch(path('invitations'), { method: 'POST', headers, body })
    }
    const statuses = new Map<number, number>()
    let last: Response | null = null
    for (let n = 0; n < 61; n += 1) {
      last = await invite(n)
      statuses.set(last.status, (statuses.get(last.status) ?? 0) + 1)
    }
    expect([...statuses]).toEqual([
      [201, 60],
      [429, 1],
    ])
    expect(((await last!.json()) as { detail: string }).detail).toContain('Vent et kvarter')
  })

  test('[R12] one person is not sent the same invitation over and over', async () => {
    const headers = { cookie: await app.cookieOf(rådet.people.secretariat) }
    const again = async () =>
      (await app.fetch(path(`members/${rådet.people.reader.id}/invitation`), { method: 'POST', headers }))
        .status
    const statuses: number[] = []
    for (let n = 0; n < 6; n += 1) statuses.push(await again())
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })

  test('[R12][R20] a name is one line in a mail, and no markup, whatever is in it', async () => {
    await post(path('invitations'), { ...ida, name: 'Ida\r\nBcc: <b>all</b>\u202e' })
    const [mail] = await app.mails()
    expect(mail).not.toMatch(/^Bcc:/m)
    const [, page] = mail!.replace(/=\r?\n/g, '').split('Content-Type: text/html')
    expect(page).toContain('&lt;b&gt;')
    expect(page).not.toContain('<b>')
    expect(await memberCalled('Ida Bcc: <b>all</b>')).toBeDefined()
  })
})

describe('roles', () => {
  test('[R10][R17] a role counts at once; who is removed opens nothing, and comes back as the same person', async () => {
    const { reader } = rådet.people
    const agendaPath = `/api/agendas/${rådet.agenda.id}`
    expect((await post(path(`members/${reader.id}/role`), { role: 'participant' })).status).toBe(204)
    expect((await get(agendaPath, reader)).status).toBe(403)
    expect((await post(path(`members/${reader.id}/removal`))).status).toBe(204)
    expect((await get(agendaPath, reader)).status).toBe(404)
    expect((await get(`/agenda/${rådet.agenda.id}`, reader)).status).toBe(404)
    expect(await memberCalled(reader.name)).toBeUndefined()
    expect(await (await get(path('people'))).json()).toContainEqual({
      ...{ id: reader.id, name: reader.name, role: null, account: true },
    })
    await post(path('invitations'), { ...ida, email: reader.email })
    expect(await memberCalled(reader.name)).toMatchObject({ id: reader.id, role: 'contributor' })
  })

  test('[R11] the last of the secretariat stays, and is told why', async () => {
    const { secretariat } = rådet.people
    for (const { id } of rådet.colleagues) await post(path(`members/${id}/removal`))
    const sentence = 'Rådet skal have mindst én i sekretariatet: giv først en anden den rolle.'
    for (const [what, body] of [
      ['role', { role: 'reader' }],
      ['removal', {}],
    ] as const)
      expect(await post(path(`members/${secretariat.id}/${what}`), body)).toMatchObject({
        status: 409,
        says: sentence,
      })
    expect((await get(path('members'))).status).toBe(200)
  })

  test('[R10] nothing reaches another council, nor the people of one', async () => {
    const other = await makeCouncil(app.directory, 'Et andet råd')
    const name = { id: newId(), name: 'Fremmed', email: null }
    await app.directory.savePerson(name)
    await app.directory.saveMember(other.council.id, name.id, null)
    const { id } = other.people.contributor
    for (const [rest, body] of [
      [`members/${id}/role`, { role: 'reader' }],
      [`members/${id}/removal`, {}],
      [`members/${id}/invitation`, {}],
      [`names/${name.id}/member`, { member: rådet.people.reader.id }],
      ['invitations', { ...ida, of: name.id }],
    ] as const) {
      expect([rest, (await post(path(rest), body)).status]).toEqual([rest, 404])
      expect([rest, (await post(path(rest, other), body)).status]).toEqual([rest, 404])
    }
    expect((await get(path(`names/${name.id}/items`))).status).toBe(404)
    expect(await app.directory.role(id, other.council.id)).toBe('contributor')
    expect(await app.mails()).toEqual([])
  })
})

describe('names from agendas', () => {
  test('[R13] a name is joined with a member, who is listed once, and parted again', async () => {
    const name = await brought('V. Normann', 'AI', 'Sky')
    const { contributor } = rådet.people
    expect((await members()).names).toEqual([{ id: name.id, name: 'V. Normann' }])
    expect(await (await get(path(`names/${name.id}/items`))).json()).toEqual({ items: 2 })

    expect((await post(path(`names/${name.id}/member`), { member: contributor.id })).status).toBe(204)
    expect((await members()).names).toEqual([])
    expect(await memberCalled(contributor.name)).toMatchObject({
      aliases: [{ id: name.id, name: 'V. Normann' }],
    })
    const people = (await (await get(path('people'), rådet.people.reader)).json()) as { id: string }[]
    expect(people.filter(({ id }) => id === name.id)).toEqual([])
    expect(people).toContainEqual(expect.objectContaining({ id: contributor.id, aliases: [name.id] }))

    expect((await post(path(`names/${name.id}/member`), { member: null })).status).toBe(204)
    expect((await members()).names).toHaveLength(1)
    expect((await post(path(`names/${name.id}/member`), { member: null })).status).toBe(404)
    expect((await post(path(`names/${name.id}/member`), { member: name.id })).status).toBe(404)
    expect((await post(path(`names/${contributor.id}/member`), { member: contributor.id })).status).toBe(404)
  })

  test('[R13] only items that can be written are counted', async () => {
    const name = await brought('V. Normann', 'AI')
    await withAgenda(agenda().item(item('Sendt').by(name.id)).doc(), 'sent')
    await withAgenda(agenda().item(item('En andens').by('somebody')).doc())
    expect(await (await get(path(`names/${name.id}/items`))).json()).toEqual({ items: 1 })
  })

  test('[R14] a name that is given an address becomes that account, under its own id', async () => {
    const name = await brought('Vibeke Normann', 'AI')
    const invitation = { ...ida, name: 'Vibeke', email: 'vibeke@kommune.dk', of: name.id }
    expect(await post(path('invitations'), invitation)).toMatchObject({ status: 201 })
    expect(await memberCalled('Vibeke Normann')).toMatchObject({ id: name.id, email: 'vibeke@kommune.dk' })
    expect((await members()).names).toEqual([])
  })

  test('[R14] an address that somebody has is not taken from them', async () => {
    const name = await brought('Vibeke Normann', 'AI')
    const { email } = rådet.people.reader
    expect(await post(path('invitations'), { ...ida, email, of: name.id })).toMatchObject({
      status: 409,
      says: 'Den mailadresse har allerede en konto. Invitér den for sig, og vælg så «Det er …» ved navnet.',
    })
    expect((await members()).names).toHaveLength(1)
  })
})

describe('signing out', () => {
  test('[R16] in all browsers ends every session of one’s own, and nobody else’s', async () => {
    const { reader, contributor } = rådet.people
    const [here, there] = [await app.cookieOf(reader), await app.cookieOf(reader)]
    const other = await app.cookieOf(contributor)
    const response = await app.fetch('/sign-out/everywhere', { method: 'POST', headers: { cookie: here } })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in'])
    const me = async (cookie: string) => (await app.fetch('/api/me', { headers: { cookie } })).status
    expect([await me(here), await me(there), await me(other)]).toEqual([401, 401, 200])
  })
})

test('[D4] what the secretariat does with people is in the record before it is told to be done', async () => {
  const { contributor, reader } = rådet.people
  const name = await brought('Åse')
  await post(path('invitations'), ida)
  const invited = await memberCalled(ida.name)
  await post(path(`members/${invited!.id}/invitation`))
  await post(path(`members/${contributor.id}/role`), { role: 'reader' })
  await post(path(`members/${contributor.id}/role`), { role: 'reader' })
  await post(path(`members/${reader.id}/removal`))
  await post(path(`names/${name.id}/member`), { member: contributor.id })
  await post(path(`names/${name.id}/member`), { member: null })
  await post(path(`names/${name.id}/member`), { member: reader.id })
  const all = { person: null, agenda: null, kinds: null, from: null, until: null }
  const rows = await app.storage.record.page(rådet.council.id, all, null, 50)
  expect(rows.filter(({ event }) => 'whom' in event).map(({ by, event }) => ({ by, event }))).toEqual(
    [
      { is: 'parted', name: name.id, whom: contributor.id },
      { is: 'joined', name: name.id, whom: contributor.id },
      { is: 'role-set', whom: reader.id, from: 'reader', to: null },
      { is: 'role-set', whom: contributor.id, from: 'contributor', to: 'reader' },
      { is: 'link-made', whom: invited!.id },
      { is: 'invited', whom: invited!.id, role: 'contributor' },
    ].map((event) => ({ by: { person: rådet.people.secretariat.id }, event })),
  )
})
