/** What references are called in the page, and when that is told. */
import { expect, test } from 'vitest'
import { labelsOf } from '../../../client/editor/labels.ts'
import { followsLabels, toHtml } from '../../../client/editor/toHtml.ts'
import { fieldOf, itemOf } from '../../../shared/agenda/document.ts'
import {
  addItem,
  deleteItem,
  moveItem,
  replaceField,
  setCaseNumber,
  setPresenter,
} from '../../../shared/agenda/edits.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { agenda, item } from '../../support/agenda.ts'
import { faultsInHtml } from '../../support/inertHtml.ts'

/** 1 Sager, 1.1 Budget, 1.2 AI: `id1`, `id2`, `id3`. The first refers to the second, and mentions Lene. */
function referring() {
  const doc = agenda().section('Sager', item('Budget').field('background', 'x'), item('AI')).doc()
  const content = [
    { type: 'itemRef', attrs: { item: 'id3' } },
    { type: 'mention', attrs: { person: 'lene' } },
  ]
  replaceField(doc, 'id2', 'background', { type: 'doc', content: [{ type: 'paragraph', content }] })
  const labels = labelsOf(doc)
  let told = 0
  labels.subscribe(() => told++)
  const html = () => toHtml(fieldOf(itemOf(doc, 'id2')!, 'background')!)
  return { doc, labels, html, told: () => told }
}

test('[F10] drawn, a reference leads to its item, and a person is named when the names are here', () => {
  const { labels, html, doc } = referring()
  const link = '<a class="item-ref" data-item-ref="id3" href="#item-id3">punkt 1.2</a>'
  expect(html()).toBe(`<p>${link}<span class="mention" data-mention="lene">@…</span></p>`)
  labels.know(new Map([['lene', { name: 'Lene <Bak>' }]]))
  expect(html()).toContain('data-mention="lene">@Lene &lt;Bak&gt;</span>')
  labels.know(new Map())
  expect(html()).toContain('data-mention="lene">@(ukendt)</span>')
  deleteItem(doc, 'id3', 5)
  expect(html()).toContain('<a class="item-ref" data-item-ref="id3">(slettet sag)</a>')
  expect(faultsInHtml(html())).toEqual([])
  expect([labels.titleOf('id3'), labels.titleOf('id2')]).toEqual(['Slettet: AI', 'Budget'])
  expect([followsLabels(html()), followsLabels('<p> data-mention="</p>'), followsLabels('<p>x</p>')]).toEqual(
    [true, true, false],
  )
})

test('[F11] that something is called otherwise is told once, and nothing else is', () => {
  const { doc, labels, html, told } = referring()
  html()
  setPresenter(doc, 'id2', 'Mette')
  replaceField(doc, 'id3', 'background', paragraphs('Nye ord'))
  expect(told()).toBe(0)
  moveItem(doc, 'id3', { parent: 'id1', index: 0 })
  expect([told(), html()]).toEqual([1, expect.stringContaining('punkt 1.1')])
  setCaseNumber(doc, 'id3', 'SAG-1')
  setCaseNumber(doc, 'id3', 'SAG-12')
  expect([told(), html()]).toEqual([2, expect.stringContaining('sag 1.1')])
  addItem(doc, { id: 'id9', kind: 'item', title: paragraphs('Nyt'), fields: {} }, { parent: 'id1', index: 0 })
  expect([told(), html()]).toEqual([3, expect.stringContaining('sag 1.2')])
  const names = new Map([['lene', { name: 'Lene' }]])
  labels.know(names)
  labels.know(names)
  expect(told()).toBe(4)
})
