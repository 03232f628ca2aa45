/** What was sent out of an agenda, the newest first: when, by whom, to be read and fetched as it was. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'
import { sentTime, t } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { MailsOf } from './MailsOf.tsx'
import { useOutgoing } from './outgoing.ts'
import { useIsSecretariat, useVersions } from './useVersions.ts'
import { VersionLinks } from './VersionLinks.tsx'
import './sending.css'

export function VersionsDialog({ onClose }: { onClose: () => void }) {
  const { versions } = useOutgoing()
  const { list, isFailed } = useVersions()
  return (
    <Dialog heading={t('versionsHeading')} className="versions-dialog" onClose={onClose}>
      {list === null && isFailed ? (
        <div className="versions-body" role="alert">
          <p>{t('versionsNotFetched')}</p>
          <button type="button" className="button" onClick={() => void versions.refresh()}>
            {t('tryAgain')}
          </button>
        </div>
      ) : list === null ? (
        <p className="versions-body" role="status">
          {t('versionsLoading')}
        </p>
      ) : (
        <ol className="versions-body">
          {list.map((version) => (
            <Version key={version.number} version={version} />
          ))}
        </ol>
      )}
    </Dialog>
  )
}

function Version({ version }: { version: SentVersion }) {
  const { number, kind, name, at, by, note, items } = version
  const isSecretariat = useIsSecretariat()
  return (
    <li className="version">
      <h3 lang={AGENDA_LANGUAGE}>{name}</h3>
      <p className="about">
        {[
          kind === 'supplement'
            ? t('versionSupplement', { number })
            : t('versionNumber', { number: String(number) }),
          sentTime(at),
          by.name,
          t('itemsInAll', { n: items }),
        ].join(' · ')}
      </p>
      {note !== '' && <blockquote lang={AGENDA_LANGUAGE}>{note}</blockquote>}
      {isSecretariat && <MailsOf number={number} />}
      <VersionLinks version={version} />
    </li>
  )
}
