/** Pictures on the clipboard. None can be kept yet; they are counted, so that it can be said. */

const PICTURES = new Set(['IMG', 'PICTURE', 'CANVAS', 'VIDEO'])

export const isPicture = (element: Element): boolean => PICTURES.has(element.tagName)

/** @returns what stands for the picture as text: a sign for an emoji, '' for one that nobody sees; `null`: a real picture */
export function wordsOfPicture(picture: Element): string | null {
  const words = picture.getAttribute('alt') ?? ''
  if (/^\p{Extended_Pictographic}/u.test(words) && words.length <= 12) return words
  return isInvisible(picture) ? '' : null
}

/** A point that only tells the sender that a mail was opened, or the box of a checklist. */
function isInvisible(picture: Element): boolean {
  const side = (name: string) => Number(picture.getAttribute(name) ?? Number.POSITIVE_INFINITY)
  return (
    side('width') <= 2 || side('height') <= 2 || picture.getAttribute('aria-roledescription') === 'checkbox'
  )
}
