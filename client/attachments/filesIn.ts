/** The files that somebody drops or pastes. */

/** Whether files are dragged, and not words: before they are dropped a browser tells no more. */
export const bringsFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false

/** @returns those that were dropped; a folder is none */
export function filesIn(data: DataTransfer | null): File[] {
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === 'file')
  return items.flatMap((item) => {
    const isFolder = item.webkitGetAsEntry?.()?.isDirectory === true
    const file = isFolder ? null : item.getAsFile()
    return file === null ? [] : [file]
  })
}

/**
 * @returns the files on the clipboard that are meant as files. What comes with words from Word, Excel or a page has a picture of itself
 * beside them; and a picture alone is for the text that one pastes it into.
 */
export function filesOnClipboard(data: DataTransfer | null, isInText: boolean): File[] {
  if (data === null || data.types.includes('text/html') || data.types.includes('text/rtf')) return []
  const files = [...data.files]
  return isInText ? files.filter(({ type }) => !type.startsWith('image/')) : files
}
