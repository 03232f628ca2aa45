/** @returns a person's name as it is compared: two spellings of one name have one key */
export const nameKey = (name: string): string =>
  name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('da')
