/** Who writes where, beside the fields and in the outline. */
import { useSyncExternalStore } from 'react'
import { compareNames, listOf, t } from '../app/language.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { useAgenda } from './agendaContext.ts'
import type { FieldPlace } from './changes.ts'

const SHOWN = 3

/** «Vibeke skriver her», at the field in which somebody else has the caret. */
export function WritingHere({ place }: { place: FieldPlace }) {
  const { presence } = useAgenda().session
  const here = useSyncExternalStore(presence.subscribe, () => presence.at(place))
  if (here.length === 0) return null
  const byName = here.toSorted((a, b) => compareNames(a.name, b.name))
  return (
    <span className="writing-here">
      {byName.slice(0, SHOWN).map((person) => (
        <Avatar key={person.id} person={person} size="small" decorative />
      ))}
      <span className="words">
        {t('writesHere', { names: listOf(byName.map(({ name }) => firstName(name))) })}
      </span>
    </span>
  )
}

/** The faces of those who write anywhere in an item, for the outline. */
export function WritingIn({ item }: { item: string }) {
  const { presence } = useAgenda().session
  const here = useSyncExternalStore(presence.subscribe, () => presence.inItem(item))
  return here.slice(0, SHOWN).map((person) => <Avatar key={person.id} person={person} size="small" />)
}

export const firstName = (name: string): string => name.split(' ')[0] ?? name
