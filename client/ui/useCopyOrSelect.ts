/** Puts words on the clipboard, and says whether they are there. */
import { t } from '../app/language.ts'
import { copyText } from './copyText.ts'
import { useTell } from './Notices.tsx'

/** @param select without leave to use the clipboard the words stand selected, for the person's own Ctrl+C */
export function useCopyOrSelect(select: () => void): (words: string) => Promise<void> {
  const tell = useTell()
  return async (words) => {
    const isCopied = await copyText(words)
    if (!isCopied) select()
    tell({ text: t(isCopied ? 'copied' : 'handedBackNotCopied') })
  }
}
