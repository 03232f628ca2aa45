/**
 * A paper as one page that needs nothing else: no script, no network, no other file. Who cannot see it hears its structure; printed it
 * looks as the council's paper does.
 */
import { ATTACHMENTS_HEADING } from '../../../../shared/agenda/template.ts'
import type { PaperFact } from '../../../../shared/paper/changedFacts.ts'
import type { Paper, PaperField, PaperItem } from '../../../../shared/paper/paper.ts'
import { paperTitle } from '../../../../shared/paper/paperName.ts'
import {
  CONTENTS,
  caseLineOf,
  changedLine,
  changeWord,
  DATE,
  DRAFT,
  dateLine,
  editionLine,
  editionLineOfFront,
  lateLine,
  numberOf,
  PLACE,
  presenterLine,
  REMOVED,
  removedLine,
  sinceHeading,
  TABLE,
  TO_ITEMS,
  tableName,
  titleOf,
} from '../../../../shared/paper/paperWords.ts'
import {
  factChangeWord,
  type LaterPaper,
  sinceLines,
  supplementLineOf,
} from '../../../../shared/paper/sinceBefore.ts'
import { type Html, html, htmlOf } from '../../../html.ts'
import { type AttachmentAddress, attachmentAddresses } from '../attachmentAddress.ts'
import { directionOf } from './direction.ts'
import { heading } from './heading.ts'
import { beginsTurned, richTextToHtml, type TextPlace, targetId } from './richTextToHtml.ts'
import { policyFor, styleFor } from './style.ts'

/** The page's own heading is level 1. */
const FIRST_LEVEL = 2
const ITEMS = 'punkter'

/** @param logo its bytes; `null`: the council has none @param origin where the server is reached */
export function paperToHtml(paper: LaterPaper, logo: Uint8Array | null, origin?: string): string {
  const style = styleFor(paper)
  const drawn = { paper, addressOf: attachmentAddresses(paper, origin) }
  return html`<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${paperTitle(paper)}</title>
<style>${{ html: style }}</style>
</head>
<body>
<a class="skip" href="#${ITEMS}">${TO_ITEMS}</a>
<main>
${opening(paper, logo)}
${since(paper)}${contents(paper)}
<div class="items" id="${ITEMS}" tabindex="-1">
${htmlOf(paper.items.map((item) => itemSection(item, drawn)))}${removedPart(paper)}</div>
</main>
</body>
</html>
`.html
}

function opening(paper: LaterPaper, logo: Uint8Array | null): Html {
  const { council, place, motto, edition } = paper
  const title = titleOf(paper)
  const date = dateLine(paper)
  const markOf = (fact: PaperFact) => changeMark(factChangeWord(paper, fact))
  const facts = [
    ...(date === '' ? [] : [html`<div><dt>${DATE}</dt> <dd>${date}${markOf('startsAt')}</dd></div>\n`]),
    ...(place === ''
      ? []
      : [html`<div><dt>${PLACE}</dt> <dd${directionOf(place)}>${place}${markOf('place')}</dd></div>\n`]),
  ]
  const name = [
    ...(title === '' ? [] : [html`<span class="agenda-name"${directionOf(title)}>${title}</span>`]),
    ...(council === '' ? [] : [html`<span class="council"${directionOf(council)}>${council}</span>`]),
  ]
  const addsTo = supplementLineOf(paper)
  const editionOfFront = html`${addsTo === '' ? null : html`${addsTo}<br>`}${marked(editionLineOfFront(edition))}`
  const quote = richTextToHtml(motto, { level: FIRST_LEVEL, nameTable: () => TABLE })
  return html`<header class="opening">
${logoImage(paper, logo)}<p class="edition" data-edition="${edition.is}">${editionOfFront}</p>
<h1>${name.length === 0 ? html`<span class="edition">${editionLine(edition)}</span>` : { html: name.map((one) => one.html).join(' ') }}</h1>
${facts.length === 0 ? null : html`<dl class="facts">${htmlOf(facts)}</dl>\n`}${quote.html === '' ? null : html`<blockquote class="motto">${quote}</blockquote>\n`}</header>`
}

const changeMark = (word: string): Html | null =>
  word === '' ? null : html` <strong class="change">${word}</strong>`

/** A draft says so aloud. */
const marked = (line: string): Html =>
  line.startsWith(DRAFT) ? html`<strong>${DRAFT}</strong>${line.slice(DRAFT.length)}` : html`${line}`

function logoImage({ look }: Paper, logo: Uint8Array | null): Html | null {
  if (look.logo === null || logo === null) return null
  const { type, alt } = look.logo
  const data = Buffer.from(logo).toString('base64')
  return html`<img class="logo" src="data:${type};base64,${data}" alt="${alt}">\n`
}

/** What is new, in a few lines. */
function since(paper: LaterPaper): Html | null {
  const lines = sinceLines(paper)
  if (lines.length === 0) return null
  const words = sinceHeading(paper.since!.number)
  const all = lines.map(({ label, name, item }) =>
    item === null
      ? html`<li>${label}<bdi>${name}</bdi></li>\n`
      : html`<li>${label}<a href="#${targetId({ item: item.id })}"${directionOf(name)}>${name}</a></li>\n`,
  )
  return html`<section class="since" aria-labelledby="siden">
${heading(FIRST_LEVEL, { id: 'siden', text: html`${words}`, words })}<ul>${htmlOf(all)}</ul></section>
`
}

function contents({ items, isPart }: Paper): Html | null {
  if (isPart || items.length === 0) return null
  const name = 'indhold'
  return html`<nav class="contents" aria-labelledby="${name}">
${heading(FIRST_LEVEL, { id: name, text: html`${CONTENTS}`, words: CONTENTS })}${entries(items)}</nav>`
}

function entries(items: readonly PaperItem[]): Html {
  const all = items.map((item) => {
    const below = item.children.length === 0 ? null : entries(item.children)
    return html`<li data-kind="${item.kind}"><a href="#${targetId({ item: item.id })}">${titleWithNumber(item)}</a>${below}</li>\n`
  })
  return html`<ol>${htmlOf(all)}</ol>`
}

function titleWithNumber(item: PaperItem): Html {
  const number = numberOf(item)
  const shown = number === '' ? null : html`<span class="number">${number}</span> `
  return html`${shown}<span class="title"${directionOf(item.title)}>${item.title}</span>`
}

/** What the agenda has no more. */
function removedPart({ removed = [] }: Paper): Html | null {
  if (removed.length === 0) return null
  const names = removed.map((one) => html`<li${directionOf(one.title)}>${removedLine(one)}</li>\n`)
  return html`<section class="removed" aria-labelledby="udgaaet">
${heading(FIRST_LEVEL, { id: 'udgaaet', text: html`${REMOVED}`, words: REMOVED })}<ul>${htmlOf(names)}</ul></section>
`
}

// ── Items ────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Drawn {
  paper: Paper
  addressOf: AttachmentAddress
}

function itemSection(item: PaperItem, drawn: Drawn): Html {
  const id = targetId({ item: item.id })
  const level = FIRST_LEVEL + item.depth
  const change = changeWord(item)
  let tables = 0
  const nameTable = () => tableName(item, ++tables)
  const mark = changeMark(change)
  const look = item.fields[0] !== undefined && beginsTurned(item.fields[0].text) ? 'turned' : ''
  const title = { text: html`${titleWithNumber(item)}${mark}`, words: '', id: `${id}-title`, className: look }
  return html`<section class="item" id="${id}" data-kind="${item.kind}" aria-labelledby="${title.id}">
${heading(level, title)}${factLine(changedLine(item), `changed ${look}`)}${caseLine(item, drawn.paper, look)}${factLine(presenterLine(item), look)}${factLine(lateLine(item), `late ${look}`)}${htmlOf(item.fields.map((field) => fieldPart(item, field, { level: level + 1, nameTable })))}${attachments(item, level + 1, drawn)}${htmlOf(item.children.map((child) => itemSection(child, drawn)))}</section>
`
}

function caseLine(item: PaperItem, { edition }: Paper, look: string): Html | null {
  const line = caseLineOf(item, edition)
  if (line === null) return null
  const { caseNumber, who, isPlaceholder } = line
  const number = caseNumber === '' ? null : html`<span class="case-number">${caseNumber}</span> `
  const people =
    who === '' ? null : html`<span${isPlaceholder ? html` class="placeholder"` : null}>${who}</span>`
  return html`<p class="${`fact ${look}`.trim()}"${directionOf(caseNumber + who)}>${number}${people}</p>\n`
}

const factLine = (line: string, kind: string): Html | null =>
  line === '' ? null : html`<p class="${`fact ${kind}`.trim()}"${directionOf(line)}>${line}</p>\n`

function fieldPart(
  { id }: PaperItem,
  { key, heading: name, text, isPlaceholder }: PaperField,
  { level, nameTable }: TextPlace,
): Html {
  const look = beginsTurned(text) ? 'field-heading turned' : 'field-heading'
  const state = isPlaceholder ? html` data-is="placeholder"` : null
  return html`<div class="field" id="${targetId({ item: id })}/${key}"${state}>
${heading(level, { text: html`${name}`, words: name, className: look })}${richTextToHtml(text, { level: level + 1, nameTable })}</div>
`
}

function attachments(item: PaperItem, level: number, { addressOf }: Drawn): Html | null {
  const { attachments: all } = item
  if (all.length === 0) return null
  const names = all.map((attachment) => {
    const { id, name } = attachment
    const href = addressOf(item.id, attachment)
    const words =
      href === null ? html`${name}` : html`<a href="${href}" rel="noopener noreferrer external">${name}</a>`
    return html`<li id="${targetId({ attachment: id })}"${directionOf(name)}>${words}</li>\n`
  })
  return html`<div class="field">
${heading(level, { text: html`${ATTACHMENTS_HEADING}`, words: '', className: 'field-heading' })}<ul class="attachments">${htmlOf(names)}</ul></div>
`
}
