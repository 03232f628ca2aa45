/** Agendas that nobody would write and everybody does some day: what every format must get through, with no word lost. */

import type * as Y from 'yjs'
import type { ExportSource } from '../../server/exchange/formats/formats.ts'
import { itemOf, readAttachments } from '../../shared/agenda/document.ts'
import {
  deleteAttachment,
  deleteItem,
  replaceField,
  setLateReason,
  setWithoutText,
} from '../../shared/agenda/edits.ts'
import { inNamedOrder } from '../../shared/agenda/responsibleOrder.ts'
import { type ItemSnapshot, readAgenda } from '../../shared/agenda/snapshot.ts'
import { DEFAULT_LOOK } from '../../shared/council/paperLook.ts'
import { compareNames } from '../../shared/language/sorting.ts'
import type { Draft, Edition, Paper, SentEdition } from '../../shared/paper/paper.ts'
import { paperOf } from '../../shared/paper/paperOf.ts'
import type { RichText, RichTextNode } from '../../shared/richtext/richText.ts'
import { agenda, idOf, item, section } from './agenda.ts'
import { HOSTILE_WORDS } from './hostileWords.ts'
import { sampleAgenda } from './sampleAgenda.ts'
import { EVERYTHING, FROM_A_NEWER_PROGRAM } from './sampleTexts.ts'

/** Of both kinds; a format shows what each asks for. */
export const DRAFT: Draft = { is: 'draft', at: Date.UTC(2024, 0, 15, 8, 30), seq: 42, next: 1 }
export const VERSION: SentEdition = {
  is: 'version',
  number: 2,
  at: Date.UTC(2024, 0, 17, 11),
  kind: 'whole',
}

/** What a format is given of this document. People are called by their ids. */
export function sourceOf(doc: Y.Doc, edition: Edition = DRAFT): ExportSource {
  const namesOf = (people: readonly string[], order: readonly string[] = []) =>
    inNamedOrder(people, order, compareNames)
  const nameOf = (person: string) => person
  const paper: Paper = paperOf(doc, { agenda: 'odd', edition, look: DEFAULT_LOOK, nameOf, namesOf })!
  const read = readAgenda(doc, nameOf)
  const responsibles = Object.fromEntries(responsiblesIn(read.items))
  return { exported: { id: 'odd', agenda: read, responsibles }, paper, logo: null }
}

const responsiblesIn = (items: readonly ItemSnapshot[]): [string, string[]][] =>
  items.flatMap(({ id, responsibles, responsibleOrder, children }) => [
    [id, inNamedOrder(responsibles, responsibleOrder, compareNames)],
    ...responsiblesIn(children),
  ])

// ── Rich text ────────────────────────────────────────────────────────────────────────────────────────────────────────

const words = (text: string, ...marks: string[]): RichTextNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const link = (text: string, href: string): RichTextNode => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href } }],
})
const block = (type: string, ...content: RichTextNode[]): RichTextNode => ({ type, content })
const line = (...content: (RichTextNode | string)[]): RichTextNode =>
  block('paragraph', ...content.map((one) => (typeof one === 'string' ? words(one) : one)))
const text = (...content: RichTextNode[]): RichText => ({ type: 'doc', content })
const listItem = (...content: RichTextNode[]): RichTextNode => block('listItem', ...content)
const ordered = (attrs: Record<string, unknown>, ...content: RichTextNode[]): RichTextNode => ({
  ...{ type: 'orderedList', attrs, content },
})
const cell = (content: string | RichTextNode[], type = 'tableCell', attrs = {}): RichTextNode => ({
  type,
  attrs: { colspan: 1, rowspan: 1, ...attrs },
  content: typeof content === 'string' ? [line(content)] : content,
})
const row = (...content: RichTextNode[]): RichTextNode => block('tableRow', ...content)
const counted = (many: number): number[] => Array.from({ length: many }, (_, index) => index + 1)

/** A list in a list in a list, of both kinds in turn. */
const nested = (deep: number, level = 1): RichTextNode => {
  const content = [line(`trin${level}`), ...(level < deep ? [nested(deep, level + 1)] : [])]
  return level % 2 === 0
    ? ordered({ start: level }, listItem(...content))
    : block('bulletList', listItem(...content))
}

const table = (rows: number, columns: number): RichTextNode =>
  block(
    'table',
    row(...counted(columns).map((column) => cell(`kolonne${column}`, 'tableHeader'))),
    ...counted(rows).map((at) => row(...counted(columns).map((column) => cell(`celle${at}x${column}`)))),
  )

const MERGED = block(
  'table',
  row(
    cell('over to kolonner', 'tableHeader', { colspan: 2 }),
    cell('højre', 'tableHeader', { align: 'right' }),
  ),
  row(
    cell('over to rækker', 'tableHeader', { rowspan: 2 }),
    cell('midt', 'tableCell', { align: 'center' }),
    cell('a'),
  ),
  row(cell('b'), cell([line('to'), line('afsnit'), block('bulletList', listItem(line('og en liste')))])),
  row(cell('en række med for få celler')),
  row(cell('umulig spændvidde', 'tableCell', { colspan: 9_999_999, rowspan: -1 })),
)

/** What means something to a typesetter, to Markdown, to XML, to a spreadsheet. */
const SIGNS = [
  '#let x = 1; #panic("x")',
  '$ x^2 $ og $$y_1$$',
  '*stjerner* _streger_ `tegn` ~bølger~',
  '@mærke <etiket> [klammer] {krøller} (runde)',
  '\\ omvendt \\n \\# \\begin{document} \\input{/etc/passwd}',
  '// kommentar /* og */ slut',
  '= ikke en overskrift',
  '- ikke en liste',
  '+ heller ikke',
  '1. eller dette',
  '/ ord: forklaring',
  '&amp; &lt; &#x41; &nbsp; %20 ]]> <!-- -->',
  '=1+1 og =HYPERLINK("https://ond.example")',
  'anførsel "lige" \'enkelt\' «gåseøjne» „lave“ – — … ½ § ¶ ✓',
  'https://www.kl.dk/en_adresse(med)tegn?a=1&b=%C3%A6#x',
]

/** Of what XML forbids, and what hides, turns or joins letters. */
const CONTROLS = [
  'nul\u0000her',
  ...['\u0001', '\u0008', '\u000b', '\u000c', '\u001b', '\u007f', '\u0085', '\ufffe', '\uffff'].map(
    (sign, at) => `kontrol${at}${sign}slut${at}`,
  ),
  'linje\u2028skift og afsnit\u2029skift',
  'blød\u00adbindestreg nul\u200bbredde binder\u2060ord \ufeffmærke',
  'hårdt\u00a0mellemrum smalt\u202fmellemrum og\tet\ttabulatortegn',
]

const SCRIPTS = [
  '👩‍👩‍👧‍👦 familie 🇩🇰 flag 👍🏽 hud 🧑‍💻 kode ❤️ hjerte 1️⃣ tal 🫠',
  'العربية من اليمين إلى اليسار مع 123 و English',
  'עברית מימין לשמאל',
  '\u202eomvendt\u202c og \u2067isoleret\u2069 retning',
  'Ελληνικά Кириллица 中文字 日本語 한국어 ไทย हिन्दी',
  'sammensat: å ǿ ę̈ Z͑ͫ̓a̴l̷g̶o',
  'matematik: ∑ ∫ √ ≤ ≠ → ⇒ ∞ 𝔸 𝒜',
]

const LONG_WORD = 'Speciallægepraksisplanlægningsstabiliseringsperiode'.repeat(8)
const LONG_ADDRESS = `https://www.kl.dk/${'meget-lang-sti/'.repeat(40)}`

const EMPTY_BLOCKS = text(
  line(),
  { type: 'heading', attrs: { level: 2 }, content: [] },
  { type: 'bulletList', content: [] },
  block('bulletList', { type: 'listItem', content: [] }, listItem(line())),
  { type: 'table', content: [] },
  block('table', { type: 'tableRow', content: [] }),
  block('table', row({ type: 'tableCell', content: [] }, cell(''))),
  { type: 'blockquote', content: [] },
  { type: 'paragraph' },
  line('tomheden er forbi'),
  line(),
)

const NESTED_OTHERWISE = text(
  block('bulletList', listItem(line('før tabellen'), table(2, 2), line('efter tabellen'))),
  block(
    'blockquote',
    block('blockquote', line('et citat i et citat')),
    block('bulletList', listItem(line('en liste i citatet'))),
  ),
  block('bulletList', listItem(block('bulletList', listItem(line('en liste uden første linje'))))),
  { type: 'heading', attrs: { level: 1 }, content: [words('Først')] },
  { type: 'heading', attrs: { level: 3 }, content: [words('Et niveau sprunget over')] },
  { type: 'heading', attrs: { level: 99 }, content: [words('Intet niveau')] },
  ordered({ start: 0 }, listItem(line('nul'))),
  ordered({ start: -3 }, listItem(line('minus tre'))),
  ordered({ start: 3, type: 'a' }, listItem(line('bogstav c'))),
  ordered({ start: 999_999_999 }, listItem(line('et stort tal'))),
  block('table', row(cell([table(1, 1)]))),
)

const LINKS = text(
  line(link('en side', 'https://www.kl.dk/a_(b)?x=1&y="2"'), ' og ', link('et brev', 'mailto:vn@kl.dk')),
  line(link('et forbudt sted', 'javascript:alert(1)'), ' samt ', link(LONG_ADDRESS, LONG_ADDRESS)),
  line(
    {
      ...words('fed og skrå', 'bold', 'italic'),
      marks: [{ type: 'bold' }, { type: 'italic' }, { type: 'link', attrs: { href: 'https://kl.dk' } }],
    },
    words('streget', 'strike'),
    words('understreget', 'underline'),
    words('ukendt mærke', 'blinkende'),
  ),
)

const linesOf = (lines: readonly string[]): RichText => text(...lines.map((one) => line(one)))

// ── Agendas ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const withField = (title: string, written: RichText) => item(title).field('presentation', written)

function withReferences(): Y.Doc {
  const doc = agenda()
    .section(
      'Henvisninger',
      item('Den der henviser')
        .caseNumber('SAG-2024-00001')
        .attachments('Notat om rammerne.pdf', 'Fjernet bilag.pdf', ''),
      item('Den der nævnes').caseNumber('SAG-2024-00002'),
      item('Den der er væk'),
    )
    .doc()
  const id = idOf(doc, 'Den der henviser')
  const toItem = (title: string, attrs = {}) => ({
    type: 'itemRef',
    attrs: { item: idOf(doc, title), ...attrs },
  })
  const [kept, removed, unnamed] = readAttachments(itemOf(doc, id)!)
  const enclosed = (attachment?: { id: string }) => ({
    type: 'enclosure',
    attrs: { attachment: attachment?.id },
  })
  replaceField(
    doc,
    id,
    'presentation',
    text(
      line('Jf. ', toItem('Den der nævnes'), ' og ', toItem('Den der er væk'), '.'),
      line('Se ', toItem('Henvisninger', { word: 'Afsnit' }), ' samt ', {
        type: 'itemRef',
        attrs: { item: 'ingen' },
      }),
      line('Vedlagt ', enclosed(kept), ', ', enclosed(removed), ', ', enclosed(unnamed), ' og ', enclosed()),
      line({ type: 'mention', attrs: { person: 'Vibeke Normann' } }, ' svarer ', {
        type: 'mention',
        attrs: {},
      }),
      line(toItem('Den der nævnes'), { type: 'hardBreak' }, 'til sidst'),
    ),
  )
  deleteItem(doc, idOf(doc, 'Den der er væk'), 1)
  deleteAttachment(doc, id, removed!.id, 1)
  return doc
}

function withFacts(): Y.Doc {
  const doc = agenda()
    .item(
      item('Et punkt med alt hvad et punkt kan have')
        .by('Vibeke Normann', 'Søren Nørgaard Madsen', 'Åse Ærø')
        .presentedBy('Anders Drejer Lønbæk, Odense, og Christian Harsløf, KL')
        .caseNumber('SAG-2023-03576')
        .field('background', EVERYTHING)
        .attachments('Bilag et.pdf', `Bilag med et navn ${'så langt '.repeat(30)}`.trim()),
    )
    .item(item('Eventuelt'))
    .item(item(''))
    .item(section(''))
    .doc()
  setLateReason(
    doc,
    idOf(doc, 'Et punkt med alt hvad et punkt kan have'),
    'Ministeriet svarede først mandag.',
  )
  setWithoutText(doc, idOf(doc, 'Eventuelt'), true)
  return doc
}

/** Items below each other, so many levels. */
const deepItem = (levels: number, level = 1): ReturnType<typeof item> => {
  const one = withField(`Niveau${level}`, linesOf([`dybde${level}`]))
  return level < levels ? one.with(deepItem(levels, level + 1)) : one
}

/** Words that somebody hopes will be run, wherever words can stand. */
function hostile(): Y.Doc {
  const all = HOSTILE_WORDS
  const items = all.map((word) =>
    withField(word, text(line(words(word)), line(link('følg med', word))))
      .by(word)
      .presentedBy(word)
      .caseNumber(word)
      .attachments(word),
  )
  return agenda()
    .facts({ council: all[0]!, title: all[1]!, place: all[2]! })
    .motto(all[3]!)
    .section(all[4]!, ...items)
    .doc()
}

/** Each gives a new document. */
export const ODD_AGENDAS: Readonly<Record<string, () => Y.Doc>> = {
  'the sample': sampleAgenda,
  'nothing at all': () => agenda().doc(),
  'no facts': () =>
    agenda()
      .facts({ council: '', title: '', startsAt: null, endsAt: null, place: '' })
      .item(item('Et punkt'))
      .doc(),
  'a meeting of two days': () => agenda().facts({ endsAt: '2024-01-25T14:00' }).item(item('Et punkt')).doc(),
  'sections without numbers': () =>
    agenda().numbered({ first: 89, style: 'continuous' }).section('Drøftelse', item('Et punkt')).doc(),
  'facts of every kind': withFacts,
  references: withReferences,
  'a hundred items': () =>
    counted(100)
      .reduce((all, at) => all.item(withField(`Punkt${at}`, linesOf([`tekst${at}`]))), agenda())
      .doc(),
  'items nine levels deep': () => agenda().item(deepItem(9)).doc(),
  'lists thirty levels deep': () =>
    agenda()
      .item(withField('Dybt', text(nested(30))))
      .doc(),
  'a table of three pages': () =>
    agenda()
      .item(withField('Langt', text(table(150, 4))))
      .doc(),
  'a table of thirty columns': () =>
    agenda()
      .item(withField('Bredt', text(table(3, 30))))
      .doc(),
  'merged cells': () =>
    agenda()
      .item(withField('Flettet', text(MERGED)))
      .doc(),
  'a paragraph of three pages': () =>
    agenda()
      .item(
        withField(
          'Meget',
          linesOf([
            counted(2000)
              .map((at) => `ord${at}`)
              .join(' '),
          ]),
        ),
      )
      .doc(),
  'long words': () =>
    agenda()
      .item(withField(LONG_WORD, linesOf([LONG_WORD, LONG_ADDRESS])))
      .doc(),
  'blocks of nothing': () => agenda().item(withField('Tomt', EMPTY_BLOCKS)).doc(),
  'blocks in blocks': () => agenda().item(withField('Rodet', NESTED_OTHERWISE)).doc(),
  links: () => agenda().item(withField('Led videre', LINKS)).doc(),
  'what a newer program wrote': () => agenda().item(withField('Nyt', FROM_A_NEWER_PROGRAM)).doc(),
  signs: () =>
    agenda()
      .item(withField(SIGNS.join(' '), linesOf(SIGNS)))
      .doc(),
  'control characters': () =>
    agenda()
      .item(withField(CONTROLS.join(' '), linesOf(CONTROLS)))
      .doc(),
  'other scripts': () =>
    agenda()
      .item(withField(SCRIPTS.join(' '), linesOf(SCRIPTS)))
      .doc(),
  'hostile words': hostile,
}
