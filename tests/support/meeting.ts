/** An agenda on a real server, with people who open it in a real browser. */
import * as Y from 'yjs'
import { SignInLinks } from '../../server/accounts/signInLinks.ts'
import { openStorage } from '../../server/storage/open.ts'
import type { Person, Storage } from '../../server/storage/storage.ts'
import { readFacts } from '../../shared/agenda/document.ts'
import { newId } from '../../shared/ids.ts'
import type { Role } from '../../shared/protocol/api.ts'
import { openBrowser, type TestBrowser, type Visitor } from './browser.ts'
import { startServer, type TestServer } from './startServer.ts'
import { temporaryFolder } from './temporaryFolder.ts'

export type Name = 'Vibeke Normann' | 'Søren Madsen' | 'Jakob Eiby' | 'Karen Holm' | 'Ida Lund'
const NAMES: readonly Name[] = ['Vibeke Normann', 'Søren Madsen', 'Jakob Eiby', 'Karen Holm', 'Ida Lund']

export interface Meeting {
  readonly dataDir: string
  /** As it is now: another one after `restart`. */
  server: TestServer
  readonly council: string
  readonly agenda: string
  readonly people: Readonly<Record<Name, Person>>
  /**
   * Signs somebody in, in a browser context of their own, with the agenda open.
   * @param options `at`: what stands after its address; `via`: what stands between the browser and the server
   */
  visit(
    name: Name,
    options?: { at?: string; via?: string } & Parameters<TestBrowser['signIn']>[1],
  ): Promise<Visitor>
  /** A new one-time link for somebody, that leads to the agenda. */
  link(name: Name): Promise<string>
  /** Gives somebody another role than the secretariat's, which all have; a page that is open hears of it. */
  setRole(name: Name, role: Role): Promise<void>
  /** Kills the server as a power cut would. */
  kill(): Promise<void>
  /** Starts it again, on the same data and address. @param days that went by meanwhile, by the server's clock */
  restart(days?: number): Promise<void>
  /** @throws when the server had ended by itself */
  close(): Promise<void>
}

/** One for all meetings of a test file, to start it once: who visits has a context of their own. It ends with the process. */
let sharedBrowser: Promise<TestBrowser> | null = null

/** @param make the agenda's content, by people's ids */
export async function openMeeting(
  make: (people: Readonly<Record<Name, Person>>) => Y.Doc,
  env: Record<string, string> = {},
): Promise<Meeting> {
  const dataDir = await temporaryFolder()
  const prepared = await prepare(dataDir, make)
  sharedBrowser ??= openBrowser()
  const browser = await sharedBrowser
  const visitors: Visitor[] = []
  let server = await startServer({ dataDir, env: { DEMO: '0', ...env } })
  let isDownOnPurpose = false
  let ahead = 0
  // Kept open from link to link; never while the server is down, when a test may put other files there.
  let storage: Promise<Storage> | null = null
  const closeStorage = async () => {
    const opened = await storage
    storage = null
    await opened?.close()
  }
  const setRole = async (name: Name, role: Role) => {
    storage ??= openStorage({ dataDir })
    await (await storage).directory.saveMember(prepared.council, prepared.people[name].id, role)
  }
  const link = async (name: Name, at = '', via = server.url) => {
    const now = () => Date.now() + ahead
    storage ??= openStorage({ dataDir })
    const links = new SignInLinks((await storage).directory, now)
    const token = await links.make(prepared.people[name], `/agenda/${prepared.agenda}${at}`)
    return `${via}/sign-in/${token}`
  }
  return {
    ...prepared,
    dataDir,
    get server() {
      return server
    },
    async visit(name, { at, via, ...options } = {}) {
      const visitor = await browser.signIn(await link(name, at, via), options)
      visitors.push(visitor)
      return visitor
    },
    link,
    setRole,
    async kill() {
      isDownOnPurpose = true
      await closeStorage()
      await server.kill()
    },
    async restart(days = 0) {
      ahead += days * DAY
      const clock = ahead === 0 ? {} : clockAhead(ahead)
      server = await startServer({ dataDir, port: server.port, env: { DEMO: '0', ...env, ...clock } })
      isDownOnPurpose = false
    },
    async close() {
      await Promise.all(visitors.map(({ context }) => context.close()))
      await closeStorage()
      const stillRuns = new Promise<false>((resolve) => setImmediate(() => resolve(false)))
      const hadEnded = await Promise.race([server.ended.then(() => true), stillRuns])
      await server.stop()
      if (hadEnded && !isDownOnPurpose) throw new Error(`the server ended by itself:\n${server.output()}`)
    },
  }
}

const DAY = 24 * 60 * 60 * 1000

/** What gives a program that is started a clock that is ahead (milliseconds). */
const clockAhead = (ahead: number): Record<string, string> => ({
  CLOCK_AHEAD: String(ahead),
  NODE_OPTIONS: `--import=${new URL('./clockAhead.mjs', import.meta.url).href}`,
})

async function prepare(dataDir: string, make: Parameters<typeof openMeeting>[0]) {
  const storage = await openStorage({ dataDir })
  const { directory } = storage
  const council = { id: newId(), name: 'It-Arkitekturrådet' }
  await directory.saveCouncil(council)
  const entries = NAMES.map((name, index): [Name, Person] => [
    name,
    { id: newId(), name, email: `${index}@eksempel.dk` },
  ])
  for (const [, person] of entries) {
    await directory.savePerson(person)
    await directory.saveMember(council.id, person.id, 'secretariat')
  }
  const people = Object.fromEntries(entries) as Record<Name, Person>
  const doc = make(people)
  const agenda = newId()
  const first = { person: null, connection: 'cli', at: 0, update: Y.encodeStateAsUpdate(doc) }
  const headline = { facts: readFacts(doc), state: 'drafting' as const }
  await directory.createAgenda({ id: agenda, council: council.id, epoch: newId(), ...headline, first })
  await storage.close()
  return { agenda, people, council: council.id }
}
