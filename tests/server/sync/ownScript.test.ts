/**
 * An own script with a real cookie tries each row of the table of rights against a running server: a process of its own, real sockets, a
 * real database. What it may is read from `docs/rights.md`; what came of it, from the disk.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { linkPath, SignInLinks } from '../../../server/accounts/signInLinks.ts'
import { openStorage } from '../../../server/storage/open.ts'
import type { Directory } from '../../../server/storage/storage.ts'
import { ROOTS, readFacts, readStatus } from '../../../shared/agenda/document.ts'
import { newId } from '../../../shared/ids.ts'
import { ROLES, type Role } from '../../../shared/protocol/api.ts'
import { CLOSE } from '../../../shared/protocol/closeCodes.ts'
import { PLACE_NAMES } from '../../../shared/rights/placeNames.ts'
import type { Denial } from '../../../shared/rights/whyNot.ts'
import { colleagueOf } from '../../support/agenda.ts'
import { openDisk } from '../../support/diskReader.ts'
import { everyTouch, type ItemIs, ME, mapAt, putItem, type TouchCase } from '../../support/everyTouch.ts'
import { promised, promisedPlaces } from '../../support/promisedRights.ts'
import { attempt, framesOf } from '../../support/script.ts'
import { signIn, startServer, type TestServer } from '../../support/startServer.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

/** An item that is the script's own to write in, wherever its role writes at all. */
const OWN = 'own'

/** Roles are of councils, so the same person, with the same cookie, has another one in each. */
type Relation = [who: string, role: Role, is: ItemIs]
const RELATIONS: readonly Relation[] = [
  ['the secretariat', 'secretariat', { isResponsible: false }],
  [
    'the secretariat, in locked items of a sent agenda',
    'secretariat',
    { isResponsible: false, isLocked: true, agenda: 'sent' },
  ],
  ['a contributor, in their own items', 'contributor', { isResponsible: true }],
  ['a contributor, in a colleague’s', 'contributor', { isResponsible: false }],
  [
    'a contributor, in own ones that were returned',
    'contributor',
    { isResponsible: true, status: 'returned' },
  ],
  ['a contributor, in own ones that are ready', 'contributor', { isResponsible: true, status: 'ready' }],
  [
    'a contributor, in own ones that are approved',
    'contributor',
    { isResponsible: true, status: 'approved' },
  ],
  ['a contributor, in own ones that are locked', 'contributor', { isResponsible: true, isLocked: true }],
  ['a contributor, after sending', 'contributor', { isResponsible: true, agenda: 'sent' }],
  ['a reader who stands there as responsible', 'reader', { isResponsible: true }],
  ['a participant', 'participant', { isResponsible: true }],
]

type Tried = TouchCase & { item: string }

/** An agenda for each relation and operation, with an item for each place. */
interface Stage {
  agenda: string
  role: Role
  is: ItemIs
  cases: readonly Tried[]
  /** As it is stored at first. */
  doc: Y.Doc
}

const OPERATIONS = ['create', 'replace', 'restore', 'delete', 'write'] as const

/** Fifty agendas and a server's start, on a machine that does much else (milliseconds). */
const SLOW_START = 120_000

const stages = new Map<string, Stage[]>()
let dataDir: string
let server: TestServer
let cookie: string

beforeAll(async () => {
  dataDir = await temporaryFolder()
  const storage = await openStorage({ dataDir })
  const { directory } = storage
  await directory.savePerson({ id: ME, name: 'Mig', email: 'mig@eksempel.dk' })
  const councils = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await councilWith(directory, role)] as const)),
  ) as Record<Role, string>
  for (const [who, role, is] of RELATIONS) {
    const made = OPERATIONS.map((operation) => stageOf(operation, role, is))
    for (const stage of made) await store(directory, councils[role], stage)
    stages.set(who, made)
  }
  const link = linkPath(
    await new SignInLinks(directory, Date.now).make({ id: ME, name: 'Mig', email: null }, '/'),
  )
  await storage.close()
  server = await startServer({ dataDir, env: { DEMO: '0', LOG_LEVEL: 'error' } })
  cookie = await signIn(`${server.url}${link}`)
}, SLOW_START)
afterAll(() => server.kill())

async function councilWith(directory: Directory, role: Role): Promise<string> {
  const council = { id: newId(), name: `Råd, ${role}` }
  await directory.saveCouncil(council)
  await directory.saveMember(council.id, ME, role)
  return council.id
}

function stageOf(operation: (typeof OPERATIONS)[number], role: Role, is: ItemIs): Stage {
  const now = Date.now()
  const isOfItsStatus = is.status !== undefined || (is.isLocked === true && is.agenda === undefined)
  const cases = everyTouch()
    .map((_, at) => `item-${at}`)
    .map((item, at) => ({ ...everyTouch(item, now)[at]!, item }))
    .filter(({ wish }) => wish.operation === operation)
    // A status and a lock are nothing to comments (`rights.test.ts`): they are tried once for each.
    .filter(({ thread }) => thread === null || !isOfItsStatus)
  const doc = new Y.Doc()
  putItem(doc, OWN, { isResponsible: true, ...(is.agenda && { agenda: is.agenda }) })
  mapAt(doc, ['items', OWN]).set('caseNumber', '')
  for (const { item, prepare } of cases) {
    putItem(doc, item, is)
    prepare(doc)
  }
  return { agenda: newId(), role, is, cases, doc }
}

async function store(directory: Directory, council: string, { agenda, doc }: Stage): Promise<void> {
  const first = { person: null, connection: 'cli', at: 0, update: Y.encodeStateAsUpdate(doc) }
  const head = { facts: readFacts(doc), state: 'drafting' as const }
  await directory.createAgenda({ id: agenda, council, epoch: newId(), ...head, first })
}

/** What a script sends for an edit, with the client id of a document of its own. */
function updateOf(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const copy = colleagueOf(doc)
  const before = Y.encodeStateVector(copy)
  copy.transact(() => edit(copy))
  return Y.encodeStateAsUpdate(copy, before)
}

const writesSomething = ({ role, is }: Stage) =>
  role === 'secretariat' || (role === 'contributor' && is.agenda === undefined)

const besideOwn = (edit: TouchCase['edit']) => (doc: Y.Doc) => {
  writesOwn(doc)
  edit(doc)
}

const writesOwn = (doc: Y.Doc) => void mapAt(doc, ['items', OWN]).set('caseNumber', 'Mig')

function promiseFor({ role, is, doc }: Stage, { item, wish, thread }: Tried): Denial | null {
  const { status, isLocked = false, agenda = 'drafting' } = is
  // What stands there as it comes: a status that is tried is another one than the item began with.
  const now = readStatus(mapAt(doc, ['items', item]).get('status')).is
  const asItComes = {
    ...{ isResponsible: is.isResponsible, isLocked, agenda },
    status: wish.place === 'item.status' ? now : (status ?? 'drafting'),
  }
  return promised(role, wish, asItComes, thread)
}

const contentOf = (doc: Y.Doc) => ({
  json: Object.fromEntries(ROOTS.map((root) => [root, doc.getMap(root).toJSON()])),
  stateVector: Y.decodeStateVector(Y.encodeStateVector(doc)),
})

/** As it is on disk now. */
function storedOf({ agenda }: Stage): Y.Doc {
  const disk = openDisk(dataDir, agenda)
  try {
    return disk.read()
  } finally {
    disk.close()
  }
}

describe('an own script, with its cookie', () => {
  const mayCome = RELATIONS.filter(([, role]) => role !== 'participant').map(([who]) => who)

  test.each(mayCome)('[G22] as %s: what is promised counts, nothing else does', async (who) => {
    await Promise.all(stages.get(who)!.map((stage) => tryAll(stage)))
  })

  async function tryAll(stage: Stage): Promise<void> {
    for (const one of stage.cases) {
      const denial = promiseFor(stage, one)
      // What may not be is tried alone, and hidden beside something that may.
      const ways = denial !== null && writesSomething(stage) ? [one.edit, besideOwn(one.edit)] : [one.edit]
      for (const edit of ways) await tryOne(stage, one, edit, denial)
    }
    expect(contentOf(storedOf(stage))).toEqual(contentOf(stage.doc))
  }

  async function tryOne(
    { agenda, doc }: Stage,
    { wish: { place, operation } }: Tried,
    edit: TouchCase['edit'],
    denial: Denial | null,
  ): Promise<void> {
    const update = updateOf(doc, edit)
    const answer = await attempt({ url: server.url, agenda, cookie, frames: framesOf(update) })
    const { refusal, acknowledged, closed } = answer
    const end =
      denial === null ? { acknowledged: 2, closed: null } : { acknowledged: 1, closed: CLOSE.refused }
    expect({ place, operation, code: refusal?.code ?? null, acknowledged, closed }).toEqual({
      ...{ place, operation, code: denial },
      ...end,
    })
    if (denial === null) Y.applyUpdate(doc, update)
  }

  test('[G22] as a participant, as nobody, and with a cookie that it made up: it does not come in, and what it sent is nowhere', async () => {
    const [stage] = stages.get('a participant')!
    const [secretariats] = stages.get('the secretariat')!
    const before = [stage!, secretariats!].map((one) => contentOf(storedOf(one)))
    const frames = (one: Stage) => framesOf(updateOf(one.doc, writesOwn))
    const come = (one: Stage, as: string | null) =>
      attempt({ url: server.url, agenda: one.agenda, cookie: as, frames: frames(one) })
    const out = (closed: number) => ({ acknowledged: 0, refusal: null, closed })
    expect(await come(stage!, cookie)).toEqual(out(CLOSE.notAllowed))
    for (const as of [null, '', 'session=', `session=${ME}`, `person=${ME}`, `${cookie}x`])
      expect(await come(secretariats!, as)).toEqual(out(CLOSE.notSignedIn))
    expect([stage!, secretariats!].map((one) => contentOf(storedOf(one)))).toEqual(before)
  })

  test('[G11][G22] every place of the table is tried, or is a root, which is no entry and no text', () => {
    const tried = new Set(everyTouch().map(({ wish }) => wish.place))
    expect(PLACE_NAMES.filter((place) => !tried.has(place))).toEqual(['agenda', 'items', 'threads'])
    expect(promisedPlaces()).toEqual([...PLACE_NAMES])
  })
})
