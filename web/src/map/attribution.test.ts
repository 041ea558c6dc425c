import { describe, expect, it } from 'vitest'
import { words_of } from './attribution'

describe('an attribution', () => {
  it('is words, whatever markup it stands in', () => {
    expect(words_of('<a href="https://tiles.example/">Tiles &amp; lakes</a> &copy; <b>nobody</b>')).toBe('Tiles & lakes © nobody')
    expect(words_of('  a\n<br>b&nbsp;c ')).toBe('a b c')
    expect(words_of('خرائط <i>لنا</i> &#169; &#xA9;')).toBe('خرائط لنا © ©')
  })
  it('has neither scripts nor what stands in them', () => {
    for (const [markup, words] of [
      ['a<script>alert(1)</script>b', 'a b'], ['a<SCRIPT src=x>alert(1)', 'a'], ['a<img src=x onerror=alert(1)>b', 'ab'], ['a<style>b{}</style >c', 'a c'], ['a<img src=x onerror=', 'a'], ['a<!-- b -->c', 'ac'],
    ] as const) expect(words_of(markup), markup).toBe(words)
  })
  it('keeps what is no markup, and does not run on for ever', () => {
    expect(words_of('1 < 2 & 3 > 2 &unknown; &#0; &#xD800; &#99999999;')).toBe('1 < 2 & 3 > 2 &unknown; &#0; &#xD800; &#99999999;')
    expect(words_of('&lt;b&gt;')).toBe('<b>')
    expect(words_of('x'.repeat(100_000)).length).toBe(500)
    expect(() => encodeURIComponent(words_of('😀'.repeat(400)))).not.toThrow()
    for (const piece of ['<', '<script>', '&', '<a ', '&#x']) expect(words_of(piece.repeat(100_000)).length).toBeLessThanOrEqual(500)
  })
})
