// Invisible direction controls can make a text read otherwise than it is stored; they are shown instead of obeyed.

const names: Record<number, string> = {
  0x061c: 'ALM',
  0x200e: 'LRM',
  0x200f: 'RLM',
  0x202a: 'LRE',
  0x202b: 'RLE',
  0x202c: 'PDF',
  0x202d: 'LRO',
  0x202e: 'RLO',
  0x2066: 'LRI',
  0x2067: 'RLI',
  0x2068: 'FSI',
  0x2069: 'PDI',
}
const control = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** The direction of a text: that of its first letter. `dir="auto"` would not do, since it does not look into <bdi>. */
export function direction(text: string | null | undefined): 'rtl' | 'ltr' {
  const letter = /\p{L}/u.exec(text ?? '')?.[0]
  return letter !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter) ? 'rtl' : 'ltr'
}

/** What stands for a control in an article: one unit like the control itself, so that every offset stays. */
export const stand_in = '\u25af'

export type Piece = { text: string; control?: undefined } | { control: string; text?: undefined }

/** A text as pieces: words, and controls by their short names. Other control characters become U+FFFD. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(control)) {
    if (match.index > from) found.push({ text: plain(text.slice(from, match.index)) })
    found.push({ control: names[match[0].charCodeAt(0)] ?? '?' })
    from = match.index + 1
  }
  if (from < text.length) found.push({ text: plain(text.slice(from)) })
  return found
}

/** A text without controls, for titles of windows and attributes, which cannot hold chips. */
export function without_controls(text: string): string {
  return plain(text.replace(control, ''))
}

export interface Shown_text {
  /** Same length in units as the text that came in. */
  text: string
  /** Offsets in units and short names of the controls that were replaced. */
  controls: { at: number; name: string }[]
}

/** An article's text with each control replaced by a visible stand-in, and endless lines broken; every offset stays. */
export function shown(text: string): Shown_text {
  const controls: Shown_text['controls'] = []
  const replaced = text.replace(control, (found: string, at: number) => {
    controls.push({ at, name: names[found.charCodeAt(0)] ?? '?' })
    return stand_in
  })
  return { text: broken(plain(replaced)), controls }
}

// The time in which a browser sets one line of Arabic grows with the square of its length (200,000 characters: most of
// a minute), so an endless line is broken at a blank every so often. Newspapers have no such lines; odd files do.
const endless = 8000
const piece_length = 4000

function broken(text: string): string {
  if (text.length <= endless) return text
  return text.replace(/[^\n]{8001,}/g, (line) => {
    let made = ''
    let from = 0
    while (line.length - from > endless) {
      const blank = line.indexOf(' ', from + piece_length)
      if (blank < 0) break
      made += `${line.slice(from, blank)}\n`
      from = blank + 1
    }
    return made + line.slice(from)
  })
}

// NUL and its like are no text; a tab and a line end are.
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd')
}
