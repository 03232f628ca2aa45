/** What can be put in where the caret stands: kinds of lines, a table, the council's standard phrases. */
import type { Editor, Range } from '@tiptap/core'
import { Paperclip, TextQuote } from 'lucide-react'
import type { Doc } from 'yjs'
import { type AttachmentFacts, itemOf, readAttachments, readFacts } from '../../../shared/agenda/document.ts'
import { ENCLOSURE, ENCLOSURE_SIGN } from '../../../shared/agenda/enclosures.ts'
import { phrasesOf, type StandardPhrase } from '../../../shared/agenda/phrases.ts'
import { findsWord } from '../../../shared/agenda/search.ts'
import { ATTACHMENTS_HEADING } from '../../../shared/agenda/template.ts'
import { useAgenda } from '../../agenda/agendaContext.ts'
import { t } from '../../app/language.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { keyName } from '../keys/keyNames.ts'
import { useAgendaUndo } from '../useAgendaUndo.ts'
import { BLOCK_ACTIONS, type EditorAction, runAction, table } from './actions.ts'
import type { EditorTools } from './toolState.ts'

/** Something that can be put in, by whatever menu. */
export interface Insertion {
  label: string
  alsoCalled: readonly string[]
  icon: EditorAction['icon']
  key?: string | undefined
  isPhrase: boolean
  run: (editor: Editor, tools: EditorTools) => void
}

/**
 * @param phrases of the council, whose name stands in those of the first one
 * @param enclosed the attachments of the item in whose text one writes
 */
export function insertions(
  editor: Editor,
  phrases: readonly StandardPhrase[],
  enclosed: readonly AttachmentFacts[] = [],
): Insertion[] {
  const inTable = editor.isActive('table')
  const blocks = BLOCK_ACTIONS.filter((action) => !(inTable && action === table)).map(
    ({ label, alsoCalled, icon, key, run }) => ({
      ...{ label: t(label), icon, key, run },
      alsoCalled: alsoCalled === undefined ? [] : t(alsoCalled).split(', '),
      isPhrase: false,
    }),
  )
  return [...blocks, ...enclosed.map(enclosureInsertion), ...phrases.map(phraseInsertion)]
}

/** «./. Bilag 1»: a reference that leads to the attachment. */
const enclosureInsertion = ({ id, name }: AttachmentFacts): Insertion => ({
  label: t('enclosureInsert', { name: name || t('attachmentUnnamed') }),
  alsoCalled: [name, ATTACHMENTS_HEADING, ENCLOSURE_SIGN],
  icon: Paperclip,
  isPhrase: false,
  run: (editor) =>
    editor
      .chain()
      .focus()
      .insertContent([
        { type: ENCLOSURE, attrs: { attachment: id } },
        { type: 'text', text: ' ' },
      ])
      .run(),
})

/** @returns the attachments that a text of this item can refer to */
export function enclosedIn(doc: Doc, item: string | undefined): AttachmentFacts[] {
  const map = item === undefined ? undefined : itemOf(doc, item)
  return map === undefined ? [] : readAttachments(map)
}

const phraseInsertion = (phrase: StandardPhrase): Insertion => ({
  label: phrase.name,
  alsoCalled: [t('standardPhrase')],
  icon: TextQuote,
  isPhrase: true,
  run: (editor) => insertPhrase(editor, phrase),
})

/** One line of words goes into the line that one stands in; more take the place of an empty line, or stand after it. */
function insertPhrase(editor: Editor, { text: { content } }: StandardPhrase): void {
  const [only, ...others] = content
  const isInline = others.length === 0 && only?.type === 'paragraph'
  editor
    .chain()
    .focus()
    .insertContent(isInline ? (only.content ?? []) : content)
    .run()
}

/** Those that a typed word means: the beginning of a word of theirs, whatever its case and accents. */
export function matching(all: readonly Insertion[], query: string): Insertion[] {
  const wanted = query.trim()
  if (wanted === '') return [...all]
  return all.filter(({ label, alsoCalled }) => [label, ...alsoCalled].some((name) => findsWord(name, wanted)))
}

/** Takes the `/word` away and puts in what was chosen. */
export function insertAt(editor: Editor, tools: EditorTools, range: Range, insertion: Insertion): void {
  editor.chain().focus().deleteRange(range).run()
  runAction(insertion, editor, tools)
}

const isPhone = (): boolean => matchMedia('(max-width: 860px)').matches

/** @returns the groups of the toolbar's menu, made when it opens */
export function useInsertGroups(editor: Editor, tools: EditorTools): () => MenuEntry[][] {
  const { session } = useAgenda()
  const { redo, canRedo } = useAgendaUndo()
  return () => {
    const { doc } = session
    const phrases = phrasesOf(session.phrases(), readFacts(doc).council)
    const all = insertions(editor, phrases, enclosedIn(doc, tools.read().active?.place.item))
    const entries = (isPhrase: boolean) =>
      all
        .filter((insertion) => insertion.isPhrase === isPhrase)
        .map((insertion) => entryOf(insertion, editor, tools))
    const keys = {
      label: t('allKeys'),
      keys: { shown: 'F1' },
      onChoose: () => tools.show({ keysShown: true }),
    }
    // The toolbar of a phone has room for undo alone, and there are no keys.
    const again = { label: t('redoStep'), disabled: !canRedo, onChoose: redo }
    return [entries(false), entries(true), [isPhone() ? again : keys]]
  }
}

const entryOf = (insertion: Insertion, editor: Editor, tools: EditorTools): MenuEntry => ({
  label: insertion.label,
  icon: <insertion.icon size={16} aria-hidden="true" />,
  ...(insertion.key !== undefined && { keys: { shown: keyName(insertion.key) } }),
  onChoose: () => runAction(insertion, editor, tools),
})
