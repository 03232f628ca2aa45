import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isLoopback, readSettings, SettingsError } from '../../server/settings.ts'

const DAY = 24 * 60 * 60 * 1000

describe('settings', () => {
  test('have the defaults of the contract', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      dataDir: resolve('data'),
      smtpUrl: null,
      mailFrom: 'dagsorden@localhost.localdomain',
      demo: null,
      logLevel: 'info',
      production: false,
      sessions: { age: 30 * DAY, idle: 7 * DAY },
    })
  })

  test.each([
    [{ PORT: '0' }, { port: 0 }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ PUBLIC_URL: 'https://dagsorden.example.org' }, { demo: false }],
    [{ PUBLIC_URL: 'https://dagsorden.example.org/', DEMO: '1' }, { demo: true }],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://dagsorden.example.org' }, { host: '0.0.0.0' }],
    [{ DEMO: '0' }, { demo: false }],
    [{ SMTP_URL: 'smtp://localhost:25' }, { smtpUrl: new URL('smtp://localhost:25') }],
    [{ DATA_DIR: '/srv/dagsorden' }, { dataDir: '/srv/dagsorden' }],
    [{ SESSION_DAYS: '10', SESSION_IDLE_DAYS: '1' }, { sessions: { age: 10 * DAY, idle: DAY } }],
    [{ PORT: '', DATABASE_URL: ' ' }, { port: 3000 }],
  ])('%j gives %j', (env, settings) => {
    expect(readSettings(env)).toMatchObject(settings)
  })

  test.each([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '3e3' }],
    ['HOST', { HOST: 'a b' }],
    ['PUBLIC_URL', { HOST: '0.0.0.0' }],
    ['PUBLIC_URL', { HOST: '192.168.1.2' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'dagsorden.example.org' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://dagsorden.example.org' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://example.org/dagsorden' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://user:word@example.org' }],
    ['MAIL_FROM', { MAIL_FROM: 'sekretariatet' }],
    ['DEMO', { DEMO: 'yes' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['SESSION_DAYS', { SESSION_DAYS: '0' }],
    ['SESSION_IDLE_DAYS', { SESSION_IDLE_DAYS: 'never' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://localhost/agenda' }],
    ['REDIS_URL', { REDIS_URL: 'redis://localhost' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example.org' }],
    ['SMTP_URL', { SMTP_URL: 'https://mail.example.org' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'https://login.example.org' }],
    ['OIDC_CLIENT_ID', { OIDC_CLIENT_ID: 'agenda' }],
    ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: 'secret' }],
  ])('[A4] refuse with one sentence that names %s: %j', (name, env) => {
    expect(() => readSettings(env)).toThrow(SettingsError)
    expect(() => readSettings(env)).toThrow(new RegExp(`^${name} [^.]+(\\.[^ .]+)*\\.$`))
  })

  test.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['[::1]', true],
    ['0.0.0.0', false],
    ['localhost.example.org', false],
    ['127.0.0.1.example.org', false],
    ['10.0.0.1', false],
  ])('%s is the computer itself: %s', (hostname, itself) => {
    expect(isLoopback(hostname)).toBe(itself)
  })
})
