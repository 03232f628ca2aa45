/** «jf. sag 2.1» in a file: what becomes a reference, and what stays words. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { agendaToMarkdown } from '../../../server/exchange/formats/markdown/agendaToMarkdown.ts'
import { readAgenda } from '../../../server/exchange/reading/readAgenda.ts'
import { type ReferredItem, withReferences } from '../../../server/exchange/reading/references.ts'
import { createAgenda, type ItemSeed } from '../../../shared/agenda/createAgenda.ts'
import { inWords } from '../../../shared/agenda/inWords.ts'
import { nodesIn } from '../../../shared/agenda/references.ts'
import { readAgenda as readSnapshot } from '../../../shared/agenda/snapshot.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { paragraphs, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { agenda, item } from '../../support/agenda.ts'

/** A file with three items, and these words in the first. */
const fileWith = (words: string): string => {
  const doc = agenda()
    .section('Orientering', item('Referat').field('background', 'ORD'))
    .section('Drøftelse', item('Strategi for AI').caseNumber('SAG-2024-00001'), item('Budget'), item('Sky'))
    .doc()
  return agendaToMarkdown({ id: 'a', agenda: readSnapshot(doc), responsibles: {} }).replace('ORD', words)
}

function read(text: string) {
  let made = 0
  const file = readAgenda(fileWith(text), 'markdown')
  const { items, count } = withReferences(file.items, () => `id${++made}`)
  const [referat] = items[0]!.children
  return { file, items, count, text: referat!.fields.background! }
}

const idsOf = (items: readonly ReferredItem[]): string[][] =>
  items.flatMap(({ number, id, children }) => [[number, id], ...idsOf(children)])

/** What refers, by the number that the file has: «sag 2.1» is `[2.1]`, with another word than ours `[punkt 2.1]`. */
function drawn(text: string): string {
  const { items, text: body } = read(text)
  const numbers = new Map(idsOf(items).map(([number, id]) => [id, number]))
  const draw = (node: RichTextNode): string => {
    const { item: id, word } = node.attrs ?? {}
    if (node.type === 'itemRef')
      return `[${[word, numbers.get(String(id))].filter((part) => part !== undefined).join(' ')}]`
    return node.text ?? (node.content ?? []).map(draw).join('')
  }
  return body.content.map(draw).join('\n')
}

const seed = ({ children, ...one }: ReferredItem): ItemSeed => ({
  ...one,
  title: paragraphs(one.title),
  children: children.map(seed),
})

test('[F30] a number with the word of an item before it is a reference; the file’s own word stays', () => {
  expect(drawn('Arbejdet følger tæt, jf. sag 2.1.')).toBe('Arbejdet følger tæt, jf. [2.1].')
  expect(drawn('Sag 2.1 og punkt 2.1, jf. punkt 2.2')).toBe('[Sag 2.1] og [punkt 2.1], jf. [2.2]')
  expect(drawn('Se pkt. 2.3 (sag nr. 2.1)')).toBe('Se [pkt. 2.3] ([sag nr. 2.1])')
  expect(drawn('Sagerne 2.1, 2.2 og 2.3 hænger sammen')).toBe(
    'Sagerne [ 2.1], [ 2.2] og [ 2.3] hænger sammen',
  )
  expect(drawn('punkt 2.2-2.3 og afsnit 2')).toBe('[2.2]-[ 2.3] og [2]')
  expect(drawn('sag 2 og jf. punkt 2')).toBe('[sag 2] og jf. [punkt 2]')
  expect(drawn('**jf. sag 2.1**')).toBe('jf. [2.1]')
})

test('[F31] what is no item of the file, or may be a number of something else, stays words', () => {
  const words = [
    'jf. sag 7.1',
    'sag 2.1.2024',
    'punkt 2.1 i kontrakten',
    'på punkt 2',
    'afsnit 2.1',
    'sag 2-2023',
    'sag 2,5',
    'SAG-2024-00001',
    'besag 2.1',
    'version 2.1',
    'SAG 2.1',
    'sag 2.1a',
  ]
  for (const each of words) expect([each, drawn(each)]).toEqual([each, each])
  expect(read('[sag 2.1](https://kl.dk)').count).toBe(0)
})

test('[F30] every word of the file stands there as it stood, and the references are counted', () => {
  const words = 'Jf. Sag 2.1, punkt 2.1, sagerne 2.2 og 2.3 samt afsnit 2 (pkt. 2.2).'
  const { items, count, file } = read(words)
  const doc = new Y.Doc()
  createAgenda(doc, { ...file, items: items.map(seed) }, () => 'x')
  const { background } = readSnapshot(doc).items[0]!.children[0]!.fields
  expect(plainText(background!)).toBe(words)
  expect(count).toBe(6)
  expect(plainText(inWords(doc, () => null)(items[0]!.children[0]!.fields.background!))).toBe(words)
})

test('[F32] exported and imported again the same texts refer to the same items', () => {
  const first = read('Jf. sag 2.1, Sag 2.1, punkt 2.2 og sagerne 2.1 og 2.3; 2.2 er et tal.')
  const doc = new Y.Doc()
  createAgenda(doc, { ...first.file, items: first.items.map(seed) }, () => 'x')
  const markdown = agendaToMarkdown({ id: 'a', agenda: readSnapshot(doc), responsibles: {} })
  let made = 0
  const again = withReferences(readAgenda(markdown, 'markdown').items, () => `id${++made}`)
  expect(again.items[0]!.children[0]!.fields.background).toEqual(first.text)
  expect([...nodesIn(first.text.content)].filter(({ type }) => type === 'itemRef')).toHaveLength(5)
})
