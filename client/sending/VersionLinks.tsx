/** Where a version is read, and the files for people that it is kept in: JSON is for programs, which know its address. */
import type { SentVersion } from '../../shared/protocol/versions.ts'
import { t } from '../app/language.ts'
import { useOutgoing } from './outgoing.ts'
import { readAddress, versionFile } from './versionActions.ts'

const FORMAT_NAMES = {
  pdf: 'exportPdf',
  docx: 'exportWord',
  html: 'exportPage',
} as const

const FOR_PEOPLE = ['pdf', 'docx', 'html'] as const

export function VersionLinks({ version: { number, name, files } }: { version: SentVersion }) {
  const { agenda } = useOutgoing()
  return (
    <ul className="version-links" aria-label={t('versionLinksOf', { name })}>
      <li>
        <a className="button" href={readAddress(agenda, number)}>
          {t('versionRead')}
        </a>
      </li>
      {FOR_PEOPLE.filter((format) => files.some((file) => file.format === format)).map((format) => (
        <li key={format}>
          <a href={versionFile(agenda, number, format)} download>
            {t(FORMAT_NAMES[format])}
          </a>
        </li>
      ))}
    </ul>
  )
}
