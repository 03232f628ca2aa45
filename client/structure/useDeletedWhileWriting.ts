/**
 * When a colleague deletes the item that one writes in, is at, or is responsible for: tells who did it, and how to bring it back with
 * every word. What is back by itself is told of no more.
 */
import { useEffect } from 'react'
import type * as Y from 'yjs'
import { type ItemId, itemOf, readFacts, readItem } from '../../shared/agenda/document.ts'
import { findNode, outline } from '../../shared/agenda/outline.ts'
import { elementId } from '../agenda/agendaContext.ts'
import { type Change, observeChanges } from '../agenda/changes.ts'
import { isOwn } from '../agenda/OwnMark.tsx'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { rightsOf } from '../rights/rightsWatch.ts'
import type { Notice, Over } from '../ui/notice.ts'
import { deletedBy, deleterOf, entriesOf, rootOf } from './deletion.ts'
import { focusNode, focusNotice, whenShown } from './inPage.ts'
import { fullName, titleText } from './nodeName.ts'
import type { Structure } from './structure.ts'

export function useDeletedWhileWriting(
  session: AgendaSession,
  restore: Structure['restore'],
  tell: (notice: Notice | Over) => void,
): void {
  useEffect(() => {
    const { doc, presence, owners } = session
    let told: { root: ItemId; notice: Notice; then: (() => void) | undefined } | null = null
    const takeBack = () => {
      if (told === null || !isThere(doc, told.root)) return
      const { notice, then } = told
      told = null
      // What has the focus goes.
      if (document.querySelector('.toast')?.contains(document.activeElement)) then?.()
      tell({ over: notice })
    }
    const tellWhere = (id: ItemId, textOf: (root: ItemId, name: string) => string, goBack?: () => void) => {
      const root = rootOf(doc, id)
      const then = goBack && (() => whenShown(() => whenShown(goBack)))
      const notice = {
        text: textOf(root, fullName(doc, root, numberBefore(doc, root))),
        agendaWords: titleText(doc, root),
        // Who only writes in it asks the secretariat: every word is still there.
        ...(rightsOf(session).mayStructure() && {
          action: { label: t('restore'), onPress: () => restore(root, then) },
        }),
      }
      told = { root, notice, then }
      tell(notice)
    }
    const tellWhereOneIs = (id: ItemId) => {
      const place = presence.place()
      if (place !== null) presence.leave(place)
      const who = presence.personOf(deleterOf(doc, id))?.name ?? t('somebody')
      const goBack = () => (place === null ? focusNode(id) : focusText(elementId(place)))
      const sentence = place === null ? 'deletedBesideYou' : 'deletedUnderYou'
      tellWhere(id, (_, name) => t(sentence, { who, name }), goBack)
      focusNotice('notice')
    }
    const tellOfOwn = async (id: ItemId) => {
      const deleter = deleterOf(doc, id)
      const owner = deleter === undefined ? null : await owners.of(deleter)
      if (owner?.id === session.personId || deletedBy(doc, [deletionOf(id)]).length === 0) return
      const who = owner?.name ?? t('somebody')
      tellWhere(id, (root, name) => t('deletedYours', { who, name, isIt: root === id }))
    }
    return observeChanges(doc, (changes, { local }) => {
      takeBack()
      if (local) return
      const deleted = deletedBy(doc, changes)
      const at = presence.place()?.item ?? itemWithFocus()
      const own = deleted.find((id) => isOwn(session, id))
      if (at !== null && deleted.includes(at)) tellWhereOneIs(at)
      else if (own !== undefined) void tellOfOwn(own)
    })
  }, [session, restore, tell])
}

const isThere = (doc: Y.Doc, id: ItemId): boolean => {
  const item = itemOf(doc, id)
  return item !== undefined && readItem(id, item).deletedAt === null
}

const deletionOf = (item: ItemId): Change => ({ item, field: 'deletedAt', of: 'value' })

/** The one whose button, menu or dialog one is at. */
function itemWithFocus(): ItemId | null {
  const { activeElement } = document
  const owner = activeElement?.closest<HTMLElement>('[data-of], main .item')
  return owner?.dataset.of ?? owner?.id.replace(/^item-/, '') ?? null
}

/** The number that a deleted node would have if it were there. */
function numberBefore(doc: Y.Doc, id: ItemId): string | undefined {
  const entries = entriesOf(doc).map((entry) => (entry.id === id ? { ...entry, deletedAt: null } : entry))
  return findNode(outline(entries, readFacts(doc).numbering), id)?.number
}

/** An editor that was taken out of the page has kept its caret. */
function focusText(id: string): void {
  const text = document.getElementById(id)?.querySelector('[role="textbox"], input, textarea')
  if (!(text instanceof HTMLElement)) return
  text.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  text.focus()
}
