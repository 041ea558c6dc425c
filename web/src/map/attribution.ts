// Whom a map is owed to, as its file says it: markup there, words here.

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", copy: '©', reg: '®', nbsp: ' ', ndash: '–', mdash: '—', middot: '·' }
const longest = 500

/** The words of a piece of markup. They are only ever shown as text: what this leaves of a tag is harmless. */
export function words_of(markup: string): string {
  const words = markup
    .slice(0, 20 * longest)
    .replace(/<(script|style)\b[^>]*>[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replace(/<[a-z/!?][^>]*(>|$)/gi, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8});/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole
      const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
    })
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim()
  return words.length > longest ? `${words.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` : words
}
