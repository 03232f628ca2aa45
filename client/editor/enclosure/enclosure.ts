/** «./.» in an editor: a piece that the caret passes over whole. Its words follow the attachment; nothing of them is in the text. */
import { mergeAttributes, Node } from '@tiptap/core'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { itemsOf } from '../../../shared/agenda/document.ts'
import { ENCLOSURE, ENCLOSURE_SIGN } from '../../../shared/agenda/enclosures.ts'
import { isId } from '../labels.ts'
import { enclosureLabel } from './label.ts'

export const Enclosure = Node.create({
  name: ENCLOSURE,
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({
    attachment: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-enclosure'),
      renderHTML: ({ attachment }: Record<string, unknown>) =>
        isId(attachment) ? { 'data-enclosure': attachment } : {},
    },
  }),
  // Before a link, which it looks like.
  parseHTML: () => [{ tag: 'a[data-enclosure]', priority: 2000 }],
  renderHTML: ({ HTMLAttributes }) => [
    'a',
    mergeAttributes({ class: 'enclosure' }, HTMLAttributes),
    ENCLOSURE_SIGN,
  ],
  renderText: () => ENCLOSURE_SIGN,
  addNodeView() {
    return ({ node, editor }) => {
      const dom = document.createElement('a')
      dom.className = 'enclosure'
      const { attachment } = node.attrs
      if (isId(attachment)) dom.dataset.enclosure = attachment
      const doc: Y.Doc | null = ySyncPluginKey.getState(editor.state)?.type?.doc ?? null
      const show = () => {
        const { words, href } = enclosureLabel(doc, attachment)
        if (dom.textContent !== words) dom.textContent = words
        if (href === null) dom.removeAttribute('href')
        else dom.setAttribute('href', href)
      }
      show()
      // Of all that happens in the agenda only attachments are looked at.
      const look = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
        if (events.some(({ path }) => path.length < 2 || path[1] === 'attachments')) show()
      }
      if (doc !== null) itemsOf(doc).observeDeep(look)
      return {
        dom,
        // What is drawn in it is ours, and no typing.
        ignoreMutation: () => true,
        destroy: () => doc !== null && itemsOf(doc).unobserveDeep(look),
      }
    }
  },
})
