/**
 * The list from which one chooses people of the council (an item's responsibles, whose task a comment is), and the line that narrows it: a
 * combobox whose list takes one or several. The focus stays in the line; the arrow keys walk in the list. Each choice counts at once.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { PersonId } from '../../shared/agenda/document.ts'
import { findAll } from '../../shared/agenda/search.ts'
import { useReadOut } from '../access/useReadOut.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { peopleAddress } from '../app/councilAddresses.ts'
import { t } from '../app/language.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { pointsByFinger } from './FactPanel.tsx'
import { type Choice, choicesFor } from './people.ts'

interface Props {
  /** What is chosen. */
  label: string
  chosen: readonly PersonId[]
  /** One alone can be chosen. */
  isOne?: boolean
  onToggle: (choice: Choice) => void
  onDone: () => void
}

export function PeopleChooser({ label, chosen, isOne = false, onToggle, onDone }: Props) {
  const { session, people } = useAgenda()
  const { person } = session
  const [chosenFirst] = useState(() => new Set(chosen))
  const [typed, setTyped] = useState('')
  const [pointedAt, setPointedAt] = useState<PersonId | null>(null)
  const [said, say] = useState('')
  const id = useId()
  const line = useRef<HTMLInputElement>(null)

  const choosing = { byId: people.byId, chosen, chosenFirst, oneself: person?.id ?? null }
  const choices = people.is === 'ready' ? choicesFor(choosing, typed) : []
  const at = indexOfCurrent(choices, pointedAt, typed)

  const toggle = (choice: Choice) => {
    const { id: who, name, isChosen, onlyReads } = choice
    onToggle(choice)
    // Who only reads can do a task, and is responsible for nothing.
    const chosenAs = onlyReads && !isOne ? 'readerChosen' : 'personChosen'
    say(t(isChosen ? 'personTakenAway' : chosenAs, { name }))
    setPointedAt(who)
  }
  const toggleByKey = (choice: Choice) => {
    toggle(choice)
    setTyped('')
  }
  // The list stays as narrow as it is: the next press may be on its way. What is typed next takes the place of what was.
  const toggleByPress = (choice: Choice) => {
    toggle(choice)
    if (document.activeElement === line.current) line.current?.select()
  }
  const write = (text: string) => {
    setTyped(text)
    setPointedAt(null)
    say(text.trim() === '' ? '' : countOf(choicesFor(choosing, text).length))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setPointedAt(stepped(choices, at, step))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const choice = choices[at]
      if (choice !== undefined) toggleByKey(choice)
      else if (typed.trim() === '') onDone()
    }
  }
  return (
    <div className="people-chooser">
      <input
        ref={line}
        className="line-input"
        type="text"
        role="combobox"
        // biome-ignore lint/a11y/noAutofocus: who opens the list wants to write a name
        autoFocus={!pointsByFinger()}
        data-first-focus={pointsByFinger() ? undefined : ''}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="done"
        aria-label={label}
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
        placeholder={t('typeName')}
        value={typed}
        onChange={({ target }) => write(target.value)}
        onKeyDown={onKeyDown}
      />
      <div
        className="choices"
        id={`${id}-list`}
        role="listbox"
        aria-multiselectable={!isOne}
        aria-label={t('people')}
      >
        {choices.map((choice, index) => (
          <Option
            key={choice.id}
            id={`${id}-${index}`}
            choice={choice}
            typed={typed}
            isCurrent={index === at}
            onToggle={() => toggleByPress(choice)}
          />
        ))}
      </div>
      {choices.length === 0 && <NobodyToChoose typed={typed} />}
      <p className="visually-hidden" role="status">
        {useReadOut(said)}
      </p>
      <div className="panel-buttons">
        <button type="button" className="button primary" onClick={onDone}>
          {t('done')}
        </button>
      </div>
    </div>
  )
}

interface OptionProps {
  id: string
  choice: Choice
  typed: string
  isCurrent: boolean
  onToggle: () => void
}

function Option({ id, choice, typed, isCurrent, onToggle }: OptionProps) {
  const { name, isChosen, isOneself, isNameOnly, onlyReads } = choice
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }, [isCurrent])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is in the line above
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the line above
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isChosen}
      className="choice"
      data-current={isCurrent}
      // The line above keeps the focus; a finger would bring up the keyboard there.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onToggle}
    >
      <span className="tick" aria-hidden="true">
        {isChosen ? '✓' : ''}
      </span>
      <Avatar person={choice} size="small" decorative />
      <span className="choice-name">{marked(name, typed)}</span>
      {isOneself && <span className="choice-note">{t('you')}</span>}
      {isNameOnly && <span className="choice-note">{t('noAccount')}</span>}
      {onlyReads && <span className="choice-note">{t('onlyReads')}</span>}
    </div>
  )
}

function NobodyToChoose({ typed }: { typed: string }) {
  const { session, people } = useAgenda()
  if (people.is === 'failed')
    return (
      <p className="nobody" role="alert">
        {t('peopleFailed')}{' '}
        <button type="button" className="button" onClick={people.refresh}>
          {t('tryAgain')}
        </button>
      </p>
    )
  if (people.is === 'loading') return <p className="nobody">{t('peopleLoading')}</p>
  const words = typed.trim()
  const { council } = people
  const mayInvite = session.asker()?.role === 'secretariat'
  return (
    <p className="nobody">
      {words === '' ? t('noPeople') : t('nobodyNamed', { words })}{' '}
      {mayInvite && council !== null && <a href={peopleAddress(council)}>{t('invitePerson')}</a>}
    </p>
  )
}

/** The one that Enter takes: where somebody has walked to, else the first that fits what is typed. */
function indexOfCurrent(choices: readonly Choice[], pointedAt: PersonId | null, typed: string): number {
  const at = choices.findIndex(({ id }) => id === pointedAt)
  return at < 0 && typed.trim() !== '' && choices.length > 0 ? 0 : at
}

function stepped(choices: readonly Choice[], at: number, step: number): PersonId | null {
  const last = choices.length - 1
  const next = at < 0 ? (step > 0 ? 0 : last) : at + step
  return choices[next > last ? 0 : next < 0 ? last : next]?.id ?? null
}

const countOf = (n: number): string => (n === 0 ? t('nobodyFits') : t('peopleFit', { n }))

/** The name, with what one has typed in it marked. */
function marked(name: string, typed: string): ReactNode {
  const [word = ''] = typed.trim().split(/\s+/)
  const [found] = findAll(name, word)
  if (found === undefined) return name
  return (
    <>
      {name.slice(0, found.start)}
      <mark>{name.slice(found.start, found.end)}</mark>
      {name.slice(found.end)}
    </>
  )
}
