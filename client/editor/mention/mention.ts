/** «@Vibeke Normann» in a text: a person of the council, called as they are called now. */
import { type Editor, Node } from '@tiptap/core'
import { MENTION } from '../../../shared/agenda/references.ts'
import { followingLabel, labelsIn } from '../followLabel.ts'
import { isId, type Labels, MENTION_CLASS, SOMEBODY } from '../labels.ts'

type Attrs = Readonly<Record<string, unknown>>

const wordsIn = (editor: Editor | undefined, { person }: Attrs): string =>
  labelsIn(editor)?.mention(person) ?? SOMEBODY

function show(dom: HTMLElement, { person }: Attrs, labels: Labels | null): void {
  const words = labels?.mention(person) ?? SOMEBODY
  if (dom.textContent !== words) dom.textContent = words
  dom.className = MENTION_CLASS
  if (isId(person)) dom.dataset.mention = person
  else delete dom.dataset.mention
}

export const Mention = Node.create({
  name: MENTION,
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({
    person: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-mention'),
      renderHTML: ({ person }: Attrs) => (isId(person) ? { 'data-mention': person } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-mention]', priority: 2000 }],
  renderHTML({ node, HTMLAttributes }) {
    return ['span', { class: MENTION_CLASS, ...HTMLAttributes }, wordsIn(this.editor, node.attrs)]
  },
  renderText({ node }) {
    return wordsIn(this.editor, node.attrs)
  },
  addNodeView: () => followingLabel('span', show),
})
