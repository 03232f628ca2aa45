/** What every measurement stands on: a council with many people, its agendas, the real server on them, and a real browser. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import * as Y from 'yjs'
import { SESSION_COOKIE, Sessions } from '../server/accounts/sessions.ts'
import { readSettings } from '../server/settings.ts'
import { openStorage } from '../server/storage/open.ts'
import type { Council, Directory } from '../server/storage/storage.ts'
import { type AgendaId, readFacts } from '../shared/agenda/document.ts'
import { newId } from '../shared/ids.ts'
import { DESKTOP, launchWhole } from '../tests/support/browser.ts'
import { startServer } from '../tests/support/startServer.ts'
import { bigAgenda } from './bigAgenda.ts'
import { addThreads } from './manyThreads.ts'

/** The person at the browser, and fifty more. */
export const PEOPLE_IN_CROWD = 50

export interface Stage {
  /** Of the server. */
  url: string
  /** The session token of the person at the browser. */
  own: string
  /** Session tokens of the crowd's people. */
  crowd: readonly string[]
  /** The one for these many items. */
  agenda(items: number): AgendaId
  /** A page of the person at the browser, with a profile of its own; nothing is opened in it. */
  newPage(): Promise<Page>
  close(): Promise<void>
}

/** @param sizes how many items the agendas have, one agenda for each @param threads of comments in each */
export async function openStage(sizes: readonly number[], { threads = 0 } = {}): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dagsorden-bench-'))
  const { agendas, tokens } = await prepare(dataDir, sizes, threads)
  const server = await startServer({ dataDir, env: { DEMO: '0', LOG_LEVEL: 'info' } })
  const browser = await launchWhole()
  const [own, ...crowd] = tokens
  return {
    url: server.url,
    own: own!,
    crowd,
    agenda: (items) => agendas.get(items)!,
    newPage: () => newPage(browser, server.url, own!),
    async close() {
      await browser.close()
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function newPage(browser: Browser, url: string, token: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ viewport: DESKTOP, locale: 'da-DK' })
  await context.addCookies([{ name: SESSION_COOKIE, value: token, url }])
  return context.newPage()
}

async function prepare(dataDir: string, sizes: readonly number[], threads: number) {
  const storage = await openStorage({ dataDir })
  const { directory } = storage
  const council = { id: newId(), name: 'It-Arkitekturrådet' }
  await directory.saveCouncil(council)
  const sessions = new Sessions(directory, readSettings({ DATA_DIR: dataDir }).sessions, Date.now)
  const tokens: string[] = []
  for (let nth = 0; nth <= PEOPLE_IN_CROWD; nth += 1) {
    const person = { id: newId(), name: `Person ${nth}`, email: `${nth}@eksempel.dk` }
    await directory.savePerson(person)
    await directory.saveMember(council.id, person.id, 'secretariat')
    tokens.push(await sessions.start(person))
  }
  const agendas = new Map<number, AgendaId>()
  for (const items of sizes) {
    const doc = await bigAgenda(items)
    addThreads(doc, threads)
    agendas.set(items, await saveAgenda(directory, council, doc))
  }
  await storage.close()
  return { agendas, tokens }
}

async function saveAgenda(directory: Directory, council: Council, doc: Y.Doc): Promise<AgendaId> {
  const id = newId()
  const first = { person: null, connection: 'bench', at: Date.now(), update: Y.encodeStateAsUpdate(doc) }
  await directory.createAgenda({
    ...{ id, council: council.id, epoch: newId(), first },
    ...{ facts: readFacts(doc), state: 'drafting' },
  })
  return id
}
