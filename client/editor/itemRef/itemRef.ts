/** «sag 2.1» in a text: a reference to an item, whose number follows it wherever it moves. */
import { type Editor, Node } from '@tiptap/core'
import { ITEM_REF, REFERENCE_WORDS } from '../../../shared/agenda/references.ts'
import { followingLabel, labelsIn } from '../followLabel.ts'
import { ITEM_REF_CLASS, isId, type Labels, NAMELESS } from '../labels.ts'

type Attrs = Readonly<Record<string, unknown>>

const wordOf = (value: unknown): string | null =>
  typeof value === 'string' && REFERENCE_WORDS.includes(value) ? value : null

const wordsIn = (editor: Editor | undefined, attrs: Attrs): string =>
  labelsIn(editor)?.itemRef(attrs).words ?? NAMELESS

function show(dom: HTMLElement, attrs: Attrs, labels: Labels | null): void {
  const { words, href } = labels?.itemRef(attrs) ?? { words: NAMELESS, href: null }
  if (dom.textContent !== words) dom.textContent = words
  dom.className = ITEM_REF_CLASS
  if (isId(attrs.item)) dom.dataset.itemRef = attrs.item
  else delete dom.dataset.itemRef
  if (href === null) dom.removeAttribute('href')
  else dom.setAttribute('href', href)
}

export const ItemRef = Node.create({
  name: ITEM_REF,
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({
    item: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-item-ref'),
      renderHTML: ({ item }: Attrs) => (isId(item) ? { 'data-item-ref': item } : {}),
    },
    word: {
      default: null,
      parseHTML: (element: HTMLElement) => wordOf(element.getAttribute('data-word')),
      renderHTML: ({ word }: Attrs) => (wordOf(word) === null ? {} : { 'data-word': word }),
    },
  }),
  // Before a link, which it looks like.
  parseHTML: () => [{ tag: 'a[data-item-ref]', priority: 2000 }],
  renderHTML({ node, HTMLAttributes }) {
    return ['a', { class: ITEM_REF_CLASS, ...HTMLAttributes }, wordsIn(this.editor, node.attrs)]
  },
  renderText({ node }) {
    return wordsIn(this.editor, node.attrs)
  },
  addNodeView: () => followingLabel('a', show),
})
