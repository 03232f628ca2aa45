import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const CLIENT = join(import.meta.dirname, '../../../client')

const styles = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css') && !file.startsWith('gallery'))
  .map((file) => ({ file, text: readFileSync(join(CLIENT, file), 'utf8') }))

/** What is for paper is not looked at while the page is on a screen. */
const onScreen = (css: string): string => css.replace(/@media print \{[\s\S]*?^\}/gm, '')

// The browser would style every text anew at each letter of a colleague (docs/performance.md).
test('no style asks what is anywhere in the page', () => {
  const FROM_ROOT = /(?:^|[\s,])(?:html|body|:root)[^\s,{]*:has\([^{]*/gm
  expect(
    styles.flatMap(
      ({ file, text }) =>
        onScreen(text)
          .match(FROM_ROOT)
          ?.map((rule) => `${file}: ${rule.trim()}`) ?? [],
    ),
  ).toEqual([])
  expect('  :root:has(.toolbar) .toast {'.match(FROM_ROOT)).toHaveLength(1)
  expect(onScreen('@media print {\n  body:has(.board) {\n    color: red;\n  }\n}\n').trim()).toBe('')
})
