import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cli, jsonLines } from '../support/cli.ts'
import { type StartOptions, signIn, startServer, type TestServer } from '../support/startServer.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const SAMPLE_PEOPLE = ['Karen Holm', 'Vibeke Normann', 'Søren Nørgaard Madsen']

let dataDir: string
let running: TestServer[]

beforeEach(async () => {
  dataDir = await temporaryFolder()
  running = []
})
afterEach(async () => {
  for (const server of running) await server.kill()
})

async function start(env: Record<string, string> = {}): Promise<TestServer> {
  const server = await startServer({ dataDir, env })
  running.push(server)
  return server
}

/** Who got a sign-in link, in order. */
const greeted = (server: TestServer) =>
  [...server.output().matchAll(/^(\S.*) \(\w+\): http\S+\/sign-in\/\S+$/gm)].map(([, name]) => name)

const agendas = async () => jsonLines(await cli(['agendas'], { DATA_DIR: dataDir }))

/** What a server says that does not start. */
async function failedStart(env: Record<string, string>, more: Partial<StartOptions> = {}): Promise<string> {
  const failure = await startServer({ dataDir, env, ...more }).then(
    () => new Error('it started'),
    (error: Error) => error,
  )
  return failure.message
}

describe('the first start', () => {
  test('makes the sample agenda and prints a sign-in link for each of its people, which leads into it', async () => {
    const server = await start()
    expect(greeted(server)).toEqual(SAMPLE_PEOPLE)
    const [agenda] = await agendas()
    expect(agenda).toMatchObject({ council: 'It-Arkitekturrådet', title: 'Dagsorden 2024' })
    const cookies = []
    for (const link of server.links) cookies.push(await signIn(link))
    for (const cookie of cookies) {
      const page = await fetch(`${server.url}/agenda/${agenda!.id}`, { headers: { cookie } })
      expect(page.status).toBe(200)
    }
    for (const path of ['/healthz', '/readyz', '/metrics'])
      expect((await fetch(server.url + path)).status).toBe(200)
  })

  test('joins the sample’s case officers with the names in the agenda', async () => {
    const server = await start()
    const cookie = await signIn(server.links[0]!)
    const me = await (await fetch(`${server.url}/api/me`, { headers: { cookie } })).json()
    const path = `/api/councils/${me.councils[0].id}/people`
    const people = await (await fetch(server.url + path, { headers: { cookie } })).json()
    const names = people.map(({ name }: { name: string }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of SAMPLE_PEOPLE)
      expect(people).toContainEqual(expect.objectContaining({ name, account: true }))
  })

  test('makes no sample where DEMO is 0, or where there is somebody already', async () => {
    const empty = await start({ DEMO: '0' })
    expect(empty.links).toEqual([])
    expect(await empty.stop()).toBe(0)
    await cli(['person', 'add', '--name', 'Karen', '--email', 'k@kommune.dk'], { DATA_DIR: dataDir })
    expect((await start()).links).toEqual([])
    expect(await agendas()).toEqual([])
  })

  test('tells how the first person is added where DEMO is 0, and nobody’s link after that, whatever their address', async () => {
    const empty = await start({ DEMO: '0' })
    expect(empty.output()).toContain('person add --name NAME')
    await empty.stop()
    const karen = ['--name', 'Karen Holm', '--email', 'karen.holm@eksempel.dk']
    await cli(['person', 'add', ...karen], { DATA_DIR: dataDir })
    const later = await start({ DEMO: '0' })
    expect(later.output()).not.toMatch(/person add|sign-in/)
  })

  test('tells nobody how to sign in where PUBLIC_URL is set', async () => {
    const server = await start({ DEMO: '1', PUBLIC_URL: 'http://dagsorden.example.org' })
    expect(await agendas()).toHaveLength(1)
    expect(server.output()).not.toContain('/sign-in/')
  })
})

describe('a later start', () => {
  test('prints fresh links, and does not make the sample again, even when its agenda was deleted', async () => {
    const first = await start()
    const [agenda] = await agendas()
    await first.stop()
    await cli(['agenda', 'delete', agenda!.id as string, '--yes'], { DATA_DIR: dataDir })
    const second = await start()
    expect(greeted(second)).toEqual(SAMPLE_PEOPLE)
    expect(second.links).not.toContain(first.links[0])
    expect(await agendas()).toEqual([])
  })

  test('finishes a sample that was interrupted', async () => {
    const half = ['--name', 'Vibeke Normann', '--email', 'vibeke.normann@eksempel.dk']
    await cli(['person', 'add', ...half], { DATA_DIR: dataDir })
    expect(greeted(await start())).toEqual(SAMPLE_PEOPLE)
    expect(await agendas()).toHaveLength(1)
  })
})

describe('a running server', () => {
  test('[L5] has its data folder to itself: a second server refuses to start and says why', async () => {
    const first = await start()
    expect(await failedStart({})).toMatch(/^the server ended with 1:\nAnother server .+\.\n$/)
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  })

  test('leaves its address for the command line', async () => {
    const { url } = await start()
    expect(await readFile(join(dataDir, 'address'), 'utf8')).toBe(`${url}\n`)
    const link = await cli(['sign-in-link', '--email', 'karen.holm@eksempel.dk'], { DATA_DIR: dataDir })
    expect(link.stdout).toContain(`${url}/sign-in/`)
    const cookie = await signIn(link.stdout.trim())
    expect((await fetch(`${url}/api/me`, { headers: { cookie } })).status).toBe(200)
  })

  test('removes what the command line deletes', async () => {
    const server = await start()
    const [agenda] = await agendas()
    const deleted = await cli(['agenda', 'delete', agenda!.id as string, '--yes'], { DATA_DIR: dataDir })
    expect(deleted.code).toBe(0)
    const cookie = await signIn(server.links[0]!)
    const page = await fetch(`${server.url}/agenda/${agenda!.id}`, { headers: { cookie } })
    expect(page.status).toBe(404)
  })

  test('[A6] stops on SIGTERM with exit code 0, and its data is free', async () => {
    for (let n = 1; n <= 2; n++) expect(await (await start()).stop()).toBe(0)
  })
})

describe('a start that cannot be', () => {
  test.each([
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be .+\.$/],
    [{ DATABASE_URL: 'postgres://localhost/agenda' }, /^DATABASE_URL is set, but .+\.$/],
    [{ HOST: '0.0.0.0' }, /^PUBLIC_URL must be set .+\.$/],
  ])('[A4] is one sentence and exit code 1: %j', async (env, sentence) => {
    const said = await failedStart(env as Record<string, string>)
    expect(said).toMatch(/^the server ended with 1:\n/)
    expect(said.split('\n').slice(1).join('\n').trim()).toMatch(sentence)
  })

  test('[A4] on a port that is taken names the port', async () => {
    const { url } = await start()
    const elsewhere = { dataDir: join(dataDir, 'other'), port: Number(new URL(url).port) }
    const said = await failedStart({ LOG_LEVEL: 'silent' }, elsewhere)
    expect(said).toMatch(/Cannot listen on http:\/\/127\.0\.0\.1:\d+: something else listens there; .+\.\n$/)
  })
})
