/** At the top of the agenda: links to the items that one writes oneself, each at its first empty field. */
import { type MouseEvent, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { fieldOf, type ItemId, isWithoutText, itemOf, readTemplate } from '../../shared/agenda/document.ts'
import { fieldState } from '../../shared/agenda/fieldState.ts'
import type { OutlineNode } from '../../shared/agenda/outline.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { t } from '../app/language.ts'
import { goToAddress } from '../reading/passage.ts'
import { elementId, useAgenda, useChanges } from './agendaContext.ts'
import { RESPONSIBLES } from './documentWatch.ts'
import { focusHeading } from './intoSight.ts'
import { useItemsInOrder, useTitleText } from './OutlineNav.tsx'
import { isOwn } from './OwnMark.tsx'

/** So many are linked to; the outline marks them all. */
const LINKED = 8

export function OwnItems() {
  const own = useOwnItems()
  if (own.length === 0) return null
  const name = t('ownItems', { n: own.length })
  return (
    <nav className="own-items" aria-label={name}>
      <span aria-hidden="true">{name}:</span>
      <ul>
        {own.slice(0, LINKED).map((node) => (
          <li key={node.id}>
            <OwnItem node={node} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The items that one writes oneself, in their order. */
export function useOwnItems(): readonly OutlineNode[] {
  const { session } = useAgenda()
  useChanges(RESPONSIBLES)
  useSyncExternalStore(session.subscribe, session.asker)
  return useItemsInOrder().filter(({ id }) => isOwn(session, id))
}

function OwnItem({ node: { id, number } }: { node: OutlineNode }) {
  const { doc } = useAgenda().session
  const title = useTitleText(id)
  const go = (event: MouseEvent) => {
    event.preventDefault()
    const address = addressToWriteAt(doc, id)
    // An address that stands there already leads nowhere by itself.
    if (location.hash === `#${address}`) goToAddress()
    else location.hash = address
    const place = document.getElementById(address)
    if (place !== null) focusHeading(place)
  }
  return (
    <a href={`#item-${id}`} onClick={go}>
      {number} <span lang={AGENDA_LANGUAGE}>{title}</span>
    </a>
  )
}

/** @returns the id of the element of its first empty field; of the item itself, where every field is written, or none is asked for */
export function addressToWriteAt(doc: Y.Doc, id: ItemId): string {
  const item = itemOf(doc, id)
  if (item === undefined || isWithoutText(item)) return `item-${id}`
  const empty = readTemplate(doc).find((field) => {
    const text = fieldOf(item, field.key)
    return !field.hidden && text !== undefined && fieldState(readRichText(text), field).state === 'empty'
  })
  return empty === undefined ? `item-${id}` : elementId({ item: id, field: empty.key })
}
