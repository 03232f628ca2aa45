/** When a colleague deletes the item that one writes in, or is at: tells who did it, and how to bring it back with every word. */
import { useEffect } from 'react'
import type * as Y from 'yjs'
import { deletedWith } from '../../shared/agenda/deletion.ts'
import {
  type ItemId,
  itemEntries,
  itemOf,
  readEntry,
  readFacts,
  readItem,
} from '../../shared/agenda/document.ts'
import { findNode, outline } from '../../shared/agenda/outline.ts'
import { elementId } from '../agenda/agendaContext.ts'
import { observeChanges } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { rightsOf } from '../rights/rightsWatch.ts'
import type { Notice } from '../ui/Toast.tsx'
import { focusNode, focusNotice, whenShown } from './inPage.ts'
import { fullName, titleText } from './nodeName.ts'
import type { Structure } from './structure.ts'

export function useDeletedWhileWriting(
  session: AgendaSession,
  restore: Structure['restore'],
  tell: (notice: Notice) => void,
): void {
  useEffect(() => {
    const { doc, presence } = session
    return observeChanges(doc, (changes, { local }) => {
      const place = presence.place()
      const id = place?.item ?? itemWithFocus()
      if (local || id === null) return
      const isIt = changes.some(({ item, field }) => item === id && field === 'deletedAt')
      const item = itemOf(doc, id)
      if (!isIt || item === undefined || readItem(id, item).deletedAt === null) return
      if (place !== null) presence.leave(place)
      const root = deletedWith(entriesOf(doc), id)
      const who = presence.nameOf(writerOf(item, 'deletedAt')) ?? t('somebody')
      const name = fullName(doc, root, numberBefore(doc, root))
      const goBack = () => (place === null ? focusNode(id) : focusText(elementId(place)))
      const onPress = () => restore(root, () => whenShown(() => whenShown(goBack)))
      tell({
        text: t(place === null ? 'deletedBesideYou' : 'deletedUnderYou', { who, name }),
        agendaWords: titleText(doc, root),
        // Who only writes in it asks the secretariat: every word is still there.
        ...(rightsOf(session).mayStructure() && { action: { label: t('restore'), onPress } }),
      })
      focusNotice('notice')
    })
  }, [session, restore, tell])
}

/** The one whose button, menu or dialog one is at. */
function itemWithFocus(): ItemId | null {
  const { activeElement } = document
  const owner = activeElement?.closest<HTMLElement>('[data-of], main .item')
  return owner?.dataset.of ?? owner?.id.replace(/^item-/, '') ?? null
}

const entriesOf = (doc: Y.Doc) => itemEntries(doc).map(([id, item]) => readEntry(id, item))

/** The number that a deleted node would have if it were there. */
function numberBefore(doc: Y.Doc, id: ItemId): string | undefined {
  const entries = entriesOf(doc).map((entry) => (entry.id === id ? { ...entry, deletedAt: null } : entry))
  return findNode(outline(entries, readFacts(doc).numbering), id)?.number
}

/** The client that wrote the value which stands there now. */
const writerOf = (map: Y.Map<unknown>, key: string): number | undefined => map._map.get(key)?.id.client

/** An editor that was taken out of the page has kept its caret. */
function focusText(id: string): void {
  const text = document.getElementById(id)?.querySelector('[role="textbox"], input, textarea')
  if (!(text instanceof HTMLElement)) return
  text.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  text.focus()
}
