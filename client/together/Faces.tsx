/** Who else has the agenda open: three faces and a number; a press shows the list, and a name there leads to the person. */
import { useId, useRef, useState, useSyncExternalStore } from 'react'
import { elementId, useAgenda } from '../agenda/agendaContext.ts'
import { type FieldPlace, fragmentAt } from '../agenda/changes.ts'
import { compareNames, listOf, t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import type { PresentPerson } from '../connection/presence.ts'
import { focusTextAt } from '../handedBack/focusAfter.ts'
import { bringIntoSight } from '../search/pageText.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { caretInPage } from './Carets.tsx'
import { useNameOfPlace } from './useNameOfPlace.ts'
import './faces.css'

const SHOWN = 3

export function useOthers(): readonly PresentPerson[] {
  const { presence } = useAgenda().session
  return useSyncExternalStore(presence.subscribe, presence.others)
}

export function Faces() {
  const others = useOthers().toSorted((a, b) => compareNames(a.name, b.name))
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  // Fifty people change places all the time: their list is drawn only for who looks at it.
  const [isOpen, setOpen] = useState(false)
  if (others.length === 0) return null
  return (
    <div className="faces">
      <button
        type="button"
        className="faces-button"
        popoverTarget={id}
        aria-label={t('facesButton', { names: listOf(others.map(({ name }) => name)) })}
      >
        {others.slice(0, SHOWN).map((person) => (
          <Avatar key={person.id} person={person} decorative />
        ))}
        {others.length > SHOWN && <span className="more">+{others.length - SHOWN}</span>}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        className="faces-list"
        onBeforeToggle={({ newState }) => setOpen(newState === 'open')}
      >
        <p id={`${id}-name`}>{t('alsoHere')}</p>
        <ul aria-labelledby={`${id}-name`}>
          {(isOpen ? others : []).map((person) => (
            <li key={person.id}>
              <PersonRow person={person} onFollow={() => list.current?.hidePopover()} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function PersonRow({ person, onFollow }: { person: PresentPerson; onFollow: () => void }) {
  const { session } = useAgenda()
  const place = person.places[0]
  const where = useNameOfPlace(place)
  const words = (
    <>
      <Avatar person={person} decorative />
      <span>
        <b>{person.name}</b>
        <span className="where">{where === null ? t('readsHere') : t('writesAt', { where })}</span>
      </span>
    </>
  )
  if (place === undefined) return <span className="person">{words}</span>
  return (
    <button
      type="button"
      className="person"
      onClick={({ detail }) => {
        onFollow()
        show(session, person, place)
        // By key: who goes to somebody goes there with the focus.
        if (detail === 0) focusTextAt(place)
      }}
    >
      {words}
    </button>
  )
}

/** Goes to their caret if it is there, else to the field. */
function show({ doc, carets }: AgendaSession, person: PresentPerson, place: FieldPlace): void {
  const element = document.getElementById(elementId(place))
  const fragment = fragmentAt(doc, place)
  const caret = carets.at(place).find((one) => one.person.id === person.id)
  const range = element && fragment && caret && caretInPage(element, fragment, caret.head)
  if (range) bringIntoSight(range)
  else element?.scrollIntoView({ block: 'center', behavior: 'instant' })
}
