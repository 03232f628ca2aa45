/** Style attributes as programs write them. */
import { expect, test } from 'vitest'
import { declarations } from '../../../../client/editor/paste/styles.ts'

test('properties and values are read in small letters, whatever stands around them', () => {
  expect([
    ...declarations('mso-list:l0 level1\nlfo1; FONT-WEIGHT: Bold !important;;color;margin:0 0 0 36pt'),
  ]).toEqual([
    ['mso-list', 'l0 level1\nlfo1'],
    ['font-weight', 'bold'],
    ['margin', '0 0 0 36pt'],
  ])
})

test('of two, the last counts', () => {
  expect(declarations('white-space:pre;white-space:pre-wrap').get('white-space')).toBe('pre-wrap')
})

test('a value may hold colons', () => {
  expect(declarations('background:url(https://x.dk/a.png)').get('background')).toBe('url(https://x.dk/a.png)')
})
