/** The fields of an item of which nothing is asked, as «Eventuelt»: those with words, and the others once somebody wants to write there. */
import { type ReactNode, useCallback, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type * as Y from 'yjs'
import {
  type FieldKey,
  fieldOf,
  type ItemId,
  itemOf,
  type TemplateField,
} from '../../shared/agenda/document.ts'
import { plainText } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { t } from '../app/language.ts'
import { useHandedBack } from '../handedBack/useHandedBack.ts'
import { useMayWrite } from '../rights/useRights.ts'
import { elementId, useAgenda } from './agendaContext.ts'
import { allOf } from './documentWatch.ts'

interface Props {
  id: ItemId
  /** What the item is called in a sentence. */
  name: string
  /** The fields that are shown where they are asked for. */
  template: readonly TemplateField[]
  draw: (field: TemplateField) => ReactNode
}

export function FieldsNotAsked({ id, name, template, draw }: Props) {
  const [isOpen, open] = useState(false)
  const shown = useShown(id, template)
  const hidden = isOpen ? [] : template.filter(({ key }) => !shown.has(key))
  const mayWrite = useMayWrite({ item: id, field: template[0]?.key ?? '' })
  const write = () => {
    flushSync(() => open(true))
    const place = document.getElementById(elementId({ item: id, field: hidden[0]!.key }))
    place?.querySelector<HTMLElement>('[role="textbox"]')?.focus()
  }
  return (
    <>
      {template.filter((field) => !hidden.includes(field)).map(draw)}
      {hidden.length > 0 && (
        <p className="nothing-yet">
          {hidden.length === template.length && `${t('noTextAsked')} `}
          {mayWrite && (
            <button type="button" className="button" onClick={write}>
              {t(hidden.length === template.length ? 'writeText' : 'showEmptyFields')}
              <span className="visually-hidden">, {name}</span>
            </button>
          )}
        </p>
      )}
    </>
  )
}

/** Fields with words, or whose words wait to be put in again; one that was shown stays, whoever empties it. */
function useShown(id: ItemId, template: readonly TemplateField[]): ReadonlySet<FieldKey> {
  const { doc, watch } = useAgenda().session
  const written = useSyncExternalStore(
    useCallback((listener) => watch.subscribe(allOf(id), listener), [watch, id]),
    () => writtenIn(doc, id, template).join(' '),
  )
  const waiting = useHandedBack().flatMap(({ item, field }) => (item === id ? [field] : []))
  const shown = useRef(new Set<FieldKey>())
  for (const key of [...written.split(' '), ...waiting]) shown.current.add(key)
  return shown.current
}

function writtenIn(doc: Y.Doc, id: ItemId, template: readonly TemplateField[]): FieldKey[] {
  const item = itemOf(doc, id)
  if (item === undefined) return []
  const hasWords = (key: FieldKey) => plainText(readRichText(fieldOf(item, key))).trim() !== ''
  return template.flatMap(({ key }) => (hasWords(key) ? [key] : []))
}
