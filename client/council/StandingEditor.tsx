/** The sections and items that each agenda of a council begins with, and who is responsible for them. */
import { useState } from 'react'
import type { PersonId } from '../../shared/agenda/document.ts'
import { newId } from '../../shared/ids.ts'
import type { CouncilPerson } from '../../shared/protocol/api.ts'
import { useReadOut } from '../access/useReadOut.ts'
import { t } from '../app/language.ts'
import { LineButtons, stepOfKeys } from './LineButtons.tsx'
import { Problem, type Problems, wrongAt } from './Problem.tsx'
import {
  type LineStep,
  parentOf,
  placesOf,
  rankOf,
  type StandingLine,
  stepped,
  without,
} from './standingLines.ts'
import { useFocusAfter } from './useFocusAfter.ts'

interface Props {
  lines: readonly StandingLine[]
  people: readonly CouncilPerson[]
  problems: Problems
  onChange: (lines: readonly StandingLine[]) => void
}

export function StandingEditor({ lines, people, problems, onChange }: Props) {
  const [said, say] = useState('')
  const focusAfter = useFocusAfter()
  const readOut = useReadOut(said)
  const places = placesOf(lines)
  const change = (id: string, change: Partial<StandingLine>) =>
    onChange(lines.map((line) => (line.id === id ? { ...line, ...change } : line)))
  const move = (line: StandingLine, step: LineStep) => {
    const moved = stepped(lines, line.id, step)
    if (moved === null) return
    focusAfter(document.activeElement?.id)
    say(told(line, step, moved))
    onChange(moved)
  }
  const remove = (line: StandingLine) => {
    focusAfter('add-item')
    say(t('lineRemoved', { name: nameOf(line) }))
    onChange(without(lines, line.id))
  }
  const add = (kind: StandingLine['kind']) => {
    const line: StandingLine = {
      id: newId(),
      kind,
      title: '',
      responsibles: [],
      withoutText: false,
      depth: 0,
    }
    focusAfter(`standing-${line.id}-title`)
    onChange([...lines, line])
  }
  return (
    <>
      {lines.length === 0 && <p className="about">{t('standingNone')}</p>}
      <ul className="setting-lines">
        {lines.map((line, index) => (
          <li key={line.id} className="setting-line" data-depth={line.depth}>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that move the line, for whatever has the focus in it */}
            <div
              className="standing-line"
              style={{ '--depth': line.depth } as React.CSSProperties}
              onKeyDown={(event) => {
                const step = stepOfKeys(event)
                if (step !== null) move(line, step)
              }}
            >
              <span className="standing-kind">{t('standingKind', line)}</span>
              <input
                id={`standing-${line.id}-title`}
                className="line-input"
                lang="da"
                aria-label={t('standingTitle', { kind: line.kind, n: index + 1 })}
                value={line.title}
                {...wrongAt(problems, places[index]!)}
                onChange={({ target }) => change(line.id, { title: target.value })}
              />
              <LineButtons
                id={`standing-${line.id}`}
                name={nameOf(line)}
                hasLevels
                may={(step) => stepped(lines, line.id, step) !== null}
                onStep={(step) => move(line, step)}
                onRemove={() => remove(line)}
              />
              <Responsibles
                line={line}
                people={people}
                onChange={(responsibles) => change(line.id, { responsibles })}
              />
              {line.kind === 'item' && (
                <label className="check">
                  <input
                    type="checkbox"
                    checked={line.withoutText}
                    onChange={({ target }) => change(line.id, { withoutText: target.checked })}
                  />
                  <span>
                    {t('withoutText')}
                    <span className="visually-hidden">: {nameOf(line)}</span>
                  </span>
                </label>
              )}
              <Problem problems={problems} at={places[index]!} />
            </div>
          </li>
        ))}
      </ul>
      <Problem problems={problems} at="standing" />
      <p className="line-ways">
        <button type="button" className="button" onClick={() => add('section')}>
          {t('addSection')}
        </button>
        <button id="add-item" type="button" className="button" onClick={() => add('item')}>
          {t('addStandingItem')}
        </button>
      </p>
      <p className="visually-hidden" role="status">
        {readOut}
      </p>
    </>
  )
}

interface ResponsiblesProps {
  line: StandingLine
  people: readonly CouncilPerson[]
  onChange: (responsibles: readonly PersonId[]) => void
}

function Responsibles({ line, people, onChange }: ResponsiblesProps) {
  const { responsibles } = line
  const name = nameOf(line)
  const nameOfPerson = (id: PersonId) =>
    people.find((person) => person.id === id || person.aliases?.includes(id))?.name ?? t('unknownPerson')
  // Whoever can be responsible for items: members, and names from agendas.
  const others = people.filter(
    ({ id, role, account }) => !responsibles.includes(id) && (account ? role !== null : true),
  )
  if (line.kind === 'section' && responsibles.length === 0) return null
  return (
    <div className="standing-people">
      {responsibles.map((id) => (
        <span key={id} className="chosen-person">
          {nameOfPerson(id)}
          <button
            type="button"
            aria-label={t('removeResponsible', { name: nameOfPerson(id), title: name })}
            onClick={() => onChange(responsibles.filter((one) => one !== id))}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </span>
      ))}
      <select
        aria-label={t('addResponsibleFor', { name })}
        value=""
        onChange={({ target }) => target.value !== '' && onChange([...responsibles, target.value])}
      >
        <option value="">{t('addResponsible')}</option>
        {others.map(({ id, name, role }) => (
          <option key={id} value={id}>
            {role === 'reader' || role === 'participant' ? `${name} (${t('onlyReads')})` : name}
          </option>
        ))}
      </select>
    </div>
  )
}

const nameOf = ({ title }: StandingLine): string => title.trim() || t('nameless')

function told(line: StandingLine, step: LineStep, moved: readonly StandingLine[]): string {
  const name = nameOf(line)
  if (step === 'out') return t('lineMovedOut', { name })
  const parent = parentOf(moved, line.id)
  return step === 'in' && parent !== null
    ? t('lineMovedIn', { name, parent: nameOf(parent) })
    : t('lineMoved', { name, ...rankOf(moved, line.id) })
}
