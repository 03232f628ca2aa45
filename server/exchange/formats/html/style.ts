/** The style of a page: one text for each look, with its letters in it, and the policy that lets the page have that style and nothing else. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { PaperFont } from '../../../../shared/council/paperLook.ts'
import { readPaperLook } from '../../../../shared/council/paperLook.ts'
import type { Paper } from '../../../../shared/paper/paper.ts'
import { editionLine, pageOf, titleOf } from '../../../../shared/paper/paperWords.ts'

/** A family's files in its package, by style. Latin letters, all weights. */
const FILES: Readonly<Record<PaperFont, { family: string; files: Readonly<Record<string, string>> }>> = {
  inter: {
    family: 'Inter',
    files: { normal: 'inter/files/inter-latin-wght-normal.woff2' },
  },
  'source-serif': {
    family: 'Source Serif 4',
    files: {
      normal: 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
      italic: 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
    },
  },
}

const REST: Readonly<Record<PaperFont, string>> = {
  inter: '"Helvetica Neue", Arial, sans-serif',
  'source-serif': 'Georgia, "Times New Roman", serif',
}

export function styleFor(paper: Paper): string {
  const { colour, font } = readPaperLook(paper.look)
  const fonts = new Set<PaperFont>([DEFAULT_UI, font])
  return [
    ...[...fonts].map(fontFaces),
    `:root { --colour: ${colour}; --text: "${FILES[font].family}", ${REST[font]}; --heading: "${FILES[DEFAULT_UI].family}", ${REST[DEFAULT_UI]} }`,
    pageMargins(paper),
    styleSheet(),
  ].join('\n')
}

/** Of headings and small print. */
const DEFAULT_UI: PaperFont = 'inter'

/** Each file is read once. */
const made = new Map<string, string>()

function once(name: string, make: () => string): string {
  const kept = made.get(name) ?? make()
  made.set(name, kept)
  return kept
}

const styleSheet = (): string =>
  once('page.css', () => readFileSync(new URL('page.css', import.meta.url), 'utf8'))

const fontFaces = (font: PaperFont): string =>
  once(font, () => {
    const { family, files } = FILES[font]
    return Object.entries(files)
      .map(([style, file]) => {
        const path = new URL(import.meta.resolve(`@fontsource-variable/${file}`))
        const data = readFileSync(path).toString('base64')
        return `@font-face { font-family: "${family}"; font-style: ${style}; font-weight: 200 900; src: url(data:font/woff2;base64,${data}) format("woff2") }`
      })
      .join('\n')
  })

/** Head and foot of a printed page. */
function pageMargins(paper: Paper): string {
  const { council, edition } = paper
  const name = [council, titleOf(paper)].filter((part) => part !== '').join(' · ')
  const [before = '', between = ''] = pageOf('\n', '\n').split('\n')
  return `@page { @top-left { content: ${quoted(name)} } @top-right { content: ${quoted(editionLine(edition))} } @bottom-right { content: ${quoted(before)} counter(page) ${quoted(between)} counter(pages) } }`
}

/** A string of CSS: every sign that is no letter and no digit stands as its number, so that none can end it. */
const quoted = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`

/** Nothing is fetched and nothing runs; what a style or a picture needs stands in the page. */
export function policyFor(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`
}
