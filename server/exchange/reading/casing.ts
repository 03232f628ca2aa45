/** Headings in capitals: what they are called in running text. */

/**
 * «IT-ARKITEKTURRÅDET» as the file's own text writes it («It-Arkitekturrådet»); where it does not, with a capital first and
 * those words in capitals that the text has in no other way («KL»). A heading that is not all in capitals stays as it is.
 */
export function readableCase(heading: string, text: string): string {
  if (/\p{Ll}/u.test(heading) || !/\p{Lu}/u.test(heading)) return heading
  return casingIn(text, heading) ?? sentenceCase(heading, text)
}

/** The commonest way in which the text writes the phrase, other than all in capitals. */
function casingIn(text: string, phrase: string): string | undefined {
  const counts = new Map<string, number>()
  for (const [found] of text.matchAll(new RegExp(wholeWord(phrase), 'giu')))
    if (found !== found.toLocaleUpperCase('da') && /^\p{Lu}/u.test(found))
      counts.set(found, (counts.get(found) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function sentenceCase(heading: string, text: string): string {
  const words = heading.replace(/\p{L}+/gu, (word) => {
    const usual = [...text.matchAll(new RegExp(wholeWord(word), 'giu'))].map(([found]) => found)
    const onlyCapitals = usual.length > 1 && usual.every((found) => found === word)
    return onlyCapitals ? word : word.toLocaleLowerCase('da')
  })
  return words.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase('da'))
}

const wholeWord = (phrase: string): string =>
  String.raw`(?<!\p{L})${phrase.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?!\p{L})`
