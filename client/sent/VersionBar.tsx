/** Above the paper: which version one reads, and all that there are; its files; the size of the letters; print. */
import { useId } from 'react'
import { useLocation } from 'wouter'
import type { SentVersion, VersionFormat } from '../../shared/protocol/versions.ts'
import { dateAndClock, t } from '../app/language.ts'
import type { MenuEntry } from '../ui/Menu.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { LARGEST_LETTERS, SMALLEST_LETTERS, useLetters } from './letters.ts'
import { fileAddress, readingAddress } from './sentServer.ts'
import { useFiles } from './useFiles.ts'
import { useOpenFile } from './useOpenFile.ts'

interface Props {
  version: SentVersion
  /** The newest first. */
  versions: readonly SentVersion[]
  /** Saves one's own notes as a file. */
  onSaveNotes: () => void
}

/** In the order in which they are offered. */
const OFFERED: readonly (readonly [VersionFormat, 'exportPdf' | 'exportWord' | 'exportPage'])[] = [
  ['pdf', 'exportPdf'],
  ['docx', 'exportWord'],
  ['html', 'exportPage'],
]

export function VersionBar({ version, versions, onSaveNotes }: Props) {
  const id = useId()
  const [, go] = useLocation()
  const newest = versions[0]?.number
  const choose = (number: number) =>
    go(readingAddress(version.agenda, number === newest ? null : number, location.hash))
  const { kept, isOffline } = useFiles()
  const open = useOpenFile()
  const fileOf = (format: VersionFormat) => version.files.find((file) => file.format === format)
  const entryOf = ([format, name]: (typeof OFFERED)[number]): MenuEntry[] => {
    const file = fileOf(format)
    if (file === undefined) return []
    const isOutOfReach = isOffline && kept?.has(file.hash) !== true
    const onChoose = () => void open(file.hash, fileAddress(version, format))
    const more = isOutOfReach ? { disabled: true, note: t('fileNeedsNetwork') } : {}
    return [{ label: t(name), onChoose, ...more }]
  }
  return (
    <div className="version-bar">
      <div className="which-version">
        <label htmlFor={id} className="visually-hidden">
          {t('version')}
        </label>
        <select id={id} value={version.number} onChange={({ target }) => choose(Number(target.value))}>
          {versions.map((one) => (
            <option key={one.number} value={one.number}>
              {nameOfVersion(one)}
            </option>
          ))}
        </select>
      </div>
      <Letters />
      <MenuButton
        className="button"
        aria-label={t('filesOfVersion')}
        align="end"
        groups={() => [
          OFFERED.flatMap(entryOf),
          [
            { label: t('printIt'), onChoose: () => print() },
            { label: t('saveNotes'), onChoose: onSaveNotes },
          ],
        ]}
      >
        {t('fetchAndPrint')} <span aria-hidden="true">▾</span>
      </MenuButton>
    </div>
  )
}

/** «Version 2 · 24. jan. 2024 kl. 10.00 · Tillægsdagsorden» */
export const nameOfVersion = ({ number, at, name }: SentVersion): string =>
  [t('versionNumber', { number: String(number) }), dateAndClock(at), name.trim()].filter(Boolean).join(' · ')

function Letters() {
  const { size, set } = useLetters()
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons in a line are no set of fields
    <div className="letters" role="group" aria-label={t('letters')}>
      <button
        type="button"
        className="button"
        aria-label={t('smallerLetters')}
        disabled={size === SMALLEST_LETTERS}
        onClick={() => set(size - 1)}
      >
        <span aria-hidden="true">A−</span>
      </button>
      <button
        type="button"
        className="button"
        aria-label={t('largerLetters')}
        disabled={size === LARGEST_LETTERS}
        onClick={() => set(size + 1)}
      >
        <span aria-hidden="true">A+</span>
      </button>
    </div>
  )
}
