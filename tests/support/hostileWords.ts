/** What somebody could put where words belong, in the hope that a page runs it. Whatever ran would set `window.pasted`. */
import { clipboardOf } from './clipboard.ts'

/** No link may lead there. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  'javascript:window.pasted=1',
  'JaVaScRiPt:window.pasted=1',
  ' javascript:window.pasted=1',
  '\tjavascript:window.pasted=1',
  'java\tscript:window.pasted=1',
  'java\nscript:window.pasted=1',
  'javascript\n:window.pasted=1',
  '\u0001javascript:window.pasted=1',
  '\u00a0javascript:window.pasted=1',
  '\ufeffjavascript:window.pasted=1',
  'javascript:/*https://kl.dk*/window.pasted=1',
  'javascript://https://kl.dk/%0awindow.pasted=1',
  'javascript&colon;window.pasted=1',
  '&#106;avascript:window.pasted=1',
  'view-source:javascript:window.pasted=1',
  'data:text/html,<script>window.pasted=1</script>',
  'data:text/html;base64,PHNjcmlwdD53aW5kb3cucGFzdGVkPTE8L3NjcmlwdD4=',
  'data:image/svg+xml,<svg onload=window.pasted=1>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://kl.dk/1',
  'filesystem:https://kl.dk/1',
  'about:blank#javascript:window.pasted=1',
  'livescript:window.pasted=1',
  'ms-word:ofe|u|https://ond.example/x.docm',
  '//ond.example',
  '\\\\ond.example\\x',
  '',
]

/** An address that is allowed, and tries to leave its attribute. */
export const BREAKING_ADDRESSES: readonly string[] = [
  'https://a.dk/"onmouseover="window.pasted=1',
  "https://a.dk/'onmouseover='window.pasted=1",
  'https://a.dk/"><script>window.pasted=1</script>',
  'https://a.dk/\u2028" autofocus onfocus=window.pasted=1 x="',
  'mailto:a@b.dk"style="position:fixed;inset:0',
]

export const HOSTILE_WORDS: readonly string[] = [
  ...clipboardOf('hostile.txt').trim().split('\n'),
  ...HOSTILE_ADDRESSES,
  ...BREAKING_ADDRESSES,
  '</title><script>window.pasted=1</script>',
  '</textarea><script>window.pasted=1</script>',
  '</style><script>window.pasted=1</script>',
  '</script><script>window.pasted=1</script>',
  '--><script>window.pasted=1</script>',
  ']]><script>window.pasted=1</script>',
  '"><img src=x onerror=window.pasted=1>',
  "'><img src=x onerror=window.pasted=1>",
  '` onmouseover=window.pasted=1 `',
  '" autofocus onfocus="window.pasted=1',
  '&lt;script&gt;window.pasted=1&lt;/script&gt;',
  '&#60;script&#62;window.pasted=1&#60;/script&#62;',
  '\u003cscript\u003ewindow.pasted=1\u003c/script\u003e',
  '<scr<script>ipt>window.pasted=1</scr</script>ipt>',
  '<img src=x onerror\u2028=window.pasted=1>',
  '<\u0000script>window.pasted=1</script>',
  '<svg/onload=window.pasted=1>',
  '<xss style="animation-name:x" onanimationstart=window.pasted=1>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what templates would put values into.
  '${window.pasted=1}',
  '{{constructor.constructor("window.pasted=1")()}}',
  '<%= window.pasted=1 %>',
  'x\r\nBcc: ond@ond.example\r\n\r\n<script>window.pasted=1</script>',
  '\u202egnirts',
  '__proto__',
]
