import { expect, test } from 'vitest'
import { da } from '../../../shared/language/da.ts'
import { translator } from '../../../shared/language/translate.ts'

const t = translator('da')

test('a sentence is said as it is written', () => {
  expect(t('saved')).toBe('Gemt')
})

test('a sentence with arguments is said with them', () => {
  expect(t('savedAt', { time: '14.02' })).toBe('Gemt kl. 14.02')
})

test('no sentence is empty, and none has space at its ends', () => {
  for (const sentence of Object.values(da))
    for (const text of typeof sentence === 'string'
      ? [sentence]
      : typeof sentence === 'object'
        ? Object.values(sentence)
        : [])
      expect(text).toMatch(/^\S(.*\S)?$/s)
})

test('a sentence with a number has the form that the number asks for', () => {
  const keys = (Object.keys(da) as (keyof typeof da)[]).filter((key) => typeof da[key] === 'object')
  expect(keys.length).toBeGreaterThan(0)
  for (const key of keys) {
    const say = t as (key: string, args: { n: number }) => string
    const { one, other } = da[key] as unknown as { one: string; other: string }
    expect(say(key, { n: 1 })).toBe(one.replace('{n}', '1'))
    expect(say(key, { n: 1200 })).toBe(other.replace('{n}', '1.200'))
  }
})
