/** Which web pages may send requests with a person's cookie: our own only. Used for every POST and every socket. */
import { isLoopback, type Settings } from '../settings.ts'

/**
 * @param origin the `Origin` header; a program that is no browser sends none, and that is allowed
 * @param host the `Host` header, which carries the port that the browser sees
 */
export function allowedOrigin(
  settings: Pick<Settings, 'publicUrl'>,
  origin: string | undefined,
  host: string | undefined,
): boolean {
  if (origin === undefined) return true
  if (settings.publicUrl) return origin === settings.publicUrl.origin
  const asked = URL.parse(origin)
  const here = URL.parse(`http://${host}`)
  if (!asked || !here || asked.origin !== origin) return false
  return asked.protocol === 'http:' && isLoopback(asked.hostname) && asked.port === here.port
}
