/** The files of the version that is read, as far as they are on this device; the newest version's are brought while one reads. */
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { PersonId } from '../../shared/agenda/document.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { FilesDesk, type FilesNow, filesOf, type SentFile, sensibleOf } from './filesDesk.ts'
import type { Shown, Supplement } from './openSent.ts'
import { fetchSentFile } from './sentServer.ts'

export interface SentFiles {
  desk: FilesDesk
  /** All that go with the version. */
  files: readonly SentFile[]
  /** No later one takes its place, as a «tillægsdagsorden» does not: its files are kept. */
  isCurrent: boolean
  isOffline: boolean
  /** Keeps all of them, however large they are. */
  bringAll: () => void
}

const FilesContext = createContext<SentFiles | null>(null)
export const FilesProvider = FilesContext.Provider

/** Draws the component anew whenever another file is here. */
export function useFiles(): SentFiles & FilesNow {
  const files = useContext(FilesContext)
  if (files === null) throw new Error('there are no files here')
  return { ...files, ...useSyncExternalStore(files.desk.subscribe, files.desk.now) }
}

export function useSentFiles(
  { version, versions, paper, supplements, isOffline }: Shown,
  person: PersonId,
): SentFiles {
  const [desk] = useState(() => new FilesDesk(version.agenda, person, keepOfTab().files))
  const files = useMemo(() => filesOfAll([{ version, paper }, ...supplements]), [version, paper, supplements])
  const later = versions.filter(({ number }) => number > version.number)
  const isCurrent = later.every(({ kind }) => kind === 'supplement')
  const isAlone = isCurrent && later.length === 0 && version.kind === 'whole'
  useEffect(() => {
    if (!isCurrent || isOffline || savesData()) return void desk.look()
    void desk.bring(sensibleOf(files), isAlone ? files : null, fetchSentFile(version.agenda))
    return () => desk.stop()
  }, [desk, files, isCurrent, isAlone, isOffline, version])
  const bringAll = () => void desk.bring(files, null, fetchSentFile(version.agenda))
  return { desk, files, isCurrent, isOffline, bringAll }
}

/** Each once, of whichever has it first. */
function filesOfAll(parts: readonly Supplement[]): SentFile[] {
  const all = parts.flatMap(({ version, paper }) => (paper === null ? [] : filesOf(version, paper)))
  const byHash = new Map(all.toReversed().map((file) => [file.hash, file]))
  return all.filter((file) => byHash.get(file.hash) === file)
}

/** The device's owner wants little to be fetched: then nothing is, but what is asked for. */
const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
