/**
 * The menu at each node: begins a comment on all of it, leads to its earlier texts, and makes a file of it; for who may, moves it, makes others beside it, copies
 * it, locks it, deletes it.
 */
import { type ItemId, type ItemKind, isWithoutText, itemOf, readLock } from '../../shared/agenda/document.ts'
import type { Place } from '../../shared/agenda/edits.ts'
import { readOutline } from '../../shared/agenda/outline.ts'
import { placesFor } from '../../shared/agenda/places.ts'
import { childrenOf, pathTo, placeAfter, type Step } from '../../shared/agenda/steps.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { isMac, keyName } from '../editor/keys/keyNames.ts'
import { likeliestText } from '../history/texts.ts'
import { useEarlierTextDialog } from '../history/useEarlierTextDialog.tsx'
import { useOutgoing } from '../sending/outgoing.ts'
import { useDesk } from '../threads/deskContext.ts'
import { useMayBegin } from '../threads/useCommentRights.ts'
import { COMMENT_KEY, COMMENT_KEY_ARIA } from '../threads/useThreadsOfPage.ts'
import type { MenuEntry } from '../ui/Menu.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { useStructure } from './structureOfPage.ts'
import './structure.css'

/** @param name what the node is called in a sentence */
export function ItemMenu({ id, kind, name }: { id: ItemId; kind: ItemKind; name: string }) {
  const { session, readOnly } = useAgenda()
  const { doc } = session
  const structure = useStructure()
  const askEarlier = useEarlierTextDialog()
  const desk = useDesk()
  const { exportFile } = useOutgoing()
  const mayComment = useMayBegin(id)
  if (readOnly) return null
  const comment: MenuEntry[] = mayComment
    ? [
        {
          label: t('commentOnNode'),
          keys: { shown: keyName(COMMENT_KEY), aria: COMMENT_KEY_ARIA },
          onChoose: () => desk.begin({ item: id, field: null, anchor: null }),
        },
      ]
    : []
  const earlier: MenuEntry[] = [
    ...comment,
    { label: t('earlierTextMenu'), onChoose: () => askEarlier(likeliestText(doc, id)) },
    { label: t('exportNode', { what: kind }), onChoose: () => exportFile(id) },
  ]
  return (
    <MenuButton
      // Open, it closes when one may no longer do what it offers.
      key={String(structure.mayChange)}
      className="item-menu-button"
      aria-label={t(structure.mayChange ? 'menuOf' : 'menuOfRead', { name })}
      align="end"
      menu={{ 'data-of': id, 'data-moves': id }}
      groups={() => (structure.mayChange ? groupsFor(doc, id, kind, structure, earlier) : [earlier])}
    >
      <span aria-hidden="true">⋯</span>
    </MenuButton>
  )
}

const STEPS = [
  ['up', 'moveUp', '↑', 'ArrowUp'],
  ['down', 'moveDown', '↓', 'ArrowDown'],
  ['demote', 'demote', '→', 'ArrowRight'],
  ['promote', 'promote', '←', 'ArrowLeft'],
] as const satisfies readonly (readonly [Step, string, string, string])[]

function groupsFor(
  doc: Doc,
  id: ItemId,
  kind: ItemKind,
  structure: ReturnType<typeof useStructure>,
  earlier: readonly MenuEntry[],
): MenuEntry[][] {
  const top = readOutline(doc)
  const alt = isMac ? '⌥ ' : 'Alt + '
  const steps = STEPS.map(
    ([step, label, arrow, key]): MenuEntry => ({
      label: t(label),
      keys: { shown: alt + arrow, aria: `Alt+${key}` },
      // Where there is no such step the entry says so, instead of doing nothing.
      disabled: placeAfter(top, id, step) === null,
      onChoose: () => structure.step(id, step),
    }),
  )
  const moveTo: MenuEntry = {
    label: t('moveTo'),
    disabled: placesFor(top, id).length === 0,
    onChoose: () => structure.askWhere(id),
  }
  // Where the tree is then: it may have changed while the menu was open.
  const add = (of: ItemKind, where: typeof below) => () => structure.add(of, where(doc, id))
  const make: MenuEntry[] =
    kind === 'section'
      ? [
          { label: t('newItemInSection'), onChoose: add('item', below) },
          { label: t('newSectionAfter'), onChoose: add('section', after) },
        ]
      : [
          { label: t('newItemAfter'), onChoose: add('item', after) },
          { label: t('newSubItem'), onChoose: add('item', below) },
        ]
  const duplicate = { label: t('duplicate'), onChoose: () => structure.duplicate(id) }
  const isLocked = readLock(itemOf(doc, id)?.get('locked')) !== null
  const lock: MenuEntry = {
    label: t(isLocked ? 'unlockItem' : 'lockItem'),
    onChoose: () => structure.setLocked(id, !isLocked),
  }
  const item = itemOf(doc, id)
  const withoutText = item !== undefined && isWithoutText(item)
  const asks: MenuEntry = {
    label: t(withoutText ? 'askForText' : 'askForNoText'),
    onChoose: () => structure.setWithoutText(id, !withoutText),
  }
  const remove = { label: t('deleteItem'), onChoose: () => structure.remove(id) }
  return [
    [...steps, moveTo],
    [...make, duplicate],
    [...earlier, ...(kind === 'item' ? [lock, asks] : [])],
    [remove],
  ]
}

type Doc = Parameters<typeof readOutline>[0]

const below = (doc: Doc, id: ItemId): Place => ({
  parent: id,
  index: childrenOf(readOutline(doc), id).length,
})

function after(doc: Doc, id: ItemId): Place {
  const top = readOutline(doc)
  const parent = pathTo(top, id).at(-2)?.id ?? null
  return { parent, index: childrenOf(top, parent).findIndex((sibling) => sibling.id === id) + 1 }
}
