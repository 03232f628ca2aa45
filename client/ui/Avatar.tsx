/** A person's face: initials on a colour of their own. */

import { usePersonColour } from './personColours.ts'

interface Props {
  person: { id: string; name: string }
  size?: 'small' | 'normal'
  /** The name stands beside the face already. */
  decorative?: boolean
}

export function Avatar({ person, size = 'normal', decorative = false }: Props) {
  const colourOf = usePersonColour()
  const names = decorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': person.name, title: person.name } as const)
  return (
    <span className={`avatar ${size}`} data-colour={colourOf(person.id)} {...names}>
      {initials(person.name)}
    </span>
  )
}

/** First letters of the first and the last name. */
function initials(name: string): string {
  const parts = name.trim().split(/\s+/)
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
  return letters
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase('da')
}
