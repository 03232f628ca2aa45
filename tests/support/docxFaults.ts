/**
 * What Word calls a damaged file, or asks about, where other programs are silent: looked for part by part. The order of elements is that of
 * ISO/IEC 29500, wml.xsd.
 */
import { all, type DocxParts, type Xml } from './docxParts.ts'

const ORDER: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    pPr: `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku
      wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
      suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`,
    rPr: `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing
      w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath`,
    tblPr: `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout
      tblCellMar tblLook tblCaption tblDescription`,
    tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
    tbl: 'tblPr tblGrid tr',
    sectPr: `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign
      noEndnote titlePg textDirection bidi rtlGutter docGrid`,
    lvl: 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
    numbering: 'numPicBullet abstractNum num numIdMacAtCleanup',
    style: `name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr
      trPr tcPr tblStylePr`,
    styles: 'docDefaults latentStyles style',
    sdt: 'sdtPr sdtEndPr sdtContent',
  }).map(([name, order]) => [`w:${name}`, order.split(/\s+/).map((child) => `w:${child}`)]),
)

/** @returns a sentence for each; none for a file that Word opens without a word */
export function faultsIn(docx: DocxParts): string[] {
  const parts = docx.paths.filter((path) => path.endsWith('.xml') && path.startsWith('word/'))
  return [
    ...packageFaults(docx),
    ...parts.flatMap((path) => [...orderFaults(docx.xml(path)), ...runFaults(docx.xml(path))]),
    ...nameFaults(docx),
    ...bookmarkFaults(docx.document),
    ...tableFaults(docx.document),
    ...commentFaults(docx),
    ...questionsIn(docx),
  ]
}

function packageFaults(docx: DocxParts): string[] {
  const types = docx.xml('[Content_Types].xml')
  const named = new Set(all(types, 'Override').map(({ attrs }) => attrs.PartName))
  const endings = new Set(all(types, 'Default').map(({ attrs }) => attrs.Extension))
  const faults = docx.paths
    .filter((path) => path !== '[Content_Types].xml')
    .filter((path) => !named.has(`/${path}`) && !endings.has(path.split('.').at(-1)!))
    .map((path) => `${path} has no type`)
  for (const path of named) if (!docx.paths.includes(path!.slice(1))) faults.push(`${path} is not there`)
  for (const path of docx.paths.filter((one) => one.endsWith('.rels'))) {
    const folder = path.replace(/_rels\/[^/]*$/, '')
    const rels = all(docx.xml(path), 'Relationship').map(({ attrs }) => attrs)
    if (new Set(rels.map(({ Id }) => Id)).size !== rels.length) faults.push(`${path} has an id twice`)
    for (const { Target, TargetMode } of rels) {
      if (TargetMode === 'External' && !(URL.canParse(Target!) && Target!.length < 2048))
        faults.push(`${path} leads to no address: ${Target}`)
      if (TargetMode !== 'External' && !docx.paths.includes(folder + Target!.replace(/^\//, '')))
        faults.push(`${path} names ${Target}, which is not there`)
    }
    const part = path.replace(/_rels\/([^/]*)\.rels$/, '$1')
    if (!docx.paths.includes(part)) continue
    for (const [, id] of docx.text(part).matchAll(/ r:(?:id|embed|link)="([^"]*)"/g))
      if (!rels.some(({ Id }) => Id === id)) faults.push(`${part} names ${id}, which is nothing`)
  }
  return faults
}

function orderFaults(root: Xml): string[] {
  const faults: string[] = []
  const look = (element: Xml) => {
    const order = ORDER[element.name]
    let last = 0
    for (const child of element.children) {
      if (typeof child === 'string') continue
      look(child)
      if (order === undefined || !child.name.startsWith('w:')) continue
      const at = order.indexOf(child.name)
      if (at < last) faults.push(`${child.name} stands wrong in ${element.name}`)
      last = Math.max(last, at)
    }
  }
  look(root)
  return faults
}

/** Fields begin and end, and words stand where they may. */
function runFaults(root: Xml): string[] {
  const steps = all(root, 'w:fldChar').map(({ attrs }) => attrs['w:fldCharType'])
  const [begun, ended] = ['begin', 'end'].map((is) => steps.filter((step) => step === is).length)
  return begun === ended ? [] : [`${begun} fields begin, ${ended} end`]
}

function nameFaults(docx: DocxParts): string[] {
  const styles = all(docx.xml('word/styles.xml'), 'w:style').map(({ attrs }) => attrs['w:styleId']!)
  const numbering = docx.xml('word/numbering.xml')
  const numbers = all(numbering, 'w:num').map(({ attrs }) => attrs['w:numId']!)
  const lists = all(numbering, 'w:abstractNum').map(({ attrs }) => attrs['w:abstractNumId']!)
  const faults: string[] = []
  const check = (xml: Xml, name: string, known: readonly string[]) => {
    for (const { attrs } of all(xml, name))
      if (!known.includes(attrs['w:val']!)) faults.push(`${name} names ${attrs['w:val']}, which is not there`)
  }
  for (const [name, ids] of Object.entries({ styles, numbers, lists }))
    if (new Set(ids).size !== ids.length) faults.push(`${name}: an id twice`)
  for (const path of docx.paths.filter((one) => /^word\/[^/]*\.xml$/.test(one))) {
    const xml = docx.xml(path)
    for (const name of ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next', 'w:link'])
      check(xml, name, styles)
    if (path !== 'word/numbering.xml') check(xml, 'w:numId', numbers)
  }
  check(numbering, 'w:abstractNumId', lists)
  return faults
}

function bookmarkFaults(document: Xml): string[] {
  const begun = all(document, 'w:bookmarkStart').map(({ attrs }) => attrs)
  const ends = all(document, 'w:bookmarkEnd').map(({ attrs }) => attrs['w:id']!)
  const names = begun.map((attrs) => attrs['w:name']!)
  const ids = begun.map((attrs) => attrs['w:id']!)
  const faults = names
    .filter((name) => !/^[\p{L}_][\p{L}\d_]{0,39}$/u.test(name))
    .map((name) => `${name}: no bookmark`)
  if (new Set(names).size !== names.length || new Set(ids).size !== ids.length)
    faults.push('a bookmark twice')
  if (ids.toSorted().join() !== ends.toSorted().join()) faults.push('a bookmark does not end')
  for (const { attrs } of all(document, 'w:hyperlink'))
    if ('w:anchor' in attrs && !names.includes(attrs['w:anchor']!))
      faults.push(`${attrs['w:anchor']} leads nowhere`)
  return faults
}

function tableFaults(document: Xml): string[] {
  return all(document, 'w:tbl').flatMap((table) => {
    const own = (xml: Xml, name: string) =>
      xml.children.filter((child): child is Xml => typeof child === 'object' && child.name === name)
    const columns = own(own(table, 'w:tblGrid')[0]!, 'w:gridCol').length
    const faults = columns > 63 ? ['more than 63 columns'] : []
    for (const row of own(table, 'w:tr')) {
      const cells = own(row, 'w:tc')
      const spans = cells.map((cell) => Number(all(cell, 'w:gridSpan')[0]?.attrs['w:val'] ?? 1))
      if (spans.reduce((sum, span) => sum + span, 0) !== columns)
        faults.push(`a row of ${spans} in ${columns}`)
      for (const { children } of cells) {
        const last = children.at(-1)
        if (typeof last !== 'object' || last.name !== 'w:p') faults.push('a cell that ends with no paragraph')
      }
    }
    return faults
  })
}

function commentFaults(docx: DocxParts): string[] {
  const said = docx.paths.includes('word/comments.xml')
    ? all(docx.xml('word/comments.xml'), 'w:comment').map(({ attrs }) => attrs['w:id']!)
    : []
  return ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'].flatMap((name) => {
    const ids = all(docx.document, name).map(({ attrs }) => attrs['w:id']!)
    return ids.toSorted().join() === said.toSorted().join()
      ? []
      : [`${name}: ${ids}, of the comments ${said}`]
  })
}

/** Word asks before it updates anything. */
const questionsIn = (docx: DocxParts): string[] => [
  ...(docx.text('word/settings.xml').includes('updateFields') ? ['asks to update fields'] : []),
  ...(docx.text('word/document.xml').includes('w:dirty') ? ['has a field that is to be updated'] : []),
]
