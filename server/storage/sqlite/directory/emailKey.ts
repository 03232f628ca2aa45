/** @returns the address as it is compared: two spellings of one address have one key */
export const emailKey = (email: string): string => email.normalize('NFC').toLowerCase()
