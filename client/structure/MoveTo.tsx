/** «Flyt til …»: every place where a node can stand, in the order in which the agenda is read, to be found by words. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import { numberAfterMove } from '../../shared/agenda/edits.ts'
import { findNode, readOutline, shownNumber } from '../../shared/agenda/outline.ts'
import { type NamedPlace, nearestPlace, placesFor } from '../../shared/agenda/places.ts'
import { findAll } from '../../shared/agenda/search.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { OUTLINE } from '../agenda/documentWatch.ts'
import { t } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { WithAgendaWords } from '../ui/WithAgendaWords.tsx'
import { fullName, titleText } from './nodeName.ts'
import { useStructure } from './structureOfPage.ts'
import { useWriters } from './useWriters.ts'
import './moveTo.css'

const WORDS = {
  first: 'moveFirst',
  after: 'moveAfter',
  below: 'moveBelow',
  'first-below': 'moveFirstBelow',
  'last-below': 'moveLastBelow',
} as const

/** A place as it is read. */
interface Choice extends NamedPlace {
  key: string
  how: string
  number: string
  title: string
}

export function MoveTo({ id, onClose }: { id: ItemId; onClose: () => void }) {
  const { doc } = useAgenda().session
  const { move } = useStructure()
  const [words, setWords] = useState('')
  // Near where it stands: most moves are short, and the list of a long agenda is long.
  const [at, setAt] = useState(() => nearestPlace(readOutline(doc), id))
  const writers = useWriters(id)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  // Colleagues go on changing the agenda: a place is offered for as long as there is one.
  useChanges(OUTLINE)
  const all = placesFor(readOutline(doc), id).map((place) => choiceOf(place, (node) => titleText(doc, node)))
  const isGone = findNode(readOutline(doc), id) === undefined
  useEffect(() => {
    if (isGone) onClose()
  }, [isGone, onClose])
  const choices = all.filter((choice) => matches(choice, words))
  const current = Math.min(at, choices.length - 1)

  const isFirst = useRef(true)
  useEffect(() => {
    const block = isFirst.current ? 'center' : 'nearest'
    isFirst.current = false
    list.current?.children[current]?.scrollIntoView({ block, behavior: 'instant' })
  }, [current])

  const choose = (choice: Choice | undefined) => {
    if (choice === undefined) return
    onClose()
    move(id, choice.place)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') choose(choices[current])
    else if (event.key === 'ArrowDown') setAt(Math.min(current + 1, choices.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0))
    else return
    event.preventDefault()
  }
  return (
    <Dialog
      className="move-to"
      of={id}
      heading={
        <WithAgendaWords
          sentence={t('moveHeading', { name: fullName(doc, id) })}
          words={titleText(doc, id)}
        />
      }
      onClose={onClose}
    >
      {writers !== '' && <p className="move-writers">{writers}</p>}
      <input
        // Not on a phone: its keyboard would cover the list.
        {...(matchMedia('(hover: hover)').matches && { 'data-first-focus': true })}
        type="search"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={choices.length > 0 ? `${listId}-${current}` : undefined}
        aria-label={t('moveSearch')}
        placeholder={t('moveSearch')}
        value={words}
        onChange={({ target }) => {
          setWords(target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <p className="move-nothing" role="status">
        {choices.length > 0
          ? ''
          : all.length === 0
            ? t('moveNowhere')
            : t('moveNoPlace', { words: words.trim() })}
      </p>
      <div ref={list} id={listId} className="move-places" role="listbox" aria-label={t('movePlaces')}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys
          <div
            key={choice.key}
            id={`${listId}-${index}`}
            className="move-place"
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            data-kind={choice.beside?.kind}
            style={{ paddingLeft: 12 + 16 * Math.min(depthOf(choice), 5) }}
            onClick={() => choose(choice)}
          >
            <span className="how">{choice.how}</span> <span className="number">{choice.number}</span>{' '}
            <span className="title" lang={AGENDA_LANGUAGE}>
              {choice.title}
            </span>
            {index === current && (
              <span className="becomes">{becomes(numberAfterMove(doc, id, choice.place))}</span>
            )}
          </div>
        ))}
      </div>
    </Dialog>
  )
}

function choiceOf(named: NamedPlace, titleOf: (id: ItemId) => string): Choice {
  const { is, beside } = named
  return {
    ...named,
    key: `${is} ${beside?.id}`,
    how: t(WORDS[is]),
    number: beside === null ? '' : shownNumber(beside),
    title: beside === null ? '' : titleOf(beside.id),
  }
}

/** Every word stands somewhere in it, whatever their order. */
function matches({ how, number, title }: Choice, words: string): boolean {
  const text = `${how} ${number} ${title}`
  return words
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => findAll(text, word).length > 0)
}

const depthOf = ({ is, beside }: Choice): number =>
  beside === null ? 0 : beside.depth + (is === 'after' ? 0 : 1)

const becomes = (number: string): string => (number === '' ? '' : t('moveBecomes', { number }))
