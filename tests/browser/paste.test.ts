/** Pasting what other programs put on the clipboard, in a real browser: read back as it is on disk. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect as expectValue, test } from 'vitest'
import { fieldOf, itemOf } from '../../shared/agenda/document.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { agenda, idOf, item } from '../support/agenda.ts'
import type { Visitor } from '../support/browser.ts'
import { clipboardOf, paste } from '../support/clipboard.ts'
import { drawRichText } from '../support/drawRichText.ts'
import { expect } from '../support/expect.ts'
import { enter, field, saveState, titleField } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { readStored } from '../support/storedAgenda.ts'

/** Enough items for every test to have one of its own. */
const ITEMS = Array.from({ length: 40 }, (_, index) => `Sag ${index + 1}`)

let meeting: Meeting
let visitor: Visitor
let used = 0

beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section('Sager', ...ITEMS.map((title) => item(title)))
      .doc(),
  )
  visitor = await meeting.visit('Vibeke Normann')
  await expect(saveState(visitor.page)).toHaveText(/Gemt/)
})
/** The page's policy says so aloud when it meets these, even in a document that is only read and never runs. */
const READ_ALOUD = /script-src-attr|base-uri/

afterEach(() => expectValue(visitor.faults.splice(0).filter((fault) => !READ_ALOUD.test(fault))).toEqual([]))
afterAll(() => meeting.close())

/** An empty field, with the caret in it, and what is on disk of it. */
async function emptyField() {
  used += 1
  const title = `Sag ${used}`
  const text = field(visitor.page, 'Baggrund', `1.${used}`)
  await enter(text)
  const stored = async () => {
    const doc = await readStored(meeting.dataDir, meeting.agenda)
    return drawRichText(readRichText(fieldOf(itemOf(doc, idOf(doc, title))!, 'background')))
  }
  const { page } = visitor
  const notice = page.locator('.rich-text', { has: text }).getByRole('status')
  return { page, text, stored, notice, title: titleField(page, `1.${used}`) }
}

/** Pastes into an empty field. @returns what to expect of the field on disk, and what is said below it */
async function pasted(html: string) {
  const { page, stored, notice } = await emptyField()
  await paste(page, { html, text: 'uden form' })
  return { stored: expect.poll(stored), notice: expect(notice) }
}

describe('what a program writes comes in clean', () => {
  test('Word: nested lists of three kinds, restarted, continued and interrupted; marks and links, no fonts', async () => {
    const { stored } = await pasted(clipboardOf('word.html'))
    await stored.toEqual([
      '# Sagsfremstilling',
      'Forordningen blev **endeligt vedtaget** af *Parlamentet* den 13.\u00a0marts, __men__ ~~ikke~~ af alle. Se [forslaget](https://eur-lex.europa.eu/legal-content/DA/TXT/?uri=CELEX:52021PC0206&from=DA), afsnit 2 og notatet.',
      '- Kommunerne skal have **overblik**',
      '  - over systemer',
      '    - også de små',
      '  - over leverandører',
      '- Og de skal have råd',
      'Derfor indstilles, at:',
      '1. orienteringen tages til efterretning',
      '  og det med tak.',
      '  1a. først i rådet',
      '  2a. så i styregruppen',
      '    1i. med formand',
      '    2i. uden formand',
      '2. der følges op',
      'Dernæst → til lands:',
      '3. i efteråret',
      'Og forfra:',
      '1. en ny begyndelse',
      '2. en fortsættelse',
      '1. en liste lige efter',
      '2. som selv tæller',
      '§ 3 Paragraffens ord',
    ])
  })

  test('Word: a numbered heading, a table with a header row and joined cells; a comment and a picture stay behind', async () => {
    const { stored, notice } = await pasted(clipboardOf('word-table.html'))
    await stored.toEqual([
      '# 2.1 Tidsplan',
      '|= Aktivitet |= Ansvarlig |= Frist',
      '| 1×2 Høring | 2×1 KL og Kombit',
      '| Sekretariatet |',
      'Efter billedet.[1]',
      '[1] Regeringens forslag',
    ])
    await notice.toHaveText(/^1 billede kom ikke med/)
  })

  test('Word on the web: each item in a list of its own', async () => {
    const { stored } = await pasted(clipboardOf('word-online.html'))
    await stored.toEqual([
      '# Baggrund',
      '**Vigtigt**: Kombit*__ følger__*⏎på ny linje, se [Kombit](https://www.kombit.dk/)',
      '- Et',
      '  - Et komma et',
      '  - Et komma to',
      '- To',
      'Rækkefølgen:',
      '1. Først',
      '  1a. Straks',
      '2. Så',
      '1. Forfra',
    ])
  })

  test('Outlook: real lists, a table, and a picture that only spied', async () => {
    const { stored, notice } = await pasted(clipboardOf('outlook.html'))
    await stored.toEqual([
      'Kære Vibeke',
      'Hermed [punktet](mailto:it-raad@eksempel.dk?subject=Punkt%202). Mit nummer er 12 34 56 78.⏎Ring endelig!',
      '- Økonomi',
      '  - Drift',
      '- Tid',
      '|= År |= Mio.\u00a0kr.',
      '| 2024 | right 1,5',
      'Venlig hilsen',
    ])
    await notice.toHaveCount(0)
  })

  test('Outlook on the web: Word’s lists without Word’s words for them', async () => {
    const { stored } = await pasted(clipboardOf('outlook-web.html'))
    await stored.toEqual([
      'Tre ting:',
      '- Data',
      '  - Kvalitet',
      '- Sikkerhed',
      '1. Nu',
      '2. Snart',
      'Hilsen 😊',
    ])
  })

  test('Google Docs: marks in styles, lists beside their items, a list that goes on', async () => {
    const { stored, notice } = await pasted(clipboardOf('google-docs.html'))
    await stored.toEqual([
      '# Fra Google',
      'Almindelig, **fed**, *kursiv*, __understreget__ og ~~slettet~~. Se [KL](https://www.kl.dk/).',
      '- Æbler',
      '  - Grønne **æbler**',
      '- Pærer',
      'Trin:',
      '1. Skriv',
      '  1a. kladde',
      '  2a. udkast',
      '2. Læs',
      'Videre:',
      '3. Send',
      '|= By |= Indbyggere',
      '| Ærø |',
    ])
    await notice.toHaveText(/^1 billede kom ikke med/)
  })

  test('LibreOffice: font elements, numbering that starts at four', async () => {
    const { stored } = await pasted(clipboardOf('libreoffice.html'))
    await stored.toEqual([
      '# Fra LibreOffice',
      'Et **fedt**, *kursivt*, __understreget__ og ~~slettet~~ ord.',
      '- Første',
      '  - Indrykket',
      '- Andet',
      '4. Fire',
      '5. Fem',
      '  1I. Romertal',
      '|= Post |= Beløb',
      '| [Digst](https://www.digst.dk/) | 12',
    ])
  })

  test('Excel: cells, bold by their class', async () => {
    const { stored } = await pasted(clipboardOf('excel.html'))
    await stored.toEqual(['|= Kommune |= Budget', '| Aarhus | right 1.250', '| 2×1 I alt'])
  })

  test('Apple Mail: blanks of its own, and a quote', async () => {
    const { stored } = await pasted(clipboardOf('apple-mail.html'))
    await stored.toEqual([
      'Hej Søren',
      'Husk **mødet**:',
      '- Dagsorden',
      '- Referat',
      '[Lokalet](https://www.eksempel.dk/møde)',
      '> Kommer du?',
      '> /Karen',
    ])
  })

  test('a web page: every word that is seen, and nothing else', async () => {
    const { stored, notice } = await pasted(clipboardOf('web-page.html'))
    await stored.toEqual([
      '- [Forside](https://www.kommune.dk/)',
      '- [Politik](https://www.kommune.dk/politik)',
      '# Nyt råd',
      'Af **Redaktionen**',
      'Løs tekst',
      'Dybere tekst',
      'og videre',
      'Første linje⏎anden linje',
      'nyt afsnit',
      'Rådet',
      '- Punkt',
      '  3. Tre',
      '> Et citat',
      'en⏎to',
      'Ord',
      'Forklaring',
      'Ordnet med tabel',
      'ved siden af',
      'Tal',
      '|= A |= B',
      '|= 1 | center 2',
      'Tryk relativ **[fedt link](https://www.kommune.dk/x)**',
    ])
    await notice.toHaveText(/^2 billeder kom ikke med/)
  })

  test('lists nested without end are written flat in the end, and no word is lost', async () => {
    const words = Array.from({ length: 100 }, (_, index) => `ord${index}`)
    const { page, stored } = await emptyField()
    await paste(page, {
      html: `${words.map((word) => `<ul><li>${word}`).join('')}${'</li></ul>'.repeat(100)}`,
    })
    const bare = async () => (await stored()).map((line) => line.replace(/^[ -]+/, ''))
    await expect.poll(bare).toEqual(words)
  })
})

describe('pasting into what is there', () => {
  test('words alone go into the sentence', async () => {
    const { page, stored } = await emptyField()
    await page.keyboard.type('Vi skal  snart.')
    for (let count = 0; count < 7; count += 1) await page.keyboard.press('ArrowLeft')
    await paste(page, { html: "<meta charset='utf-8'><b style='color:red'>mødes</b>", text: 'mødes' })
    await page.keyboard.type('!')
    await expect.poll(stored).toEqual(['Vi skal **mødes!** snart.'])
  })

  test('what was copied here comes in as it was', async () => {
    const { page, text, stored } = await emptyField()
    await paste(page, { html: clipboardOf('google-docs.html') })
    await expect(text.locator('table')).toHaveCount(1)
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    const before = await stored()
    const other = await emptyField()
    await page.keyboard.press('Control+v')
    expectValue(before).toContain('3. Send')
    await expect.poll(other.stored).toEqual(before)
  })

  test('a title stays one line', async () => {
    const { page, title } = await emptyField()
    await title.click()
    await page.keyboard.press('Control+a')
    await paste(page, { html: clipboardOf('outlook-web.html'), text: 'uden form' })
    await expect(title).toHaveText('Tre ting: Data Kvalitet Sikkerhed Nu Snart Hilsen 😊')
    await expect(title.locator('p')).toHaveCount(1)
  })

  test('is one step of undo, apart from what was typed right before and after', async () => {
    const { page, text } = await emptyField()
    await page.keyboard.type('Før ')
    await paste(page, { html: '<p>imens</p>' })
    await expect(text).toHaveText('Før imens')
    await page.keyboard.type(' efter')
    await page.keyboard.press('Control+z')
    await expect(text).toHaveText('Før imens')
    await page.keyboard.press('Control+z')
    await expect(text).toHaveText('Før')
    await page.keyboard.press('Control+Shift+z')
    await expect(text).toHaveText('Før imens')
  })
})

describe('plain text', () => {
  const LINES = 'Liste:\n- et\n- to\n1. nul\n2. *stjerner* og __init__'

  test('is paragraphs as it stands; only addresses become links', async () => {
    const { page, stored } = await emptyField()
    await paste(page, { text: `${LINES}\nhttps://www.kl.dk/` })
    await expect.poll(stored).toEqual([...LINES.split('\n'), '[https://www.kl.dk/](https://www.kl.dk/)'])
  })

  test('stays so when every line has a number', async () => {
    const { page, stored } = await emptyField()
    await paste(page, { text: '1. et\n2. to\n3. tre' })
    await expect.poll(stored).toEqual(['1. et', '2. to', '3. tre'])
  })

  test('is what Ctrl+Shift+V pastes of anything', async () => {
    const { page, stored } = await emptyField()
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(async (text) => {
      const html = new Blob(['<h1>Med form</h1>'], { type: 'text/html' })
      const plain = new Blob([text], { type: 'text/plain' })
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': plain })])
    }, LINES)
    await page.keyboard.press('Control+Shift+V')
    await expect.poll(stored).toEqual(LINES.split('\n'))
  })
})

describe('pictures', () => {
  test('that are left out are told of, until the person writes on', async () => {
    const { page, notice } = await emptyField()
    await paste(page, { html: '<p>Se her <img src="https://x.dk/a.png"></p>', text: 'Se her' })
    await expect(notice).toHaveText(/^1 billede kom ikke med/)
    await page.keyboard.type('!')
    await expect(notice).toHaveCount(0)
  })

  test('that come alone, as a screenshot, are told of too', async () => {
    const { page, text, notice } = await emptyField()
    await page.keyboard.type('Markeret')
    await page.keyboard.press('Control+a')
    await paste(page, { files: ['image/png'] })
    await expect(notice).toHaveText(/^1 billede kom ikke med/)
    await expect(text).toHaveText('Markeret')
  })
})

describe('hostile HTML', () => {
  test('[G25] comes to nothing, whatever it is, and its words stay', async () => {
    const { page, text } = await emptyField()
    const vectors = clipboardOf('hostile.txt').trim().split('\n')
    for (const vector of vectors) await paste(page, { html: vector, text: 'uden form' })
    await expect(saveState(page)).toHaveText(/Gemt/)
    expectValue((await text.innerText()).match(/ord/g)!.length).toBeGreaterThanOrEqual(vectors.length)
    expectValue(await page.evaluate(() => 'pasted' in window)).toBe(false)
    expectValue(await suspiciousIn(text)).toEqual([])
  })
})

describe('more than one message may hold', () => {
  const words = (length: number) => 'ord '.repeat(length / 4).trim()
  const times = (count: number, html: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => html(index)).join('')
  const row = (index: number) => `<tr>${times(4, (cell) => `<td>${index}.${cell}</td>`)}</tr>`

  test.each([
    ['paragraphs', times(400, (index) => `<p>${index} ${words(1500)}</p>`), 400],
    ['one paragraph', `<p>${words(600_000)}</p>`, 1],
    ['one list', `<ol>${times(1000, (index) => `<li>${index} ${words(600)}</li>`)}</ol>`, 1000],
    ['one table', `<table>${times(1500, row)}</table>`, 1500],
  ])('%s: goes in portions, arrives whole, and is undone as one', async (_, html, lines) => {
    const sizes = sentSizes(visitor.page)
    await visitor.page.reload()
    const { page, text, stored } = await emptyField()
    await page.keyboard.type('Før.')
    await page.keyboard.press('Enter')
    await paste(page, { html })
    await expect.poll(async () => (await stored()).length, { timeout: 30_000 }).toBe(lines + 1)
    expectValue(Math.max(...sizes)).toBeLessThan(500_000)
    expectValue(sizes.filter((size) => size > 50_000).length).toBeGreaterThan(2)
    await page.keyboard.press('Control+z')
    await expect(text).toHaveText('Før.')
    await expect.poll(stored).toEqual(['Før.', ''])
  })

  test('rows that a cell joins stay together', async () => {
    const { page, stored } = await emptyField()
    const joined = `<tr><td rowspan="2">a</td><td>${words(3000)}</td></tr><tr><td>b</td></tr>`
    await paste(page, { html: `<table>${joined.repeat(100)}</table>` })
    await expect
      .poll(async () => (await stored()).filter((line) => line.startsWith('| 1×2 a')).length)
      .toBe(100)
  })

  test('goes between the words that the caret stands in', async () => {
    const { page, stored } = await emptyField()
    await page.keyboard.type('FørEfter')
    for (let count = 0; count < 5; count += 1) await page.keyboard.press('ArrowLeft')
    await paste(page, { html: times(400, (index) => `<p>${index} ${words(1500)}</p>`) })
    await page.keyboard.type('¤')
    const ends = async () => {
      const lines = await stored()
      return [lines.length, lines[0], lines[400]?.slice(-5), lines[401]]
    }
    await expect.poll(ends).toEqual([402, 'Før', ' ord¤', 'Efter'])
  })
})

/** The size of every message that the page's sockets send from now on (bytes). */
function sentSizes(page: Page): number[] {
  const sizes: number[] = []
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => void sizes.push(payload.length)))
  return sizes
}

/** Elements and attributes that an editor does not draw, and values that could do anything. */
const suspiciousIn = (text: Locator): Promise<string[]> =>
  text.evaluate((root) =>
    [...root.querySelectorAll('*')].flatMap((element) => {
      const isDrawn = element.matches(
        'p, h1, h2, h3, ul, ol, li, blockquote, div, table, colgroup, col, tbody, tr, td, th, br, a, strong, em, u, s, img.ProseMirror-separator',
      )
      const attributes = [...element.attributes]
        .map(({ name, value }) => `${name}=${value}`)
        .filter((attribute) => /^on|script|url\(|data:|file:|expression|position|999/i.test(attribute))
      return isDrawn ? attributes : [element.outerHTML, ...attributes]
    }),
  )
