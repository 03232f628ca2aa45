import { expect, test } from 'vitest'
import { paperToHtml } from '../../../server/exchange/formats/html/paperToHtml.ts'
import { deleteItem, replaceTitle } from '../../../shared/agenda/edits.ts'
import { withChanges } from '../../../shared/paper/changes.ts'
import type { Paper } from '../../../shared/paper/paper.ts'
import { sinceLines, withSince } from '../../../shared/paper/sinceBefore.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'
import { DRAFT, sourceOf, VERSION } from '../../support/oddAgendas.ts'

const FIRST = { ...VERSION, number: 1 }

function papers(edition: Paper['edition']): [before: Paper, now: Paper] {
  const doc = agenda().item(item('Økonomi')).item(item('Budget')).item(item('Eventuelt')).doc()
  const before = sourceOf(doc, FIRST).paper
  replaceTitle(doc, idOf(doc, 'Økonomi'), 'Økonomi i 2024')
  deleteItem(doc, idOf(doc, 'Budget'), 1)
  return [before, withChanges(sourceOf(doc, edition).paper, before)]
}

test('[Z184] a later version says on its first page what changed since the one before, and leads there', () => {
  const [before, now] = papers(VERSION)
  const later = withSince(now, before)
  expect(sinceLines(later).map(({ label, name, item }) => [label + name, item?.id])).toEqual([
    ['Ændret: 1. Økonomi i 2024', now.items[0]!.id],
    ['Udgået: 2. Budget', undefined],
  ])
  const page = paperToHtml(later, null)
  expect(page).toContain('Ændret siden version 1')
  expect(page).toContain(`<a href="#item-${now.items[0]!.id}">1. Økonomi i 2024</a>`)
})

test('[Z184] a draft, a supplement and a version that changed no item say nothing of it', () => {
  for (const edition of [DRAFT, { ...VERSION, kind: 'supplement' as const }]) {
    const [before, now] = papers(edition)
    expect(sinceLines(withSince(now, before))).toEqual([])
  }
  const [before] = papers(VERSION)
  expect(sinceLines(withSince({ ...before, edition: VERSION }, before))).toEqual([])
})
