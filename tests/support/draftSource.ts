/** A document as a draft on its way out, for tests of formats; people's ids are their names. */
import * as Y from 'yjs'
import type { CouncilNames } from '../../server/exchange/councilNames.ts'
import { type AgendaToExport, readSource } from '../../server/exchange/exportSource.ts'
import type { ExportSource } from '../../server/exchange/formats/formats.ts'
import { DEFAULT_LOOK } from '../../shared/council/paperLook.ts'

const NOBODY: CouncilNames = { names: new Map(), joined: new Map(), mentioned: new Map() }

export const draftToExport = (doc: Y.Doc, more: Partial<AgendaToExport> = {}): AgendaToExport => ({
  id: 'agenda',
  state: Y.encodeStateAsUpdate(doc),
  people: NOBODY,
  edition: { is: 'draft', at: Date.UTC(2024, 0, 15, 8, 30), seq: 7, next: 1 },
  look: DEFAULT_LOOK,
  logo: null,
  ...more,
})

export const draftSource = (doc: Y.Doc, more?: Partial<AgendaToExport>): ExportSource =>
  readSource(draftToExport(doc, more))!
