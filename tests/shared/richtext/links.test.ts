import { expect, test } from 'vitest'
import { allowedHref } from '../../../shared/richtext/links.ts'

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
