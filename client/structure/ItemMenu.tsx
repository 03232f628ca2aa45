/** The menu at each item: moves it, deletes it, and makes others beside it. A list of buttons that opens in place. */
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import { childrenOf, placeAfter, type Step } from '../../shared/agenda/steps.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { useStructure } from './useStructure.tsx'
import './structure.css'

const STEPS = [
  ['up', 'moveUp'],
  ['down', 'moveDown'],
  ['demote', 'demote'],
  ['promote', 'promote'],
] as const satisfies readonly (readonly [Step, string])[]

export function ItemMenu({ id, number }: { id: ItemId; number: string }) {
  const { session, readOnly } = useAgenda()
  const structure = useStructure()
  const menu = useRef<HTMLDetailsElement>(null)
  // Where there is no such step the button says so, instead of doing nothing.
  const [possible, setPossible] = useState<ReadonlySet<Step>>(new Set())
  if (readOnly) return null
  const onToggle = () => {
    const top = readOutline(session.doc)
    setPossible(new Set(STEPS.map(([step]) => step).filter((step) => placeAfter(top, id, step) !== null)))
  }
  const choose = (action: () => void) => () => {
    close(menu.current)
    action()
  }
  const addAfter = () => {
    const top = readOutline(session.doc)
    const parent = findNode(top, id)?.parent ?? null
    const index = childrenOf(top, parent).findIndex((sibling) => sibling.id === id)
    structure.add('item', { parent, index: index + 1 })
  }
  const addBelow = () => {
    const index = findNode(readOutline(session.doc), id)?.children.length ?? 0
    structure.add('item', { parent: id, index })
  }
  return (
    <details
      ref={menu}
      className="item-menu"
      onToggle={onToggle}
      onKeyDown={closeOnEscape}
      onBlur={closeOnLeaving}
    >
      <summary aria-label={t('menuOf', { number })}>
        <span aria-hidden="true">⋯</span>
      </summary>
      <div className="item-menu-list">
        {STEPS.map(([step, label]) => (
          <button
            key={step}
            type="button"
            disabled={!possible.has(step)}
            onClick={choose(() => structure.step(id, step))}
          >
            {t(label)}
          </button>
        ))}
        <button type="button" onClick={choose(addAfter)}>
          {t('newItemAfter')}
        </button>
        <button type="button" onClick={choose(addBelow)}>
          {t('newSubItem')}
        </button>
        <button type="button" onClick={choose(() => structure.remove(id))}>
          {t('deleteItem')}
        </button>
      </div>
    </details>
  )
}

function close(menu: HTMLDetailsElement | null): void {
  if (menu === null) return
  menu.open = false
  menu.querySelector('summary')?.focus()
}

function closeOnEscape(event: KeyboardEvent<HTMLDetailsElement>): void {
  if (event.key === 'Escape') close(event.currentTarget)
}

/** A click elsewhere, or Tab past the last button. */
function closeOnLeaving({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>): void {
  if (!currentTarget.contains(relatedTarget)) currentTarget.open = false
}
