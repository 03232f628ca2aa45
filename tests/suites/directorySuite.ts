/** What every engine's directory promises; see `updateLogSuite`. */
import { describe, expect, test } from 'vitest'
import { type Directory, LastOfSecretariat, type Storage, Taken } from '../../server/storage/storage.ts'
import { type CouncilSettings, DEFAULT_SETTINGS } from '../../shared/council/settings.ts'
import { saveSettings } from '../support/council.ts'
import { randomHistory } from './randomHistory.ts'
import { COUNCIL, databaseWithHistory, HEADLINE, type MakeDatabase, makeAgenda } from './testDatabase.ts'

const ANNA = { id: 'anna', name: 'Anna Berg', email: 'Anna.Berg@KL.dk' }
const BO = { id: 'bo', name: 'Bo Dam', email: null }
const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

export function directorySuite(engine: string, make: MakeDatabase): void {
  const open = async (): Promise<Directory> => (await (await make()).open()).directory

  describe(`${engine}: the directory`, () => {
    describe('people', () => people(open))
    describe('councils and members', () => councils(open, make))
    describe('agendas', () => agendas(make))
    describe('agendas that are put away', () => putAway(make))
    describe('sign-in', () => signIn(open))
    describe('changes', () => changes(make))
  })
}

function people(open: () => Promise<Directory>): void {
  test('a person is found by id and by address, and is there once', async () => {
    const directory = await open()
    await directory.savePerson(ANNA)
    await directory.savePerson(BO)
    expect(await directory.person('anna')).toEqual(ANNA)
    expect(await directory.person('bo')).toEqual(BO)
    expect(await directory.person('unknown')).toBeNull()
    await directory.savePerson({ ...ANNA, name: 'Anna Berg Holm' })
    expect(await directory.people()).toEqual([{ ...ANNA, name: 'Anna Berg Holm' }, BO])
  })

  test('an address is kept as it was given and compared without regard to case', async () => {
    const directory = await open()
    const address = 'Søren.ÆBLE@Århus.dk'
    await directory.savePerson({ ...ANNA, email: address })
    const decomposed = 'søren.æble@århus.dk'.normalize('NFD')
    for (const spelling of ['søren.æble@århus.dk', 'SØREN.ÆBLE@ÅRHUS.DK', decomposed]) {
      expect(await directory.personByEmail(spelling)).toEqual({ ...ANNA, email: address })
      await expect(directory.savePerson({ ...BO, email: spelling })).rejects.toThrow(Taken)
    }
    expect(await directory.person('bo')).toBeNull()
    expect(await directory.personByEmail('soren.aeble@arhus.dk')).toBeNull()
  })

  test('a person can change the spelling of the own address, and several can have none', async () => {
    const directory = await open()
    await directory.savePerson(ANNA)
    await directory.savePerson({ ...ANNA, email: 'anna.berg@kl.dk' })
    await directory.savePerson(BO)
    await directory.savePerson({ ...BO, id: 'carl' })
    expect((await directory.person('anna'))!.email).toBe('anna.berg@kl.dk')
    expect(await directory.people()).toHaveLength(3)
  })
}

function councils(open: () => Promise<Directory>, make: MakeDatabase): void {
  test('a council is found by id and by name, and its name is its own', async () => {
    const directory = await open()
    await directory.saveCouncil(COUNCIL)
    expect(await directory.council(COUNCIL.id)).toEqual(COUNCIL)
    expect(await directory.councilByName(COUNCIL.name)).toEqual(COUNCIL)
    expect(await directory.councilByName('Andet råd')).toBeNull()
    await expect(directory.saveCouncil({ id: 'other', name: COUNCIL.name })).rejects.toThrow(Taken)
    await directory.saveCouncil({ ...COUNCIL, name: 'Arkitekturudvalget' })
    expect((await directory.council(COUNCIL.id))!.name).toBe('Arkitekturudvalget')
  })

  test('[Q1] a council that has decided nothing has settings as all at first; what it decides is kept', async () => {
    const directory = await open()
    await directory.saveCouncil(COUNCIL)
    expect(await directory.councilSettings(COUNCIL.id)).toEqual(DEFAULT_SETTINGS)
    const decided: CouncilSettings = {
      ...DEFAULT_SETTINGS,
      deadlines: { ...DEFAULT_SETTINGS.deadlines, items: { workdaysBefore: 4, time: '12:00' } },
      reminders: { isAutomatic: false, workdaysBefore: [2] },
    }
    await saveSettings(directory, COUNCIL.id, decided)
    expect(await directory.councilSettings(COUNCIL.id)).toEqual(decided)
    expect(await directory.councilSettings('unknown')).toEqual(DEFAULT_SETTINGS)
  })

  test('[Z48] a logo is kept by its hash for its council alone, and stays as it is; no council has them without end', async () => {
    const directory = await open()
    await directory.saveCouncil(COUNCIL)
    const logo = { hash: 'a', type: 'image/png' as const, bytes: new Uint8Array([1, 2, 3]) }
    expect(await directory.logo(COUNCIL.id, 'a')).toBeNull()
    expect(await directory.keepLogo(COUNCIL.id, logo)).toBe(true)
    expect(await directory.logo(COUNCIL.id, 'a')).toEqual(logo)
    expect(await directory.logo('other', 'a')).toBeNull()
    for (let at = 1; at < 50; at += 1)
      expect(await directory.keepLogo(COUNCIL.id, { ...logo, hash: `more${at}` })).toBe(true)
    expect(await directory.keepLogo(COUNCIL.id, { ...logo, hash: 'one too many' })).toBe(false)
    expect(await directory.keepLogo(COUNCIL.id, logo)).toBe(true)
  })

  test('[J15] a person has chosen no language at first; what they choose stays when they are renamed', async () => {
    const directory = await open()
    await directory.savePerson(ANNA)
    expect(await directory.language('anna')).toBeNull()
    await directory.saveLanguage('anna', 'en')
    await directory.savePerson({ ...ANNA, name: 'Anna Bo' })
    expect(await directory.language('anna')).toBe('en')
    await directory.saveLanguage('anna', 'da')
    expect(await directory.language('anna')).toBe('da')
    expect(await directory.language('unknown')).toBeNull()
  })

  test('[Q2] of two who save over the same settings the first is kept, and the second told', async () => {
    const storage = await (await make()).open()
    const { directory } = storage
    await directory.saveCouncil(COUNCIL)
    const change = (revision: number, deadlines: Partial<CouncilSettings['deadlines']>) =>
      directory.changeCouncilSettings(COUNCIL.id, {
        settings: { ...DEFAULT_SETTINGS, deadlines: { ...DEFAULT_SETTINGS.deadlines, ...deadlines } },
        ...{ revision, by: { person: 'anna' }, at: DAY },
      })
    expect(await directory.revisedSettings(COUNCIL.id)).toEqual({ settings: DEFAULT_SETTINGS, revision: 0 })
    const both = await Promise.all([change(0, { items: null }), change(0, { material: null })])
    expect(both).toEqual([1, null])
    const { settings, revision } = await directory.revisedSettings(COUNCIL.id)
    expect([settings.deadlines.items, settings.deadlines.material !== null, revision]).toEqual([
      null,
      true,
      1,
    ])
    expect(await change(1, { items: null })).toBe(2)
    expect(
      await directory.changeCouncilSettings('unknown', {
        settings,
        revision: 0,
        by: { person: 'anna' },
        at: 1,
      }),
    ).toBeNull()
    const all = { person: null, agenda: null, kinds: null, from: null, until: null }
    // The second save changed nothing, and so is not told of.
    expect(await storage.record.page(COUNCIL.id, all, null, 9)).toMatchObject([
      { by: { person: 'anna' }, at: DAY, event: { is: 'settings-changed', parts: ['deadlines'] } },
    ])
  })

  test('a member has one role in a council; a name that an agenda brought has none', async () => {
    const directory = await open()
    await directory.saveCouncil(COUNCIL)
    await directory.savePerson(ANNA)
    await directory.savePerson(BO)
    await directory.saveMember(COUNCIL.id, 'anna', 'reader')
    await directory.saveMember(COUNCIL.id, 'anna', 'secretariat')
    await directory.saveMember(COUNCIL.id, 'bo', null)
    expect(await directory.role('anna', COUNCIL.id)).toBe('secretariat')
    expect(await directory.role('bo', COUNCIL.id)).toBeNull()
    expect(await directory.role('unknown', COUNCIL.id)).toBeNull()
    expect(await directory.memberships('anna')).toEqual([{ council: COUNCIL, role: 'secretariat' }])
    expect(await directory.memberships('bo')).toEqual([])
  })

  test('[R11] the last of the secretariat stays it, also where two go at once', async () => {
    const directory = await open()
    await directory.saveCouncil(COUNCIL)
    for (const person of [ANNA, BO]) {
      await directory.savePerson(person)
      await directory.saveMember(COUNCIL.id, person.id, 'secretariat')
    }
    const gone = await Promise.allSettled([
      directory.saveMember(COUNCIL.id, 'anna', null),
      directory.saveMember(COUNCIL.id, 'bo', 'reader'),
    ])
    expect(gone.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await expect(directory.saveMember(COUNCIL.id, 'bo', null)).rejects.toThrow(LastOfSecretariat)
    expect(await directory.role('bo', COUNCIL.id)).toBe('secretariat')
    await directory.saveMember(COUNCIL.id, 'bo', 'secretariat')
  })

  test('[R13] a name is joined with a member of the same council, listed with them, and parted again', async () => {
    const directory = await open()
    await directory.saveCouncil(COUNCIL)
    const [carl, other] = [
      { id: 'carl', name: 'C. Friis', email: null },
      { ...COUNCIL, id: 'x', name: 'X' },
    ]
    await directory.saveCouncil(other)
    for (const person of [ANNA, BO, carl]) await directory.savePerson(person)
    await directory.saveMember(COUNCIL.id, 'anna', 'reader')
    for (const name of ['bo', 'carl']) await directory.saveMember(COUNCIL.id, name, null)

    expect(await directory.saveAlias(COUNCIL.id, 'bo', 'anna')).toBe(true)
    expect(await directory.saveAlias(COUNCIL.id, 'carl', 'anna')).toBe(true)
    expect(await directory.aliases('anna', COUNCIL.id)).toEqual(['bo', 'carl'])
    expect(await directory.aliases('anna', other.id)).toEqual([])
    const aliases = [BO, carl].map(({ id, name }) => ({ id, name }))
    expect(await directory.councilPeople(COUNCIL.id)).toEqual([
      { person: ANNA, role: 'reader', hasSignedIn: false, aliases },
    ])
    expect(await directory.saveAlias(COUNCIL.id, 'bo', null)).toBe(true)
    expect(await directory.aliases('anna', COUNCIL.id)).toEqual(['carl'])
    expect((await directory.councilPeople(COUNCIL.id)).map(({ person }) => person.id)).toEqual(['anna', 'bo'])
  })

  test('[R13] only a name is joined, and only with a member who has an account', async () => {
    const directory = await open()
    await directory.saveCouncil(COUNCIL)
    const removed = { ...ANNA, id: 'removed', email: 'removed@kl.dk' }
    for (const person of [ANNA, BO, removed]) await directory.savePerson(person)
    await directory.saveMember(COUNCIL.id, 'anna', 'reader')
    for (const person of ['bo', 'removed']) await directory.saveMember(COUNCIL.id, person, null)
    for (const [name, member] of [
      ['bo', 'removed'],
      ['bo', 'bo'],
      ['bo', 'unknown'],
      ['anna', 'anna'],
      ['removed', 'anna'],
      ['unknown', 'anna'],
    ])
      expect([name, member, await directory.saveAlias(COUNCIL.id, name!, member!)]).toEqual([
        name,
        member,
        false,
      ])
    expect(await directory.aliases('anna', COUNCIL.id)).toEqual([])
  })

  test('the people of a council stand in Danish order', async () => {
    const directory = await open()
    await directory.saveCouncil(COUNCIL)
    const inOrder = ['Anna', 'Bo', 'Zenia', 'Ænne', 'Øjvind', 'Aage', 'Åse']
    for (const name of inOrder.toReversed()) {
      await directory.savePerson({ id: name, name, email: null })
      await directory.saveMember(COUNCIL.id, name, null)
    }
    const found = await directory.councilPeople(COUNCIL.id)
    expect(found.map(({ person }) => person.name)).toEqual(inOrder)
    expect((await directory.people()).map(({ name }) => name)).toEqual(inOrder)
  })
}

function agendas(make: MakeDatabase): void {
  test('a new agenda is listed and has its first entry', async () => {
    const storage = await (await make()).open()
    await makeAgenda(storage, 'a', randomHistory(1).entries[0]!)
    const record = { id: 'a', council: COUNCIL, epoch: 'first', ...HEADLINE }
    expect(await storage.directory.agenda('a')).toEqual(record)
    expect(await storage.directory.agendas()).toEqual([record])
    expect(await storage.log.load('a')).toMatchObject({ seq: 1, epoch: 'first', bindings: [] })
  })

  test('an agenda of an unknown council is not made, nor one twice', async () => {
    const storage = await (await make()).open()
    const [first] = randomHistory(1).entries
    await makeAgenda(storage, 'a', first!)
    await expect(makeAgenda(storage, 'a', first!)).rejects.toThrow(Taken)
    const entry = { person: null, connection: 'cli', at: 0, update: first!.update }
    const lost = { id: 'b', council: 'unknown', epoch: 'first', ...HEADLINE, first: entry }
    await expect(storage.directory.createAgenda(lost)).rejects.toThrow()
    expect(await storage.log.load('b')).toBeNull()
  })

  test('a marked agenda is out of sight at once, and waits to be removed', async () => {
    const { storage } = await databaseWithHistory(make, 1)
    await storage.directory.markAgendaDeleted('a')
    expect(await storage.directory.agenda('a')).toBeNull()
    expect(await storage.directory.agendas()).toEqual([])
    expect(await storage.directory.agendasMarkedDeleted()).toEqual(['a'])
  })

  test('a removed agenda leaves nothing, and takes nothing of the others', async () => {
    const { storage, fence } = await databaseWithHistory(make, 1)
    await makeAgenda(storage, 'b', randomHistory(2).entries[0]!)
    await storage.log.append(fence, {
      entries: [],
      bindings: [{ agenda: 'a', client: 7, person: 'anna' }],
    })
    await storage.log.compact(fence, 'a', 10_000)
    expect(await storage.log.ownerOf('a', 7)).toBe('anna')
    expect(await storage.log.ownerOf('b', 7)).toBeNull()
    await storage.directory.removeAgenda('a')
    expect(await storage.directory.agendasMarkedDeleted()).toEqual([])
    expect((await storage.directory.agendas()).map(({ id }) => id)).toEqual(['b'])
    await makeAgenda(storage, 'a', randomHistory(3).entries[0]!)
    expect(await storage.log.load('a')).toMatchObject({ seq: 1, bindings: [], setAside: [] })
    expect(await storage.log.ownerOf('a', 7)).toBeNull()
  })
}

function putAway(make: MakeDatabase): void {
  const KAREN = { person: 'karen' }
  const kinds = async (storage: Storage) => {
    const all = { person: null, agenda: null, kinds: null, from: null, until: null }
    return (await storage.record.page(COUNCIL.id, all, null, 20)).map(({ event, by, at }) => [
      event.is,
      by,
      at,
    ])
  }

  test('[Q19] an agenda that is put away is out of sight, and comes back as it was', async () => {
    const { storage } = await databaseWithHistory(make, 1)
    const { directory } = storage
    const before = await directory.agenda('a')
    const stored = await storage.log.load('a')
    expect(await directory.putAgendaAway('a', KAREN, DAY)).toBe(true)
    expect(await directory.putAgendaAway('a', KAREN, 2 * DAY)).toBe(false)
    expect(await directory.agenda('a')).toBeNull()
    expect(await directory.agendas()).toEqual([])
    expect(await directory.agendaPutAway('a')).toEqual({ ...before, putAwayAt: DAY, putAwayBy: 'karen' })
    expect(await directory.agendasPutAway()).toEqual([await directory.agendaPutAway('a')])
    expect(await directory.takeAgendaBack('a', KAREN, 3 * DAY)).toBe(true)
    expect(await directory.takeAgendaBack('a', KAREN, 4 * DAY)).toBe(false)
    expect(await directory.agenda('a')).toEqual(before)
    expect(await directory.agendasPutAway()).toEqual([])
    expect(await storage.log.load('a')).toEqual(stored)
    expect(await kinds(storage)).toEqual([
      ['agenda-taken-back', KAREN, 3 * DAY],
      ['agenda-put-away', KAREN, DAY],
      ['agenda-made', { program: 'command-line' }, 0],
    ])
  })

  test('[Q20] what was put away long enough ago is marked as deleted, once, and by the server', async () => {
    const { storage } = await databaseWithHistory(make, 1)
    const { directory } = storage
    await makeAgenda(storage, 'b', randomHistory(2).entries[0]!)
    await makeAgenda(storage, 'c', randomHistory(3).entries[0]!)
    await directory.putAgendaAway('a', KAREN, DAY)
    await directory.putAgendaAway('b', KAREN, DAY + 1)
    const changes = await directory.changes()
    expect(await directory.markPutAwayDeleted(DAY - 1, 9 * DAY)).toEqual([])
    expect(await directory.changes()).toBe(changes)
    expect(await directory.markPutAwayDeleted(DAY, 9 * DAY)).toEqual(['a'])
    expect(await directory.markPutAwayDeleted(DAY, 9 * DAY)).toEqual([])
    expect(await directory.agendasMarkedDeleted()).toEqual(['a'])
    expect((await directory.agendasPutAway()).map(({ id }) => id)).toEqual(['b'])
    expect(await directory.takeAgendaBack('a', KAREN, 9 * DAY)).toBe(false)
    expect((await kinds(storage))[0]).toEqual(['agenda-deleted', { program: 'server' }, 9 * DAY])
  })

  test('[Q20] what was brought back meanwhile is not deleted as if it were put away', async () => {
    const { storage } = await databaseWithHistory(make, 1)
    const { directory } = storage
    await directory.markAgendaDeleted('a', KAREN, 'put-away')
    expect(await directory.agenda('a')).not.toBeNull()
    await directory.putAgendaAway('a', KAREN, DAY)
    await directory.markAgendaDeleted('a', KAREN, 'put-away')
    expect(await directory.agendasMarkedDeleted()).toEqual(['a'])
  })
}

function signIn(open: () => Promise<Directory>): void {
  const link = { tokenHash: 'hash', person: 'anna', to: '/agenda/a', expiresAt: HOUR }

  async function withLink(): Promise<Directory> {
    const directory = await open()
    await directory.savePerson(ANNA)
    await directory.saveSignInLink(link)
    return directory
  }

  test('[A1] looking at a link does not use it; it is used once', async () => {
    const directory = await withLink()
    expect(await directory.signInLink('hash')).toEqual({ ...link, usedAt: null })
    expect(await directory.useSignInLink('hash', 5)).toEqual(link)
    expect(await directory.useSignInLink('hash', 6)).toBeNull()
    expect(await directory.signInLink('hash')).toEqual({ ...link, usedAt: 5 })
    expect(await directory.signInLink('unknown')).toBeNull()
  })

  test('[A1] of two who use a link at once, one is let in', async () => {
    const directory = await withLink()
    const used = await Promise.all([directory.useSignInLink('hash', 5), directory.useSignInLink('hash', 5)])
    expect(used.filter((found) => found !== null)).toEqual([link])
  })

  test('[A1] a link is over when its time is', async () => {
    const directory = await withLink()
    expect(await directory.useSignInLink('hash', HOUR)).toBeNull()
    expect(await directory.useSignInLink('unknown', 1)).toBeNull()
    expect(await directory.useSignInLink('hash', HOUR - 1)).toEqual(link)
  })

  test('a session is there until it ends, and knows when it was last used', async () => {
    const directory = await open()
    await directory.savePerson(ANNA)
    const session = { tokenHash: 'hash', person: 'anna', createdAt: 1, seenAt: 1 }
    await directory.saveSession(session)
    await directory.touchSession('hash', 9)
    expect(await directory.session('hash')).toEqual({ ...session, seenAt: 9 })
    await directory.endSession('hash')
    expect(await directory.session('hash')).toBeNull()
  })

  test('[R16] all sessions of one person end, and that they have signed in stays known', async () => {
    const directory = await open()
    await directory.saveCouncil(COUNCIL)
    for (const person of [ANNA, BO]) {
      await directory.savePerson(person)
      await directory.saveMember(COUNCIL.id, person.id, 'reader')
    }
    const session = { createdAt: 1, seenAt: 1 }
    for (const hash of ['one', 'two'])
      await directory.saveSession({ tokenHash: hash, person: 'anna', ...session })
    await directory.endSessions('bo')
    expect(await directory.session('one')).not.toBeNull()
    await directory.endSessions('anna')
    expect(await Promise.all([directory.session('one'), directory.session('two')])).toEqual([null, null])
    const known = (await directory.councilPeople(COUNCIL.id)).map(({ hasSignedIn }) => hasSignedIn)
    expect(known).toEqual([true, false])
  })

  test('what can no longer be used is forgotten, an expired link a day later', async () => {
    const directory = await withLink()
    const limits = { sessionAge: 30 * DAY, sessionIdle: 7 * DAY }
    const sessions = { fresh: [0, 29 * DAY], idle: [0, 22 * DAY], old: [-DAY, 29 * DAY] }
    for (const [tokenHash, [createdAt, seenAt]] of Object.entries(sessions)) {
      await directory.saveSession({ tokenHash, person: 'anna', createdAt: createdAt!, seenAt: seenAt! })
    }
    await directory.forgetExpired(30 * DAY - 1, limits)
    const left = await Promise.all(Object.keys(sessions).map((hash) => directory.session(hash)))
    expect(left.map((session) => session?.tokenHash)).toEqual(['fresh', undefined, undefined])

    expect(await directory.signInLink('hash')).toBeNull()
    await directory.saveSignInLink(link)
    await directory.forgetExpired(HOUR + DAY - 1, limits)
    expect(await directory.signInLink('hash')).not.toBeNull()
  })
}

function changes(make: MakeDatabase): void {
  test('every write raises the number, and another process sees it', async () => {
    const database = await make()
    const { directory } = await database.open()
    const other = (await database.open()).directory
    const [first] = randomHistory(1).entries
    const entry = { person: null, connection: 'cli', at: 0, update: first!.update }
    const writes: (() => Promise<unknown>)[] = [
      () => directory.saveCouncil(COUNCIL),
      () => directory.savePerson(ANNA),
      () => directory.saveMember(COUNCIL.id, 'anna', 'reader'),
      () => directory.endSessions('anna'),
      () => directory.createAgenda({ id: 'a', council: COUNCIL.id, epoch: 'e', ...HEADLINE, first: entry }),
      () => directory.putAgendaAway('a', { person: 'anna' }, 1),
      () => directory.takeAgendaBack('a', { person: 'anna' }, 2),
      () => directory.markAgendaDeleted('a'),
      () => directory.removeAgenda('a'),
    ]
    for (const write of writes) {
      const before = await other.changes()
      await write()
      expect(await other.changes()).toBeGreaterThan(before)
    }
  })

  test('a write that is refused raises nothing', async () => {
    const { directory } = await (await make()).open()
    await directory.savePerson(ANNA)
    const before = await directory.changes()
    await expect(directory.savePerson({ ...ANNA, id: 'other' })).rejects.toThrow(Taken)
    expect(await directory.changes()).toBe(before)
  })
}
