import { afterEach, beforeEach, expect, test } from 'vitest'
import { makePerson } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

const ENGLISH = { cookie: 'language=en' }

let app: WebApp

beforeEach(async () => {
  app = await openWebApp()
})
afterEach(() => app.close())

const pageOf = async (path: string, init: RequestInit = {}) => (await app.fetch(path, init)).text()
const ask = (email: string, headers: Record<string, string>) =>
  app.fetch('/sign-in', { method: 'POST', body: new URLSearchParams({ email, to: '/' }), headers })

test('[L22] the sign-in pages are Danish whatever the browser speaks, and lead to English', async () => {
  const page = await pageOf('/sign-in', { headers: { 'accept-language': 'en-GB,en' } })
  expect(page).toContain('<html lang="da">')
  expect(page).toContain('Skriv din mailadresse')
  expect(page).toMatch(/<a [^>]*data-language="en"[^>]*>English<\/a>/)
})

test('[L22] the sign-in pages are English for a browser that remembers English', async () => {
  const vibeke = await makePerson(app.directory, 'Vibeke Normann')
  const page = await pageOf('/sign-in?to=/agenda/a3f9', { headers: ENGLISH })
  expect(page).toContain('<html lang="en">')
  expect(page).toContain('Write your e-mail address')
  expect(page).toMatch(/<a [^>]*data-language="da"[^>]*>Dansk<\/a>/)
  const link = `/sign-in/${await app.links.make(vibeke, '/')}`
  const button = await pageOf(link, { headers: ENGLISH })
  expect(button).toContain('Hello, Vibeke Normann')
  expect(button.match(/<button/g)).toHaveLength(1)
  await app.fetch(link, { method: 'POST' })
  expect(await pageOf(link, { headers: ENGLISH })).toContain('The link has already been used')
  expect(await (await ask('no address', ENGLISH)).text()).toContain('Write the whole e-mail address')
})

test('[L22] what answers a form offers no other language: it could not be asked for again', async () => {
  expect(await (await ask('nobody@eksempel.dk', {})).text()).not.toContain('data-language')
})

test('[L22] a sign-in mail is in the language of whoever asked for it', async () => {
  const vibeke = await makePerson(app.directory, 'Vibeke Normann')
  await ask(vibeke.email!, ENGLISH)
  await expect.poll(app.mails).toHaveLength(1)
  expect((await app.mails())[0]).toContain('Subject: Sign in to Dagsorden')
  expect((await app.mails())[0]).toContain('Here is your link to Dagsorden')
})

test('[L22] errors are told in English, on a page and as a problem document', async () => {
  expect(await pageOf('/nothing', { headers: ENGLISH })).toContain('There is no such page')
  const problem = await app.fetch('/api/me', { headers: ENGLISH })
  expect(await problem.json()).toMatchObject({ status: 401, detail: 'Sign in to see this.' })
})
