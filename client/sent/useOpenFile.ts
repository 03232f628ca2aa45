/** Opens a file of a version from this device, where it lies here; else from the server. */
import { t } from '../app/language.ts'
import { saveFile } from '../exporting/exportFile.ts'
import { useTell } from '../ui/Notices.tsx'
import { useFiles } from './useFiles.ts'

/** @returns takes the file's hash, and where the server has it */
export function useOpenFile(): (hash: string, address: string) => Promise<void> {
  const { desk, isOffline } = useFiles()
  const tell = useTell()
  return async (hash, address) => {
    const file = await desk.open(hash)
    if (file !== null) saveFile(file)
    else if (isOffline) tell({ text: t('fileNotHere') })
    else location.assign(address)
  }
}
