import { describe, expect, test } from 'vitest'
import { allowedOrigin } from '../../../server/accounts/origin.ts'

const PUBLIC = { publicUrl: new URL('https://dagsorden.example.org') }
const LOCAL = { publicUrl: null }

describe('the origin of a request', () => {
  test.each([
    ['no browser', undefined, true],
    ['our own page', 'https://dagsorden.example.org', true],
    ['the same host without encryption', 'http://dagsorden.example.org', false],
    ['another port', 'https://dagsorden.example.org:8443', false],
    ['a host below ours', 'https://evil.dagsorden.example.org', false],
    ['another site', 'https://example.com', false],
    ['this computer', 'http://localhost:3000', false],
    ['a page without an origin', 'null', false],
  ])('with PUBLIC_URL, from %s: %s is allowed: %s', (_who, origin, allowed) => {
    expect(allowedOrigin(PUBLIC, origin, 'dagsorden.example.org')).toBe(allowed)
  })

  test.each([
    ['no browser', undefined, '127.0.0.1:3000', true],
    ['the same address', 'http://127.0.0.1:3000', '127.0.0.1:3000', true],
    ['another name of this computer', 'http://localhost:3000', '127.0.0.1:3000', true],
    ['its IPv6 address', 'http://[::1]:3000', 'localhost:3000', true],
    ['another program on this computer', 'http://localhost:5173', 'localhost:3000', false],
    ['the default port', 'http://localhost', 'localhost', true],
    ['encrypted, which we are not', 'https://localhost:3000', 'localhost:3000', false],
    ['another site', 'http://example.com:3000', 'localhost:3000', false],
    ['a name that someone pointed at this computer', 'http://evil.example:3000', 'evil.example:3000', false],
    ['a file', 'null', 'localhost:3000', false],
    ['an origin with a path', 'http://localhost:3000/x', 'localhost:3000', false],
    ['nonsense', 'localhost:3000', 'localhost:3000', false],
    ['a request without a host', 'http://localhost:3000', undefined, false],
  ])('without PUBLIC_URL, from %s: %s at %s is allowed: %s', (_who, origin, host, allowed) => {
    expect(allowedOrigin(LOCAL, origin, host)).toBe(allowed)
  })
})
