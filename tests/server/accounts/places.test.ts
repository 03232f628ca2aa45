import { describe, expect, test } from 'vitest'
import { isPlace, placeOrFrontPage } from '../../../server/accounts/places.ts'

describe('a place that a link leads to', () => {
  test.each([
    '/',
    '/agenda/V1StGXR8_Z5jdHi6B-myT',
    '/agenda/a3f9#item-k7',
    '/agenda/a3f9#item-k7/background',
    '/?vis=alle&side=2',
  ])('is a path of ours: %s', (to) => {
    expect(isPlace(to)).toBe(true)
    expect(placeOrFrontPage(to)).toBe(to)
  })

  test.each([
    'https://example.com/',
    '//example.com',
    '///example.com',
    '/\\example.com',
    '\\\\example.com',
    '/.//example.com',
    '/..//example.com',
    '/../example',
    '/\texample',
    '/\n/example.com',
    '/a\r\nSet-Cookie: session=x',
    'javascript:alert(1)',
    'agenda/a3f9',
    ' /agenda/a3f9',
    '/æ',
    '/@example.com:80',
    '',
    `/${'a'.repeat(300)}`,
    undefined,
    null,
    ['/agenda/a3f9'],
  ])('is nothing else: %j', (to) => {
    expect(isPlace(to)).toBe(false)
    expect(placeOrFrontPage(to)).toBe('/')
  })
})
