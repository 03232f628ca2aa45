/** Beside the link that the caret stands in: where it leads, and changing or removing it. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { allowedHref } from '../../../shared/richtext/links.ts'
import { t } from '../../app/language.ts'
import { type EditorTools, TOOLS } from '../tools/toolState.ts'
import { useAtSelection } from '../tools/useFloatingAt.ts'
import { linkAt, openLinkForm, removeLink } from './links.ts'

interface Props {
  editor: Editor
  tools: EditorTools
}

export function LinkCard({ editor, tools }: Props) {
  const href = useEditorState({
    editor,
    selector: () =>
      editor.isDestroyed || !editor.state.selection.empty ? null : (linkAt(editor)?.href ?? null),
  })
  return href === null ? null : <Card href={href} {...{ editor, tools }} />
}

function Card({ href, editor, tools }: Props & { href: string }) {
  const floating = useAtSelection(editor, 'bottom-start')
  const address = allowedHref(href)
  return (
    <div className="link-card" {...floating} {...TOOLS}>
      {address === null ? (
        <span>{href}</span>
      ) : (
        <a href={address} target="_blank" rel="noopener noreferrer" tabIndex={-1}>
          {address.replace(/^(https?:\/\/|mailto:)/i, '')}
        </a>
      )}
      {[
        { label: t('changeLink'), run: () => openLinkForm(editor, tools) },
        { label: t('removeLink'), run: () => removeLink(editor) },
      ].map(({ label, run }) => (
        <button
          key={label}
          type="button"
          className="tool"
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={run}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
