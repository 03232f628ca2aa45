/** The small form for a link: its address and, where that is one line, its words. */
import type { EditorView } from '@tiptap/pm/view'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { hrefFromTyped } from '../../../shared/richtext/links.ts'
import { t } from '../../app/language.ts'
import { mark } from '../../search/pageText.ts'
import { type EditorTools, type OpenLinkForm, TOOLS } from '../tools/toolState.ts'
import { useAtSelection } from '../tools/useFloatingAt.ts'
import { removeLink, selectedWords, setLink } from './links.ts'

interface Props {
  form: OpenLinkForm
  tools: EditorTools
}

export function LinkForm({ form: { editor, href }, tools }: Props) {
  const id = useId()
  const [address, setAddress] = useState(href)
  const [words, setWords] = useState(() => selectedWords(editor))
  const [isWrong, setWrong] = useState(false)
  const isOneLine = editor.state.selection.$from.sameParent(editor.state.selection.$to)
  const floating = useAtSelection(editor, 'bottom-start')
  const addressInput = useRef<HTMLInputElement>(null)
  useEffect(() => {
    addressInput.current?.select()
    showSelected(editor.view)
    return () => mark('linking', [])
  }, [editor])

  const close = () => tools.show({ linkForm: null })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const target = hrefFromTyped(address)
    if (target === null) return setWrong(true)
    close()
    setLink(editor, target, words.trim() === '' ? address.trim() : words)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    close()
    editor.commands.focus()
  }
  return (
    <form
      className="link-form"
      aria-label={t('actionLink')}
      noValidate
      onSubmit={submit}
      onKeyDown={onKeyDown}
      {...floating}
      {...TOOLS}
    >
      <label htmlFor={`${id}-address`}>{t('linkAddress')}</label>
      <input
        id={`${id}-address`}
        ref={addressInput}
        type="url"
        inputMode="url"
        placeholder="www.kl.dk"
        value={address}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={({ target }) => {
          setAddress(target.value)
          setWrong(false)
        }}
      />
      {isWrong && (
        <p id={`${id}-wrong`} className="notice" role="alert">
          {t('linkAddressWrong')}
        </p>
      )}
      {isOneLine && (
        <>
          <label htmlFor={`${id}-words`}>{t('linkWords')}</label>
          <input id={`${id}-words`} value={words} onChange={({ target }) => setWords(target.value)} />
        </>
      )}
      <div className="link-form-buttons">
        <button type="submit" className="button primary">
          {t(href === '' ? 'makeLink' : 'saveLink')}
        </button>
        {href !== '' && (
          <button
            type="button"
            className="button"
            onClick={() => {
              close()
              removeLink(editor)
            }}
          >
            {t('removeLink')}
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => {
            close()
            editor.commands.focus()
          }}
        >
          {t('cancel')}
        </button>
      </div>
    </form>
  )
}

/** The browser shows a selection where the focus is, which is in the form now. */
function showSelected(view: EditorView): void {
  const { from, to, empty } = view.state.selection
  if (empty) return
  const range = document.createRange()
  const start = view.domAtPos(from)
  const end = view.domAtPos(to)
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  mark('linking', [range])
}
