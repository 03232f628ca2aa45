/** The council's standard phrases: its own, or those that come with the program. */
import { useState } from 'react'
import { standardPhrases } from '../../shared/agenda/phrases.ts'
import { useReadOut } from '../access/useReadOut.ts'
import { t } from '../app/language.ts'
import { ownPhrases, type PhraseLine, phraseLine } from './draft.ts'
import { LineButtons, stepOfKeys } from './LineButtons.tsx'
import { Problem, type Problems, wrongAt } from './Problem.tsx'
import type { LineStep } from './standingLines.ts'
import { useFocusAfter } from './useFocusAfter.ts'

interface Props {
  /** The council's name, which stands in those that come with the program. */
  council: string
  phrases: readonly PhraseLine[] | null
  problems: Problems
  onChange: (phrases: readonly PhraseLine[] | null) => void
}

export function PhrasesEditor({ council, phrases, problems, onChange }: Props) {
  const [said, say] = useState('')
  const focusAfter = useFocusAfter()
  const readOut = useReadOut(said)
  if (phrases === null)
    return (
      <>
        <p>{t('phrasesOfFirst')}</p>
        <ul className="phrases-shown" lang="da">
          {standardPhrases(council).map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
        <button
          type="button"
          className="button"
          onClick={() => {
            const own = ownPhrases(council)
            focusAfter(`phrase-${own[0]?.id}-words`)
            onChange(own)
          }}
        >
          {t('phrasesOwn')}
        </button>
      </>
    )
  const may = (index: number, step: LineStep) =>
    step === 'up' ? index > 0 : step === 'down' && index < phrases.length - 1
  const move = (index: number, step: LineStep) => {
    if (!may(index, step)) return
    const to = index + (step === 'up' ? -1 : 1)
    focusAfter(document.activeElement?.id)
    say(t('lineMoved', { name: nameOf(phrases[index]!), n: to + 1, of: phrases.length }))
    onChange(phrases.with(index, phrases[to]!).with(to, phrases[index]!))
  }
  const add = () => {
    const line = phraseLine('')
    focusAfter(`phrase-${line.id}-words`)
    onChange([...phrases, line])
  }
  return (
    <>
      <ul className="setting-lines">
        {phrases.map((phrase, index) => (
          <li key={phrase.id} className="setting-line">
            {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that move the line, for whatever has the focus in it */}
            <div
              className="phrase-line"
              onKeyDown={(event) => {
                const step = stepOfKeys(event)
                if (step !== null) move(index, step)
              }}
            >
              <input
                id={`phrase-${phrase.id}-words`}
                className="line-input"
                lang="da"
                aria-label={t('nthPhrase', { n: index + 1 })}
                value={phrase.words}
                {...wrongAt(problems, `phrases/${index}`)}
                onChange={({ target }) => onChange(phrases.with(index, { ...phrase, words: target.value }))}
              />
              <LineButtons
                id={`phrase-${phrase.id}`}
                name={nameOf(phrase)}
                may={(step) => may(index, step)}
                onStep={(step) => move(index, step)}
                onRemove={() => {
                  focusAfter('add-phrase')
                  say(t('lineRemoved', { name: nameOf(phrase) }))
                  onChange(phrases.filter(({ id }) => id !== phrase.id))
                }}
              />
              <Problem problems={problems} at={`phrases/${index}`} />
            </div>
          </li>
        ))}
      </ul>
      <Problem problems={problems} at="phrases" />
      <p className="line-ways">
        <button id="add-phrase" type="button" className="button" onClick={add}>
          {t('addPhrase')}
        </button>
        <button type="button" className="button" onClick={() => onChange(null)}>
          {t('phrasesAsAtFirst')}
        </button>
      </p>
      <p className="visually-hidden" role="status">
        {readOut}
      </p>
    </>
  )
}

const nameOf = ({ words }: PhraseLine): string => words.trim() || t('nameless')
