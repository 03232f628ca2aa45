/** The order in which people look names up: æ, ø and å last, capitals beside small letters. */
export const compareNames: (a: string, b: string) => number = new Intl.Collator('da').compare

/** @returns a sorted copy */
export const inDanishOrder = (names: readonly string[]): string[] => [...names].sort(compareNames)
