import { expect, test } from 'vitest'
import { paperToMarkdown } from '../../../server/exchange/formats/markdown/paperToMarkdown.ts'
import { readAgenda } from '../../../server/exchange/reading/readAgenda.ts'
import { ODD_AGENDAS, sourceOf, VERSION } from '../../support/oddAgendas.ts'
import { sampleAgenda } from '../../support/sampleAgenda.ts'

test('[Z191][Z285] a version’s Markdown says which it is, and is read as the items that it has', () => {
  const { paper } = sourceOf(sampleAgenda(), VERSION)
  const markdown = paperToMarkdown(paper)
  expect(markdown).toContain('## Dagsorden 2024\n\n**Udgave:** Version 2, 17-01-2024 12:00\n')
  const read = readAgenda(markdown, 'markdown')
  expect(read.facts).toMatchObject({ title: 'Dagsorden 2024', startsAt: '2024-01-24T10:00' })
  expect(JSON.stringify(read)).not.toContain('17-01-2024')
  const titles = read.items.flatMap(({ title, children }) => [title, ...children.map((child) => child.title)])
  expect(titles).toEqual(
    paper.items.flatMap(({ title, children }) => [title, ...children.map((child) => child.title)]),
  )
})

test('[Z191] what a reference says stands in it, and what a supplement is without', () => {
  const { paper } = sourceOf(ODD_AGENDAS.references!(), { ...VERSION, kind: 'supplement' })
  const removed = [{ item: 'x', number: '2.3', title: 'Budget' }]
  const markdown = paperToMarkdown({ ...paper, removed })
  expect(markdown).toContain('sag 1.2')
  expect(markdown).toMatch(/## Tillægsdagsorden/)
  expect(markdown).toContain('Udgået af dagsordenen:\n\n- 2.3. Budget')
})
