import { expect, test } from 'vitest'
import { decodeText } from '../../../server/exchange/reading/decodeText.ts'
import { readAgenda } from '../../../server/exchange/reading/readAgenda.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../../shared/agenda/template.ts'
import { SHIPPED_TEMPLATES, shippedTemplate } from '../../../shared/council/templates.ts'

test('[Q7] three templates are shipped: the first council’s, and two as municipal committees have them', () => {
  expect(SHIPPED_TEMPLATES).toHaveLength(3)
  expect(shippedTemplate('council').fields).toBe(FIRST_COUNCIL_TEMPLATE)
  for (const which of ['committee', 'city-council'] as const) {
    const { fields, numbering, standing } = shippedTemplate(which)
    expect(fields.map(({ heading }) => heading)).toEqual(
      expect.arrayContaining(['Sagsresumé', 'Indstilling', 'Sagsfremstilling', 'Økonomi', 'Beslutning']),
    )
    expect(numbering.style).toBe('continuous')
    expect(standing[0]!.title).toBe('Godkendelse af dagsorden')
    expect(standing.at(-1)!.title).toBe('Eventuelt')
    const itemsIn = (nodes: typeof standing): typeof standing =>
      nodes.flatMap((node) => [...(node.kind === 'item' ? [node] : []), ...itemsIn(node.children)])
    expect(itemsIn(standing).every(({ withoutText }) => withoutText)).toBe(true)
    expect(fields.filter(({ hidden }) => hidden).map(({ heading }) => heading)).toEqual(['Beslutning'])
  }
})

test('[Q7] a file with a committee’s headings names the same fields as its template', () => {
  const { fields } = shippedTemplate('city-council')
  const itemText = (n: number) =>
    [
      `## ${n}. Sag ${n}`,
      ...fields.map(({ heading }) => `### ${heading}\n\nTekst til ${heading} i ${n}.`),
    ].join('\n\n')
  const text = ['# Dagsorden', itemText(1), itemText(2)].join('\n\n')
  const read = readAgenda(decodeText(new TextEncoder().encode(text)), 'markdown')
  for (const { key } of fields) expect(read.fields.map((field) => field.key)).toContain(key)
})
