/** Where a version is read, and the files that it is kept in. */
import type { SentVersion, VersionFormat } from '../../shared/protocol/versions.ts'
import { t } from '../app/language.ts'
import { useOutgoing } from './useOutgoing.tsx'
import { readAddress, versionFile } from './versionActions.ts'

const FORMAT_NAMES = {
  pdf: 'exportPdf',
  docx: 'exportWord',
  html: 'exportPage',
  json: 'exportJson',
} as const satisfies Record<VersionFormat, string>

export function VersionLinks({ version: { number, name, files } }: { version: SentVersion }) {
  const { agenda } = useOutgoing()
  return (
    <ul className="version-links" aria-label={t('versionLinksOf', { name })}>
      <li>
        <a className="button" href={readAddress(agenda, number)}>
          {t('versionRead')}
        </a>
      </li>
      {files.map(({ format }) => (
        <li key={format}>
          <a href={versionFile(agenda, number, format)} download>
            {t(FORMAT_NAMES[format])}
          </a>
        </li>
      ))}
    </ul>
  )
}
