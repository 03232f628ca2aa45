/** The lists' buttons on whatever is selected, as they do in Word. */
import { getSchema } from '@tiptap/core'
import { AllSelection, EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import { fieldExtensions } from '../../../../client/editor/extensions.ts'
import { isListOn, type ListKind, toggleList } from '../../../../client/editor/list/toggleList.ts'
import type { RichText, RichTextNode } from '../../../../shared/richtext/richText.ts'
import { drawRichText } from '../../../support/drawRichText.ts'
import { RandomSource } from '../../../support/randomSource.ts'

const schema = getSchema(fieldExtensions())

const node = (type: string, ...content: RichTextNode[]): RichTextNode => ({ type, content })
const line = (text: string): RichTextNode =>
  text === '' ? node('paragraph') : node('paragraph', { type: 'text', text })
const item = (text: string, ...below: RichTextNode[]): RichTextNode => node('listItem', line(text), ...below)
const bullets = (...items: RichTextNode[]): RichTextNode => node('bulletList', ...items)
const numbers = (...items: RichTextNode[]): RichTextNode => node('orderedList', ...items)
const table = (...cells: RichTextNode[]): RichTextNode =>
  node('table', node('tableRow', ...cells.map((cell) => node('tableCell', cell))))

/** @param last the selection ends in this line; default: a caret in the first */
function stateOf(content: RichTextNode[], first: string, last = first, end: 'in' | 'before' = 'in') {
  const doc = schema.nodeFromJSON({ type: 'doc', content })
  const placeIn = (words: string, add: number) => {
    let place = 0
    doc.descendants((child, pos) => {
      if (child.isTextblock && child.textContent === words) place = pos + add
    })
    return place
  }
  const [from, to] = [placeIn(first, 2), placeIn(last, end === 'in' ? 2 : 1)]
  return EditorState.create({ doc, selection: TextSelection.create(doc, from, to) })
}

function toggled(state: EditorState, kind: ListKind = 'bulletList'): EditorState {
  const { tr } = state
  toggleList(tr, kind)
  const after = state.apply(tr)
  after.doc.check()
  return after
}

const draw = ({ doc }: EditorState): string[] => drawRichText(doc.toJSON() as RichText)

describe('[E76] the selected lines become one list of the wished kind', () => {
  test('plain lines join the bullets that stand among them', () => {
    const state = stateOf([line('Aa'), bullets(item('Bb'), item('Cc')), line('Dd'), line('Ee')], 'Aa', 'Dd')
    expect(draw(toggled(state))).toEqual(['- Aa', '- Bb', '- Cc', '- Dd', 'Ee'])
    expect(toggled(state).doc.childCount).toBe(2)
  })

  test('lists of the other kind are converted, with their levels', () => {
    const state = stateOf(
      [line('Aa'), bullets(item('Bb', bullets(item('Cc'))), item('Dd')), line('Ee'), numbers(item('Ff'))],
      'Aa',
      'Ff',
    )
    const after = toggled(state, 'orderedList')
    expect(draw(after)).toEqual(['1. Aa', '2. Bb', '  1. Cc', '3. Dd', '4. Ee', '5. Ff'])
    expect(after.doc.childCount).toBe(1)
  })

  test('a caret in a list makes the whole list of the other kind, and of nested lists the inner', () => {
    const nested = [bullets(item('Aa', bullets(item('Bb'), item('Cc'))), item('Dd'))]
    expect(draw(toggled(stateOf(nested, 'Cc'), 'orderedList'))).toEqual([
      '- Aa',
      '  1. Bb',
      '  2. Cc',
      '- Dd',
    ])
    expect(draw(toggled(stateOf(nested, 'Dd'), 'orderedList'))).toEqual([
      '1. Aa',
      '  - Bb',
      '  - Cc',
      '2. Dd',
    ])
  })

  test('a line below a list goes on with it', () => {
    const state = stateOf([numbers(item('Aa')), line('Bb'), numbers(item('Cc'))], 'Bb')
    expect(draw(toggled(state, 'orderedList'))).toEqual(['1. Aa', '2. Bb', '3. Cc'])
  })

  test('a table and a quote stay what they are, and their lines become lists in them', () => {
    const state = stateOf(
      [line('Aa'), table(line('Bb'), line('Cc')), node('blockquote', line('Dd'))],
      'Aa',
      'Dd',
    )
    expect(draw(toggled(state))).toEqual(['- Aa', '| - Bb | - Cc', '> - Dd'])
  })

  test('a table in a list is no part of the list', () => {
    const state = stateOf([bullets(item('Aa', table(line('Bb'))))], 'Bb')
    expect(draw(toggled(state, 'orderedList'))).toEqual(['- Aa', '  | 1. Bb'])
  })

  test('the words that were selected stay selected', () => {
    const state = stateOf([line('Aa'), bullets(item('Bb'))], 'Aa', 'Bb')
    const { selection } = toggled(state)
    expect(selection.$from.parent.textContent).toBe('Aa')
    expect(selection.$from.parentOffset).toBe(1)
    expect(selection.$to.parent.textContent).toBe('Bb')
    expect(selection.$to.parentOffset).toBe(1)
  })

  test('a line of which only the beginning is reached is not meant, an empty one is', () => {
    const state = stateOf([line('Aa'), line('Bb'), line('Cc')], 'Aa', 'Cc', 'before')
    expect(draw(toggled(state))).toEqual(['- Aa', '- Bb', 'Cc'])
    expect(draw(toggled(stateOf([line('Aa'), line('')], 'Aa', '', 'before')))).toEqual(['- Aa', '- '])
  })

  test('everything is selected', () => {
    const { doc } = stateOf([line('Aa'), bullets(item('Bb'))], 'Aa')
    const all = toggled(EditorState.create({ doc, selection: new AllSelection(doc) }))
    expect(draw(all)).toEqual(['- Aa', '- Bb'])
    const { tr } = all
    expect(draw(toggled(all.apply(tr.setSelection(new AllSelection(all.doc)))))).toEqual(['Aa', 'Bb'])
  })
})

describe('[E76] where all selected lines are that, the list is taken away', () => {
  test('from all of it', () => {
    const state = stateOf([bullets(item('Aa', bullets(item('Bb'))), item('Cc'))], 'Aa', 'Cc')
    expect(draw(toggled(state))).toEqual(['Aa', 'Bb', 'Cc'])
  })

  test('from a part, and what stands around and below it stays listed', () => {
    const state = stateOf([bullets(item('Aa'), item('Bb', bullets(item('Cc'))), item('Dd'))], 'Bb')
    expect(draw(toggled(state))).toEqual(['- Aa', 'Bb', '- Cc', '- Dd'])
  })

  test('from a line of an inner level at once', () => {
    const state = stateOf([bullets(item('Aa', bullets(item('Bb'), item('Cc'))), item('Dd'))], 'Bb')
    expect(draw(toggled(state))).toEqual(['- Aa', 'Bb', '- Cc', '- Dd'])
  })

  test('its button shows so: on for lines that are all of that kind, and else off', () => {
    const content = [line('Aa'), bullets(item('Bb', numbers(item('Cc'))), item('Dd'))]
    expect(isListOn(stateOf(content, 'Bb'), 'bulletList')).toBe(true)
    expect(isListOn(stateOf(content, 'Cc'), 'bulletList')).toBe(false)
    expect(isListOn(stateOf(content, 'Aa', 'Bb'), 'bulletList')).toBe(false)
  })
})

test('[E76] whatever is selected of whatever text, pressing twice makes all of it a list, or none, and loses no word', () => {
  const random = new RandomSource(76)
  for (let round = 0; round < 200; round += 1) {
    let made = 0
    const next = () => {
      made += 1
      return `L${made}`
    }
    const blocks = (depth: number): RichTextNode[] =>
      Array.from({ length: 1 + random.below(3) }, () => {
        const kind = depth > 2 ? 0 : random.below(6)
        const items = () =>
          Array.from({ length: 1 + random.below(2) }, () =>
            item(next(), ...(random.chance(0.4) ? blocks(depth + 1) : [])),
          )
        if (kind === 1 || kind === 2) return bullets(...items())
        if (kind === 3) return numbers(...items())
        if (kind === 4) return node('blockquote', ...blocks(depth + 1))
        if (kind === 5) return table(line(next()), line(next()))
        return line(next())
      })
    const content = blocks(0)
    const first = 1 + random.below(made)
    const state = stateOf(content, `L${first}`, `L${first + random.below(made - first + 1)}`)
    const kind = random.chance(0.5) ? 'bulletList' : 'orderedList'
    const wasOn = isListOn(state, kind)
    const once = toggled(state, kind)
    expect(isListOn(once, kind), `round ${round}`).toBe(!wasOn)
    const twice = toggled(once, kind)
    expect(isListOn(twice, kind), `round ${round}`).toBe(wasOn)
    for (const { doc } of [once, twice]) expect(doc.textContent).toBe(state.doc.textContent)
  }
})

test('[E88] a heading in a list is a line like the others', () => {
  const heading = (text: string): RichTextNode => ({
    ...{ type: 'heading', attrs: { level: 1 } },
    content: [{ type: 'text', text }],
  })
  const after = toggled(stateOf([heading('Aa'), line('Bb'), heading('Cc')], 'Aa', 'Bb'))
  expect(after.doc.toString()).toBe(
    'doc(bulletList(listItem(paragraph("Aa")), listItem(paragraph("Bb"))), heading("Cc"))',
  )
})
