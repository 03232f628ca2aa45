/**
 * Words, names and addresses that hope to be run, in whatever an update can bring: the gate refuses them, or they are drawn as what
 * they are. What an editor would make of them is asked of its schema; what a page makes of them is HTML without an editor.
 */
import { getSchema } from '@tiptap/core'
import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readKinds } from '../../../client/editor/binding/readKinds.ts'
import { fieldExtensions } from '../../../client/editor/extensions.ts'
import { toHtml, toHtmlOrPlaceholder } from '../../../client/editor/toHtml.ts'
import { markdownToRichText } from '../../../server/exchange/formats/markdown/toRichText.ts'
import { admit } from '../../../server/gate/admit.ts'
import { Places } from '../../../server/gate/places.ts'
import { Refused } from '../../../server/gate/refused.ts'
import { AGENDA_PLACES } from '../../../server/sync/agendaPlaces.ts'
import { fieldOf, itemOf } from '../../../shared/agenda/document.ts'
import { replaceField } from '../../../shared/agenda/edits.ts'
import { allowedHref } from '../../../shared/richtext/links.ts'
import { MARKS, NODES } from '../../../shared/richtext/schema.ts'
import { agenda, colleagueOf, idOf, item } from '../../support/agenda.ts'
import { BREAKING_ADDRESSES, HOSTILE_ADDRESSES, HOSTILE_WORDS } from '../../support/hostileWords.ts'
import { faultsInHtml } from '../../support/inertHtml.ts'

const schema = getSchema(fieldExtensions())
readKinds(schema)

const FIRST = Y.encodeStateAsUpdate(agenda().section('Sager', item('AI').field('background', 'Før')).doc())

function newServer(): Y.Doc {
  const doc = new Y.Doc()
  for (const root of Object.keys(AGENDA_PLACES)) doc.getMap(root)
  Y.applyUpdate(doc, FIRST)
  return doc
}

const textIn = (doc: Y.Doc) => fieldOf(itemOf(doc, idOf(doc, 'AI'))!, 'background')!

/** Sends what somebody makes of the text. @returns whether it was let in, and the text as it is at the server then */
function sent(change: (text: Y.XmlFragment, doc: Y.Doc) => void): { isIn: boolean; text: Y.XmlFragment } {
  const server = newServer()
  const client = colleagueOf(server)
  client.transact(() => change(textIn(client), client))
  const update = Y.encodeStateAsUpdate(client, Y.encodeStateVector(server))
  try {
    admit(server, update, new Places(AGENDA_PLACES), () => [], null)
    return { isIn: true, text: textIn(server) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { isIn: false, text: textIn(server) }
  }
}

/** What might do something, on the page or in an editor. */
const faultsOf = (text: Y.XmlFragment): string[] => [...faultsInHtml(toHtml(text)), ...faultsInEditor(text)]

/** By the DOM that the editor's schema says it makes; the browser never sees it as HTML. */
function faultsInEditor(text: Y.XmlFragment): string[] {
  const faults: string[] = []
  initProseMirrorDoc(text, schema).doc.descendants((node) => {
    if (!node.isText) look(node.type.spec.toDOM?.(node), faults)
    for (const mark of node.marks) look(mark.type.spec.toDOM?.(mark, true), faults)
  })
  return faults
}

function look(spec: unknown, faults: string[]): void {
  if (!Array.isArray(spec)) return
  const [tag, attributes, ...inner] = spec as [string, unknown, ...unknown[]]
  if (/script|iframe|object|embed|style|img|svg/.test(tag)) faults.push(tag)
  for (const [name, value] of Object.entries(
    Array.isArray(attributes) ? {} : ((attributes ?? {}) as object),
  )) {
    if (/^on|src|action|srcdoc/i.test(name)) faults.push(`${name}=${value}`)
    if (name === 'href' && value !== '' && allowedHref(value) === null) faults.push(`href=${value}`)
    if (name === 'class' && /[^\w -]|notice|dialog/.test(String(value))) faults.push(`class=${value}`)
    if (name === 'style' && !/^(text-align: (left|right|center)|(min-)?width: \d+px)$/.test(String(value)))
      faults.push(`style=${value}`)
  }
  for (const one of [attributes, ...inner]) look(one, faults)
}

const paragraphWith = (words: string, attributes: Record<string, unknown> = {}): Y.XmlElement => {
  const paragraph = new Y.XmlElement('paragraph')
  const run = new Y.XmlText()
  run.insert(0, words, attributes)
  paragraph.insert(0, [run])
  return paragraph
}

/** Around a line, as much as it takes for the editor to know it. */
const AROUND: Readonly<Record<string, readonly string[]>> = {
  listItem: ['bulletList'],
  tableRow: ['table'],
  tableCell: ['table', 'tableRow'],
  tableHeader: ['table', 'tableRow'],
}

function nodeWith(name: string, attribute: string, value: unknown): Y.XmlElement {
  const node = new Y.XmlElement(name)
  node.setAttribute(attribute, value as never)
  const content = Object.hasOwn(NODES, name) ? NODES[name]!.content : 'blocks'
  if (content === 'blocks') node.insert(0, [paragraphWith('ord')])
  if (content === 'inline') node.insert(0, [new Y.XmlText('ord')])
  return [...(Object.hasOwn(AROUND, name) ? AROUND[name]! : [])].reverse().reduce((inner, outer) => {
    const element = new Y.XmlElement(outer)
    element.insert(0, [inner])
    return element
  }, node)
}

describe('in an update that somebody made by hand', () => {
  test.each(HOSTILE_WORDS)('[G25] words are words: %s', (words) => {
    const { isIn, text } = sent((field) =>
      field.insert(0, [paragraphWith(words), paragraphWith(words, { bold: {} })]),
    )
    expect(isIn).toBe(true)
    expect(faultsOf(text)).toEqual([])
    expect(faultsInHtml(toHtmlOrPlaceholder(new Y.Doc().getXmlFragment('empty'), words))).toEqual([])
  })

  test.each(HOSTILE_ADDRESSES)('[G25] a link does not lead there: %j', (href) => {
    const { isIn, text } = sent((field) => field.insert(0, [paragraphWith('ord', { link: { href } })]))
    expect(isIn).toBe(false)
    expect(toHtml(text)).toBe('<p>Før</p>')
  })

  test.each(BREAKING_ADDRESSES)('[G25] an address stays in its attribute: %s', (href) => {
    const { text } = sent((field) => field.insert(0, [paragraphWith('ord', { link: { href } })]))
    expect(faultsOf(text)).toEqual([])
  })

  test('[G25] attributes that a text may have do no harm, whatever is in them', () => {
    const values = [...HOSTILE_WORDS, 1e9, -1, 0.5, true, null, [1e9, null, -1]]
    for (const [name, { attributes }] of Object.entries(NODES))
      for (const attribute of attributes)
        for (const value of values) {
          const { text } = sent((field) => field.insert(0, [nodeWith(name, attribute, value)]))
          expect([name, attribute, value, faultsOf(text)]).toEqual([name, attribute, value, []])
        }
    for (const [mark, { attributes }] of Object.entries(MARKS))
      for (const attribute of attributes)
        for (const value of values) {
          const link = { href: 'https://kl.dk', [attribute]: value }
          const { text } = sent((field) => field.insert(0, [paragraphWith('ord', { [mark]: link })]))
          expect([mark, attribute, value, faultsOf(text)]).toEqual([mark, attribute, value, []])
        }
  })

  test('[G25] what is not in the schema is refused: elements, attributes, formats, style', () => {
    const elements = [
      'script',
      'iframe',
      'img',
      'svg',
      'style',
      'object',
      'form',
      'a',
      'SCRIPT',
      'constructor',
      '__proto__',
    ]
    for (const name of elements)
      expect([name, sent((field) => field.insert(0, [nodeWith(name, 'src', 'x')])).isIn]).toEqual([
        name,
        false,
      ])
    const attributes = [
      'onclick',
      'onload',
      'style',
      'src',
      'srcdoc',
      'href',
      'class',
      'id',
      '__proto__',
      'constructor',
    ]
    for (const name of Object.keys(NODES))
      for (const attribute of attributes) {
        const { isIn } = sent((field) => field.insert(0, [nodeWith(name, attribute, 'window.pasted=1')]))
        expect([name, attribute, isIn]).toEqual([name, attribute, false])
      }
    for (const format of ['style', 'script', 'onclick', 'textStyle', 'highlight', 'code'])
      expect([format, sent((field) => field.insert(0, [paragraphWith('x', { [format]: {} })])).isIn]).toEqual(
        [format, false],
      )
    for (const attribute of ['onclick', 'style', 'id', 'download', 'ping'])
      expect([
        attribute,
        sent((field) =>
          field.insert(0, [paragraphWith('x', { link: { href: 'https://kl.dk', [attribute]: 'x' } })]),
        ).isIn,
      ]).toEqual([attribute, false])
  })
})

describe('in a file that is imported', () => {
  const asMarkdown = (words: string): string[] => [
    words,
    `[ord](${words})`,
    `[ord](<${words}>)`,
    `![ord](${words})`,
    `<${words}>`,
    `[ord][1]\n\n[1]: ${words}`,
    `**${words}** \`${words}\``,
    `| ${words} | b |\n| --- | --- |\n| [ord](${words}) | ${words} |`,
    `- ${words}\n  > ${words}`,
  ]

  test.each(HOSTILE_WORDS)('[G25] words are words, and no link leads anywhere it may not: %s', (words) => {
    for (const markdown of asMarkdown(words)) {
      const read = markdownToRichText(markdown.split('\n'), null, () => {})
      const { isIn, text } = sent((_field, doc) => replaceField(doc, idOf(doc, 'AI'), 'background', read))
      expect([markdown, isIn, faultsOf(text)]).toEqual([markdown, true, []])
    }
  })
})
