/** Who else has the agenda open: three faces and a number. */
import { useSyncExternalStore } from 'react'
import { listOf, t } from '../app/language.ts'
import type { PresentPerson } from '../connection/presence.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { useAgenda } from './agendaContext.ts'
import { type FieldPlace, samePlace } from './changes.ts'

const SHOWN = 3

export function useOthers(): readonly PresentPerson[] {
  const { presence } = useAgenda().session
  return useSyncExternalStore(presence.subscribe, presence.others)
}

export function Faces() {
  const others = useOthers()
  if (others.length === 0) return null
  const hidden = others.slice(SHOWN)
  return (
    <ul className="faces" aria-label={t('alsoHere')}>
      {others.slice(0, SHOWN).map((person) => (
        <li key={person.id} className="face">
          <Avatar person={person} />
        </li>
      ))}
      {hidden.length > 0 && (
        <li className="more" title={listOf(hidden.map(({ name }) => name))}>
          +{hidden.length}
          <span className="visually-hidden">: {listOf(hidden.map(({ name }) => name))}</span>
        </li>
      )}
    </ul>
  )
}

/** «Vibeke skriver her», at the field in which somebody else has the caret. */
export function WritingHere({ place }: { place: FieldPlace }) {
  const here = useOthers().filter(({ places }) => places.some((other) => samePlace(other, place)))
  if (here.length === 0) return null
  return (
    <span className="writing-here">
      {here.slice(0, SHOWN).map((person) => (
        <Avatar key={person.id} person={person} size="small" decorative />
      ))}
      {t('writesHere', { names: listOf(here.map(({ name }) => firstName(name))) })}
    </span>
  )
}

/** The faces of those who write anywhere in an item, for the outline. */
export function WritingIn({ item }: { item: string }) {
  const here = useOthers().filter(({ places }) => places.some((place) => place.item === item))
  return here.slice(0, SHOWN).map((person) => <Avatar key={person.id} person={person} size="small" />)
}

const firstName = (name: string): string => name.split(' ')[0] ?? name
