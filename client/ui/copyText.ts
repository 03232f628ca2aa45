/** Puts words on the clipboard. @returns whether that went: a browser may not let a page, nor one that came over an unsafe connection */
export async function copyText(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    return false
  }
}
