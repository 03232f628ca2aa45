/** Above the paper: which version one reads, and all that there are; its files; the size of the letters; print. */
import { useId } from 'react'
import { useLocation } from 'wouter'
import { type Applying, applyingOf } from '../../shared/paper/applying.ts'
import type { SentVersion, VersionFormat } from '../../shared/protocol/versions.ts'
import { sentTime, t } from '../app/language.ts'
import type { MenuEntry } from '../ui/Menu.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { LARGEST_LETTERS, SMALLEST_LETTERS, useLetters } from './letters.ts'
import type { Shown } from './openSent.ts'
import { fileAddress, readingAddress } from './sentServer.ts'
import { useFiles } from './useFiles.ts'
import { useOpenFile } from './useOpenFile.ts'
import { carryLine } from './useReadingLine.ts'

interface Props {
  sent: Shown
  /** Saves one's own notes as a file. */
  onSaveNotes: () => void
}

/** In the order in which they are offered. */
const OFFERED: readonly (readonly [VersionFormat, 'exportPdf' | 'exportWord' | 'exportPage'])[] = [
  ['pdf', 'exportPdf'],
  ['docx', 'exportWord'],
  ['html', 'exportPage'],
]

export function VersionBar({ sent, onSaveNotes }: Props) {
  const { version, versions, supplements } = sent
  const id = useId()
  const [, go] = useLocation()
  const applying = applyingOf(versions)
  const isMore = applying !== null && applying.supplements.length > 0
  // What applies is one version, whose address is the newest's; or several, and then it is a choice of its own.
  const choose = (value: string) => {
    carryLine()
    const isWhatApplies = value === APPLIES || (!isMore && value === String(applying?.whole.number))
    go(readingAddress(version.agenda, isWhatApplies ? null : Number(value), location.hash))
  }
  const { kept, isOffline } = useFiles()
  const open = useOpenFile()
  const entryOf = (one: SentVersion, format: VersionFormat, label: string): MenuEntry[] => {
    const file = one.files.find((file) => file.format === format)
    if (file === undefined) return []
    const isOutOfReach = isOffline && kept?.has(file.hash) !== true
    const onChoose = () => void open(file.hash, fileAddress(one, format))
    const more = isOutOfReach ? { disabled: true, note: t('fileNeedsNetwork') } : {}
    return [{ label, onChoose, ...more }]
  }
  const entriesOf = (one: SentVersion): MenuEntry[] =>
    OFFERED.flatMap(([format, name]) =>
      entryOf(one, format, one === version ? t(name) : fileOfSupplement(one, t(name))),
    )
  return (
    <div className="version-bar">
      <div className="which-version">
        <label htmlFor={id} className="visually-hidden">
          {t('version')}
        </label>
        <select
          id={id}
          value={supplements.length > 0 ? APPLIES : version.number}
          onChange={({ target }) => choose(target.value)}
        >
          {isMore && <option value={APPLIES}>{nameOfApplying(applying)}</option>}
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
          entriesOf(version),
          ...supplements.map((one) => entriesOf(one.version)),
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

/** No version's number. */
const APPLIES = ''

/** «Version 2 + tillægsdagsorden» */
const nameOfApplying = ({ whole, supplements }: Applying<SentVersion>): string =>
  t('versionWithSupplements', { number: String(whole.number), n: supplements.length })

const fileOfSupplement = ({ number }: SentVersion, format: string): string =>
  t('fileOfSupplement', { number: String(number), format })

/** «Version 2 · 24. jan. 2024 kl. 10.00 · Tillægsdagsorden» */
export const nameOfVersion = ({ number, at, name }: SentVersion): string =>
  [t('versionNumber', { number: String(number) }), sentTime(at), name.trim()].filter(Boolean).join(' · ')

function Letters() {
  const [size, set] = useLetters()
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
