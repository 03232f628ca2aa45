/** The order in which people look names up: æ, ø and å last, capitals beside small letters. */
const danish = new Intl.Collator('da')

/** @returns a sorted copy */
export const inDanishOrder = (names: readonly string[]): string[] => [...names].sort(danish.compare)
