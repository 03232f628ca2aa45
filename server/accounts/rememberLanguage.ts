/** Keeps the language that a person has chosen in a browser, for mail that they get without asking for it. */
import { chosenLanguageIn } from '../../shared/language/languages.ts'
import type { Directory, Person } from '../storage/storage.ts'

/** @param cookies the `Cookie` header of a request of theirs; where none has been chosen there, what is kept stays */
export async function rememberLanguage(
  directory: Pick<Directory, 'language' | 'saveLanguage'>,
  { id }: Pick<Person, 'id'>,
  cookies: string | undefined,
): Promise<void> {
  const chosen = chosenLanguageIn(cookies)
  if (chosen !== null && chosen !== (await directory.language(id))) await directory.saveLanguage(id, chosen)
}
