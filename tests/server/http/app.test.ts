import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Person, StorageUnavailable } from '../../../server/storage/storage.ts'
import { makePerson } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let person: Person
let cookie: string

beforeAll(async () => {
  app = await openWebApp(
    {},
    {
      devRoutes: [
        {
          method: 'get',
          path: '/fails/:how',
          access: 'anyone',
          handle: (request) => {
            throw request.params.how === 'disk' ? new StorageUnavailable('full') : new Error('secret detail')
          },
        },
        {
          method: 'get',
          path: '/api/fails',
          access: 'anyone',
          handle: () => {
            throw new Error('secret detail')
          },
        },
      ],
    },
  )
  person = await makePerson(app.directory, 'Vibeke Normann')
  cookie = await app.cookieOf(person)
})
afterAll(() => app.close())

const get = (path: string, headers: Record<string, string> = {}) => app.fetch(path, { headers })

describe('errors', () => {
  test.each([
    ['/api/me', 401, 'Unauthorized'],
    ['/api/nothing', 404, 'Not Found'],
    ['/api/agendas/none', 401, 'Unauthorized'],
    ['/api/fails', 500, 'Internal Server Error'],
    ['/api/agendas/%E0%A4%A', 400, 'Bad Request'],
  ])('under /api are problem documents: %s gives %i', async (path, status, title) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    const problem = await response.json()
    expect(problem).toEqual({
      type: 'about:blank',
      title,
      status,
      detail: expect.stringMatching(/^[A-ZÆØÅ].+\.$/),
    })
    expect(JSON.stringify(problem)).not.toContain('secret')
  })

  test.each([
    ['/nothing', 404],
    ['/agenda', 404],
    ['/fails/here', 500],
    ['/fails/disk', 503],
    ['/agenda/%E0%A4%A', 400],
    ['/../../etc/passwd', 404],
  ])('elsewhere are pages that one can read, without a stack: %s gives %i', async (path, status) => {
    const response = await get(path, { cookie })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const page = await response.text()
    expect(page).toContain('<html lang="da">')
    expect(page).not.toMatch(/secret|at .+:\d+:\d+|node_modules/)
  })

  test('that are the server’s are in its log, with their cause', async () => {
    await get('/fails/here')
    expect(app.log.at(-1)).toMatchObject({
      ...{ level: 'error', event: 'request.failed', path: '/fails/here' },
      error: { message: 'secret detail' },
    })
  })
})

describe('without a session', () => {
  test.each(['/', '/agenda/a3f9', '/agenda/a3f9?x=1&y=2'])(
    'the page %s leads to sign-in, and back',
    async (path) => {
      const response = await get(path)
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toBe(`/sign-in?to=${encodeURIComponent(path)}`)
      expect(await response.text()).not.toContain('the client')
    },
  )
})

describe('the client', () => {
  test('is one page, which is never kept', async () => {
    const response = await get('/', { cookie })
    expect(await response.text()).toContain('the client')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('has files with hashed names, which are kept for good', async () => {
    const response = await get('/assets/main-a1b2c3.js')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })
})

describe('safe headers', () => {
  let production: WebApp
  beforeAll(async () => {
    production = await openWebApp()
  })
  afterAll(() => production.close())

  test('files come as they were compressed when they were built; nothing that is made for one person is', async () => {
    const answerTo = (path: string, accepted = 'br') => get(path, { cookie, 'accept-encoding': accepted })
    const compressed = await answerTo('/assets/main-a1b2c3.js')
    expect(compressed.headers.get('content-encoding')).toBe('br')
    expect(compressed.headers.get('content-type')).toMatch(/^text\/javascript;/)
    expect(compressed.headers.get('vary')).toContain('Accept-Encoding')
    const plain = await answerTo('/assets/main-a1b2c3.js', 'identity')
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await compressed.text()).toBe(await plain.text())
    expect((await answerTo('/api/me')).headers.get('content-encoding')).toBeNull()
  })

  test.each(['/sign-in', '/api/me', '/nothing', '/assets/main-a1b2c3.js'])(
    'are on every answer: %s',
    async (path) => {
      const { headers } = await production.fetch(path)
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("connect-src 'self';")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-powered-by')).toBeNull()
    },
  )

  test('let our own forms send their origin', async () => {
    const { headers } = await production.fetch('/sign-in')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  })

  test('allow no script but files of ours in the server’s own pages', async () => {
    const page = await (await production.fetch('/sign-in')).text()
    expect(page).toContain('<script src="/pages/keepFragment.js"></script>')
    expect(page.replace(/<script src="\/pages\/\w+\.js"( defer)?><\/script>/g, '')).not.toMatch(
      /<script| on\w+=|style=/,
    )
    for (const file of ['keepFragment.js', 'language.js', 'pages.css'])
      expect((await production.fetch(`/pages/${file}`)).status).toBe(200)
  })

  test('ask for encryption where PUBLIC_URL has it, and only there', async () => {
    const secure = await openWebApp({ PUBLIC_URL: 'https://dagsorden.example.org' })
    const { headers } = await secure.fetch('/sign-in')
    await secure.close()
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=/)
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
    const plain = (await production.fetch('/sign-in')).headers
    expect(plain.get('strict-transport-security')).toBeNull()
    expect(plain.get('content-security-policy')).not.toContain('upgrade-insecure-requests')
  })
})

describe('health', () => {
  test('alive, ready, and measured', async () => {
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
    const metrics = await get('/metrics')
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const text = await metrics.text()
    for (const name of ['rooms', 'connections', 'updates_accepted_total', 'commit_seconds_count'])
      expect(text).toContain(`\ndagsorden_${name}`)
  })

  test('not ready says why, and is alive all the same', async () => {
    app.readiness.fail('The database cannot commit.')
    const response = await get('/readyz')
    expect(response.status).toBe(503)
    expect(await response.text()).toBe('The database cannot commit.\n')
    expect((await get('/healthz')).status).toBe(200)
    app.readiness.recover()
    expect((await get('/readyz')).status).toBe(200)
  })
})
