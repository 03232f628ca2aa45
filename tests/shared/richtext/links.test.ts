import { expect, test } from 'vitest'
import { allowedHref, hrefFromTyped, looksLikeAddress } from '../../../shared/richtext/links.ts'

test.each([
  'https://kl.dk',
  'http://kl.dk/a?b=c#d',
  'HTTPS://KL.DK',
  'mailto:vibeke@eksempel.dk',
  'https://kl.dk/javascript:alert(1)',
])('%s is an address', (href) => {
  expect(allowedHref(href)).toBe(href)
})

test('space around an address is no part of it', () => {
  expect(allowedHref(' \thttps://kl.dk\n')).toBe('https://kl.dk')
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript://https://kl.dk/%0aalert(1)',
  '\u0000https://kl.dk',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://kl.dk/1',
  'ht\ntps://kl.dk',
  'https:kl.dk',
  '//kl.dk',
  '/agenda/1',
  '#item-1',
  '',
  null,
  undefined,
  7,
  ['https://kl.dk'],
  { toString: () => 'https://kl.dk' },
])('%j is none', (href) => {
  expect(allowedHref(href)).toBeNull()
})

test.each([
  ['kl.dk', 'https://kl.dk'],
  [' www.kl.dk/ai?x=1#y ', 'https://www.kl.dk/ai?x=1#y'],
  ['www.rådet.dk', 'https://www.rådet.dk'],
  ['kl.dk:8080', 'https://kl.dk:8080'],
  ['http://kl.dk', 'http://kl.dk'],
  ['https://kl.dk/mit dokument.pdf', 'https://kl.dk/mit%20dokument.pdf'],
  ['vn@kl.dk', 'mailto:vn@kl.dk'],
  ['mailto:vn@kl.dk', 'mailto:vn@kl.dk'],
])('[E7] who writes «%s» as an address means %s', (typed, href) => {
  expect(hrefFromTyped(typed)).toBe(href)
})

test.each([
  '',
  ' ',
  'hej',
  'ikke en adresse',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://',
  'mailto:',
  '/sti',
  '@kl',
])('[E7] «%s» is no address', (typed) => {
  expect(hrefFromTyped(typed)).toBeNull()
})

test.each(['bl.a.', 'pkt.nr', '2.med', 'f.eks', 'kl.dk', '12.30'])(
  '[E7] «%s» in a text is no link by itself',
  (typed) => {
    expect(looksLikeAddress(typed)).toBe(false)
  },
)
