/**
 * Where a comment is written: a small editor whose words are kept as a draft from the first letter on. It sends by Mod+Enter, and Escape
 * leaves it with the draft where it is. While one sends nothing is lost: what is sent is in the document, and the draft gone, at once.
 */
import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { PersonId } from '../../shared/agenda/document.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { EMPTY_TEXT, type RichText } from '../../shared/richtext/richText.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { Choosing } from '../editor/choosing/Choosing.tsx'
import { keyName } from '../editor/keys/keyNames.ts'
import { LinkForm } from '../editor/link/LinkForm.tsx'
import { bold, bulletList, italic, link, orderedList } from '../editor/tools/actions.ts'
import { ToolButton } from '../editor/tools/ToolButton.tsx'
import { EditorTools } from '../editor/tools/toolState.ts'
import { useActionsOn } from '../editor/tools/useActionsOn.ts'
import '../editor/tools/tools.css'
import { useTell } from '../ui/Notices.tsx'
import { isTooLong, mentionedIn, saysSomething, tidied } from './commentBody.ts'
import { composerExtensions } from './composerExtensions.ts'
import { useDesk, useSteady } from './deskContext.ts'
import { type Beginning, draftOf } from './drafts.ts'
import { StrandedFoot } from './StrandedFoot.tsx'
import { TaskOffer } from './TaskOffer.tsx'
import { useStranding } from './useStranding.ts'
import { WhatHappened } from './WhatHappened.tsx'

interface Props {
  /** Of the draft. */
  name: string
  /** What it is called, for those who do not see where it stands. */
  label: string
  placeholder: string
  /** What the button says that sends it. */
  send: string
  /** What stands there before anything is written. */
  first?: RichText
  /** Where it begins a thread. */
  begins?: Beginning | null
  /** Who is mentioned in it can be given it as a task. */
  offersTask?: boolean
  /** @param task whose it shall be; `null`: nobody's */
  onSend: (body: RichText, task: PersonId | null) => void
  /** Escape, or the button that throws the draft away: the focus goes elsewhere. */
  onLeave: () => void
}

/** An editor that is empty has no content at all. */
const bodyOf = (editor: Editor): RichText => ({ ...EMPTY_TEXT, ...(editor.getJSON() as RichText) })

const isAlike = (one: RichText, other: RichText): boolean => JSON.stringify(one) === JSON.stringify(other)

const ACTIONS = [bold, italic, bulletList, orderedList, link] as const

export function Composer(props: Props) {
  const { name, label, placeholder, first = EMPTY_TEXT, begins = null } = props
  const desk = useDesk()
  const tell = useTell()
  const stranding = useStranding({ name, begins })
  const { doc } = useAgenda().session
  const [tools] = useState(() => new EditorTools())
  const [isTold, tellTooLong] = useState(false)
  const [task, setTask] = useState<PersonId | null>(null)
  const note = useSteady((editor: Editor) => {
    tellTooLong(false)
    const body = bodyOf(editor)
    // What is begun, or changed, and empty has its place until it is thrown away.
    if (draftOf(name).is === 'reply' && !saysSomething(body)) desk.drafts.remove(name)
    else desk.drafts.put({ name, body, begins, at: Date.now() })
  })
  const send = useSteady((): void => {
    const body = tidied(bodyOf(editor))
    if (stranding !== null) return
    if (!saysSomething(body)) editor.commands.focus()
    else if (isTooLong(body)) tellTooLong(true)
    else {
      // Who was mentioned may be so no more.
      props.onSend(body, task !== null && mentionedIn(body).includes(task) ? task : null)
      desk.drafts.remove(name)
    }
  })
  const leave = useSteady(props.onLeave)
  const placeholderNow = useSteady(() => placeholder)
  const editor: Editor = useEditor({
    extensions: composerExtensions(doc, placeholderNow, tools, { send, leave }),
    content: desk.drafts.get(name)?.body ?? first,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-label': label,
        'aria-multiline': 'true',
        'aria-keyshortcuts': 'Control+Enter',
        lang: AGENDA_LANGUAGE,
      },
    },
    onUpdate: ({ editor }) => note(editor),
    // However one came here: it stays open while one writes, empty too.
    onFocus: () => desk.write(name),
  })
  useWritesHere(editor, name)
  const throwAway = () => {
    const draft = desk.drafts.remove(name)
    props.onLeave()
    if (draft === null || !saysSomething(draft.body) || isAlike(draft.body, first)) return
    const putBack = () => {
      desk.drafts.put(draft)
      desk.goOn(name)
    }
    tell({ text: t('draftThrownAway'), action: { label: t('undoThis'), onPress: putBack } })
  }
  return (
    <div className="composer" data-draft={name}>
      <EditorContent editor={editor} className="composer-text" />
      <WhatHappened {...{ name, stranding }} />
      {isTold && (
        <p className="notice" role="alert">
          {t('commentTooLong')}
        </p>
      )}
      {props.offersTask && stranding === null && <TaskOffer editor={editor} task={task} onChange={setTask} />}
      {stranding === null ? (
        <div className="composer-foot">
          <ComposerTools editor={editor} tools={tools} label={label} />
          <button type="button" className="button quiet" onClick={throwAway}>
            {t('cancel')}
          </button>
          <SendButton editor={editor} label={props.send} onSend={send} />
        </div>
      ) : (
        <StrandedFoot
          wordsNow={() => bodyOf(editor)}
          onSelect={() => editor.chain().focus().selectAll().run()}
          onDismiss={throwAway}
        />
      )}
      <AtCaret tools={tools} />
    </div>
  )
}

interface ToolsProps {
  editor: Editor
  tools: EditorTools
  label: string
}

function ComposerTools({ editor, tools, label }: ToolsProps) {
  const on = useActionsOn(editor, ACTIONS)
  return (
    <div className="composer-tools" role="toolbar" aria-label={t('toolbarOf', { label })}>
      {ACTIONS.map((action) => (
        <ToolButton key={action.name} isOn={on.has(action.name)} {...{ action, editor, tools }} />
      ))}
    </div>
  )
}

function SendButton({ editor, label, onSend }: { editor: Editor; label: string; onSend: () => void }) {
  const isEmpty = useEditorState({
    editor,
    selector: () => editor.isDestroyed || !saysSomething(bodyOf(editor)),
  })
  return (
    <button
      type="button"
      className="button primary"
      aria-disabled={isEmpty}
      title={`${label} (${keyName('Mod-Enter')})`}
      onClick={onSend}
    >
      {label}
    </button>
  )
}

function AtCaret({ tools }: { tools: EditorTools }) {
  const { linkForm, choosing } = useSyncExternalStore(tools.subscribe, tools.read)
  return (
    <>
      {linkForm !== null && <LinkForm form={linkForm} tools={tools} />}
      {choosing !== null && <Choosing {...{ choosing, tools }} />}
    </>
  )
}

/** The one that somebody has just begun has the focus, at its end. */
function useWritesHere(editor: Editor, name: string): void {
  const desk = useDesk()
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current || editor.isDestroyed || desk.read().writes !== name) return
    isDone.current = true
    editor.commands.focus('end')
  }, [editor, desk, name])
}
