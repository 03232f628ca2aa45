import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Person } from '../../../server/storage/storage.ts'
import { makePerson } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

const MINUTE = 60 * 1000
const DAY = 24 * 60 * MINUTE

let app: WebApp
let vibeke: Person

beforeEach(async () => {
  app = await openWebApp()
  vibeke = await makePerson(app.directory, 'Vibeke Normann')
})
afterEach(() => app.close())

const link = async (to = '/') => `/sign-in/${await app.links.make(vibeke, to)}`
const post = (path: string, headers: Record<string, string> = {}) =>
  app.fetch(path, { method: 'POST', headers })
const ask = (email: string, to = '/') =>
  app.fetch('/sign-in', { method: 'POST', body: new URLSearchParams({ email, to }) })
const cookieIn = (response: Response) => response.headers.getSetCookie()[0]!.split(';')[0]!

describe('a sign-in link', () => {
  test('[A1] shows one button, and is not used up by being opened: mail scanners open links', async () => {
    const path = await link()
    for (const method of ['GET', 'HEAD', 'GET']) expect((await app.fetch(path, { method })).status).toBe(200)
    const page = await (await app.fetch(path)).text()
    expect(page.match(/<button/g)).toHaveLength(1)
    expect(page).toContain('Vibeke Normann')
    expect((await post(path)).status).toBe(303)
  })

  test('signs in with one POST, which needs neither body nor origin, and leads to the place that it carries', async () => {
    const response = await post(await link('/agenda/a3f9#item-k7'))
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/agenda/a3f9#item-k7')
    const me = await app.fetch('/api/me', { headers: { cookie: cookieIn(response) } })
    expect(await me.json()).toMatchObject({ person: { id: vibeke.id, name: 'Vibeke Normann' } })
  })

  test('[A1] works once: the second POST signs nobody in, says why, and offers a new link to the same place', async () => {
    const path = await link('/agenda/a3f9')
    await post(path)
    for (const again of [await post(path), await app.fetch(path)]) {
      expect(again.status).toBe(410)
      expect(again.headers.getSetCookie()).toEqual([])
      const page = await again.text()
      expect(page).toContain('Linket er allerede brugt')
      expect(page).toContain('name="to" value="/agenda/a3f9"')
    }
  })

  test('[A1] clicked again by somebody who is signed in, it leads on to its place', async () => {
    const path = await link('/agenda/a3f9')
    const cookie = cookieIn(await post(path))
    const page = await (await app.fetch(path, { headers: { cookie } })).text()
    expect(page).toContain('Du er allerede logget ind som')
    expect(page).toContain('href="/agenda/a3f9"')
  })

  test('says who is signed in now, when it is somebody else’s', async () => {
    const other = await makePerson(app.directory, 'Karen Holm')
    const cookie = await app.cookieOf(other)
    const page = await (await app.fetch(await link(), { headers: { cookie } })).text()
    expect(page).toContain('Her er Karen Holm logget ind nu')
  })

  test('[A1] of two POSTs at once, one signs in', async () => {
    const path = await link()
    const statuses = (await Promise.all([post(path), post(path), post(path)])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([303, 410, 410])
  })

  test('[A1] lives a quarter of an hour', async () => {
    const path = await link()
    app.clock.now += 15 * MINUTE - 1
    expect((await app.fetch(path)).status).toBe(200)
    app.clock.now += 1
    const late = await post(path)
    expect(late.status).toBe(410)
    expect(await late.text()).toContain('Linket er udløbet')
  })

  test('that was never made says so, and offers a new one', async () => {
    const response = await app.fetch('/sign-in/not-a-token')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('name="email"')
  })

  test('[A3] is refused from another site', async () => {
    const path = await link()
    expect((await post(path, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(path, { origin: app.url })).status).toBe(303)
  })

  test('is stored as a hash alone, and the log does not show it', async () => {
    const path = await link()
    await post(path)
    await post(path, { origin: 'https://evil.example' })
    expect(await app.directory.signInLink(path.slice('/sign-in/'.length))).toBeNull()
    expect(JSON.stringify(app.log)).not.toContain(path.slice('/sign-in/'.length))
  })
})

describe('the session', () => {
  test('is a cookie that no script reads and no other site sends', async () => {
    const [cookie] = (await post(await link())).headers.getSetCookie()
    expect(cookie).toMatch(
      /^session=[\w-]{43}; Max-Age=2592000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    )
  })

  test('[K14] stands beside a cookie that tells the page whose it is, until the sign-out', async () => {
    const [, told] = (await post(await link())).headers.getSetCookie()
    expect(told).toMatch(
      new RegExp(`^person=${vibeke.id}; Max-Age=34560000; Path=/; Expires=[^;]+; SameSite=Lax$`),
    )
    const cookie = await app.cookieOf(vibeke)
    const [, gone] = (await post('/sign-out', { cookie })).headers.getSetCookie()
    expect(gone).toMatch(/^person=; Path=\/; Expires=Thu, 01 Jan 1970/)
  })

  test('is a cookie that travels encrypted only, where PUBLIC_URL is https', async () => {
    const secure = await openWebApp({ PUBLIC_URL: 'https://dagsorden.example.org' })
    const person = await makePerson(secure.directory, 'Karen Holm')
    const path = `/sign-in/${await secure.links.make(person, '/')}`
    const [cookie] = (await secure.fetch(path, { method: 'POST' })).headers.getSetCookie()
    await secure.close()
    expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Lax$/)
  })

  test.each([
    ['30 days after sign-in, however busy', Array(30).fill(DAY), 401],
    ['7 days after it was last used', [7 * DAY], 401],
    ['not while it is used', Array(29).fill(DAY), 200],
  ])('ends %s', async (_when, pauses: number[], status) => {
    const cookie = await app.cookieOf(vibeke)
    let last = 0
    for (const pause of pauses) {
      app.clock.now += pause
      last = (await app.fetch('/api/me', { headers: { cookie } })).status
    }
    expect(last).toBe(status)
  })

  test('ends with sign-out, on the server and in the browser', async () => {
    const cookie = await app.cookieOf(vibeke)
    const response = await post('/sign-out', { cookie })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/sign-in')
    expect(response.headers.getSetCookie()[0]).toMatch(/^session=; Path=\/; Expires=Thu, 01 Jan 1970/)
    expect((await app.fetch('/api/me', { headers: { cookie } })).status).toBe(401)
  })

  test('is stored as a hash alone, and the log does not show it', async () => {
    const response = await post(await link())
    const token = cookieIn(response).slice('session='.length)
    expect(await app.directory.session(token)).toBeNull()
    expect((await app.fetch('/api/me', { headers: { cookie: `session=${token}` } })).status).toBe(200)
    expect(JSON.stringify(app.log)).not.toContain(token)
  })

  test('is not ended by another site', async () => {
    const cookie = await app.cookieOf(vibeke)
    expect((await post('/sign-out', { cookie, origin: 'https://evil.example' })).status).toBe(403)
    expect((await app.fetch('/api/me', { headers: { cookie } })).status).toBe(200)
  })

  test.each(['session=', 'session=forged', 'session="', 'other=x', 'session=a; session=b'])(
    'is not made by a cookie that we did not give: %s',
    async (cookie) => {
      expect((await app.fetch('/api/me', { headers: { cookie } })).status).toBe(401)
    },
  )
})

describe('asking for a link', () => {
  const mails = () => vi.waitUntil(async () => ((await app.mails()).length > 0 ? app.mails() : null))

  test('a page without a session asks for the address once, and the link leads to that very page', async () => {
    const page = await app.fetch('/agenda/a3f9?vis=alle')
    expect(page.status).toBe(303)
    const form = await app.fetch(page.headers.get('location')!)
    expect(await form.text()).toContain('name="to" value="/agenda/a3f9?vis=alle"')
    await ask(vibeke.email!, '/agenda/a3f9?vis=alle')
    const [mail] = await mails()
    const [, path] = mail!.match(/http:\/\/127\.0\.0\.1:\d+(\/sign-in\/[\w-]+)/)!
    expect((await post(path!)).headers.get('location')).toBe('/agenda/a3f9?vis=alle')
  })

  test('answers the same whether or not the address is known, and sends mail to known ones alone', async () => {
    const unknown = await ask('nobody@eksempel.dk')
    const known = await ask(vibeke.email!)
    expect(unknown.status).toBe(known.status)
    expect((await unknown.text()).replace('nobody@eksempel.dk', '')).toBe(
      (await known.text()).replace(vibeke.email!, ''),
    )
    expect(await mails()).toHaveLength(1)
  })

  test('finds a person whatever the case of the address', async () => {
    await ask(vibeke.email!.toUpperCase())
    expect((await mails())[0]).toContain(vibeke.email)
  })

  test.each(['', 'vibeke', 'a@b', '<script>alert(1)</script>'])(
    'asks again for what is no address, and shows it as text: %j',
    async (email) => {
      const response = await ask(email)
      expect(response.status).toBe(400)
      const page = await response.text()
      expect(page).toContain('aria-invalid="true"')
      expect(page).not.toContain('<script>alert')
    },
  )

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/"><script>alert(1)</script>'])(
    'leads to no other site and carries no markup: %s',
    async (to) => {
      const form = await app.fetch(`/sign-in?to=${encodeURIComponent(to)}`)
      expect(await form.text()).toContain('name="to" value="/">')
      const cookie = await app.cookieOf(vibeke)
      const signedIn = await app.fetch(`/sign-in?to=${encodeURIComponent(to)}`, { headers: { cookie } })
      expect(signedIn.headers.get('location')).toBe('/')
      await ask(vibeke.email!, to)
      const [, path] = (await mails())![0]!.match(/(\/sign-in\/[\w-]+)/)!
      expect((await post(path!)).headers.get('location')).toBe('/')
    },
  )

  test('is limited for each mailbox, known or not, whoever asks', async () => {
    for (const email of [vibeke.email!, 'nobody@eksempel.dk']) {
      const statuses: number[] = []
      for (let n = 1; n <= 6; n++) statuses.push((await ask(email)).status)
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    }
  })
})
