/** Agendas for tests, written as they are read, and drawn as they are shown. */
import * as Y from 'yjs'
import { type AgendaSeed, createAgenda, type ItemSeed } from '../../shared/agenda/createAgenda.ts'
import {
  type AgendaFacts,
  agendaOf,
  type FieldKey,
  fieldOf,
  type ItemId,
  itemEntries,
  itemOf,
  type Numbering,
  type TemplateField,
  titleOf,
  wordsOfLine,
} from '../../shared/agenda/document.ts'
import { inOrder, type OutlineNode, readOutline } from '../../shared/agenda/outline.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../shared/agenda/template.ts'
import { oneLine, plainText } from '../../shared/richtext/plainText.ts'
import { EMPTY_TEXT, paragraphs, type RichText } from '../../shared/richtext/richText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'

export const FACTS: AgendaFacts = {
  council: 'It-Arkitekturrådet',
  title: 'Dagsorden 2024',
  startsAt: '2024-01-24T10:00',
  endsAt: '2024-01-24T14:00',
  place: 'KL. lokale 2-01',
  deadlines: { items: null, material: null },
  numbering: { first: 1, style: 'nested' },
}

/** `agenda().section('Drøftelsessager', item('AI').by('vibeke')).doc()` */
export const agenda = (): AgendaBuilder =>
  new AgendaBuilder({ facts: FACTS, fields: FIRST_COUNCIL_TEMPLATE, motto: EMPTY_TEXT, items: [] })

export const section = (title: string, ...children: readonly ItemBuilder[]): ItemBuilder =>
  new ItemBuilder({ ...emptyNode('section', title), children: children.map((child) => child.seed) })

export const item = (title: string): ItemBuilder => new ItemBuilder(emptyNode('item', title))

class AgendaBuilder {
  readonly seed: AgendaSeed

  constructor(seed: AgendaSeed) {
    this.seed = seed
  }

  section(title: string, ...children: readonly ItemBuilder[]): AgendaBuilder {
    return this.item(section(title, ...children))
  }

  item(node: ItemBuilder): AgendaBuilder {
    return new AgendaBuilder({ ...this.seed, items: [...this.seed.items, node.seed] })
  }

  facts(facts: Partial<AgendaFacts>): AgendaBuilder {
    return new AgendaBuilder({ ...this.seed, facts: { ...this.seed.facts, ...facts } })
  }

  numbered(numbering: Numbering): AgendaBuilder {
    return this.facts({ numbering })
  }

  fields(...fields: readonly TemplateField[]): AgendaBuilder {
    return new AgendaBuilder({ ...this.seed, fields })
  }

  motto(...lines: readonly string[]): AgendaBuilder {
    return new AgendaBuilder({ ...this.seed, motto: paragraphs(...lines) })
  }

  /** A new document with it; ids are `id1`, `id2` … in the order in which the agenda is read. */
  doc(): Y.Doc {
    const doc = new Y.Doc()
    let made = 0
    createAgenda(doc, this.seed, () => `id${++made}`)
    return doc
  }
}

class ItemBuilder {
  readonly seed: ItemSeed

  constructor(seed: ItemSeed) {
    this.seed = seed
  }

  by(...responsibles: readonly string[]): ItemBuilder {
    return this.but({ responsibles })
  }

  presentedBy(presenter: string): ItemBuilder {
    return this.but({ presenter })
  }

  caseNumber(caseNumber: string): ItemBuilder {
    return this.but({ caseNumber })
  }

  /** @param text a line for a paragraph, or rich text */
  field(key: string, text: string | RichText): ItemBuilder {
    const written = typeof text === 'string' ? paragraphs(text) : text
    return this.but({ fields: { ...this.seed.fields, [key]: written } })
  }

  attachments(...attachments: readonly string[]): ItemBuilder {
    return this.but({ attachments })
  }

  with(...children: readonly ItemBuilder[]): ItemBuilder {
    return this.but({ children: children.map((child) => child.seed) })
  }

  private but(change: Partial<ItemSeed>): ItemBuilder {
    return new ItemBuilder({ ...this.seed, ...change })
  }
}

function emptyNode(kind: ItemSeed['kind'], title: string): ItemSeed {
  const nothing = {
    caseNumber: '',
    responsibles: [],
    presenter: '',
    fields: {},
    attachments: [],
    children: [],
  }
  return { kind, title: paragraphs(title), ...nothing }
}

/** The outline as it is read: `2.3.1 Title` for each node. */
export function draw(doc: Y.Doc): string[] {
  return drawNodes(readOutline(doc), (id) => titleIn(doc, id))
}

export function drawNodes(nodes: readonly OutlineNode[], title = (id: ItemId) => id): string[] {
  return inOrder(nodes).map((node) => `${node.number} ${title(node.id)}`.trimStart())
}

/** The words of an item's field. */
export const wordsOf = (doc: Y.Doc, title: string, field: FieldKey): string =>
  plainText(readRichText(fieldOf(itemOf(doc, idOf(doc, title))!, field)))

/** The id of the node with this title, living or deleted. */
export function idOf(doc: Y.Doc, title: string): ItemId {
  const found = itemEntries(doc).find(([id]) => titleIn(doc, id) === title)
  if (found === undefined) throw new Error(`no node is called «${title}»`)
  return found[0]
}

export function titleIn(doc: Y.Doc, id: ItemId): string {
  return oneLine(readRichText(titleOf(itemOf(doc, id)!)))
}

/** Makes of an agenda what a program of content schema 2 left: its lines are plain values. */
export function asOfSchema2(doc: Y.Doc): Y.Doc {
  doc.transact(() => {
    for (const [, item] of itemEntries(doc)) {
      item.set('presenter', wordsOfLine(item, 'presenter'))
      item.delete('lateReason')
    }
    agendaOf(doc).set('schemaVersion', 2)
  })
  return doc
}

/** A colleague's copy: the same agenda under another client id. */
export function colleagueOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** Lets each see what the others did. */
export function meet(...docs: readonly Y.Doc[]): void {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc))
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update)
}
