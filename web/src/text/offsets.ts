// Offsets on the wire count Unicode code points; the browser counts UTF-16 units. This is the one place that converts.

/** Half open, in the unit that the name of the function says. */
export interface Span {
  start: number
  end: number
}

/** Converts offsets of one text; built once in O(length), then O(log n) an offset, n the characters beyond the BMP. */
export class Offsets {
  /** Code point index of each character that takes two units, ascending. */
  readonly #wide: number[] = []
  readonly #units: number
  readonly #points: number

  constructor(text: string) {
    let point = 0
    for (let unit = 0; unit < text.length; unit += 1, point += 1) {
      const first = text.charCodeAt(unit)
      if (first < 0xd800 || first > 0xdbff) continue
      const second = text.charCodeAt(unit + 1) // NaN at the end: a lone surrogate counts as one of each
      if (second >= 0xdc00 && second <= 0xdfff) {
        this.#wide.push(point)
        unit += 1
      }
    }
    this.#units = text.length
    this.#points = point
  }

  /** Length of the text in code points. */
  get points(): number {
    return this.#points
  }

  /** The UTF-16 offset of a code point offset; what lies outside the text is moved to its nearest end. */
  toUnits(point: number): number {
    if (!(point > 0)) return 0
    if (point >= this.#points) return this.#units
    return point + this.#before(point)
  }

  /** A span of code points as one of units, or null where it is empty, turned round or not of this text. */
  spanToUnits(span: { start?: number | null; end?: number | null } | null | undefined): Span | null {
    if (span == null || span.start == null || span.end == null) return null
    if (!(span.start >= 0) || !(span.end > span.start) || span.start >= this.#points) return null
    return { start: this.toUnits(span.start), end: this.toUnits(span.end) }
  }

  /** The code point offset of a UTF-16 offset; the middle of a pair counts as its beginning. */
  toPoints(unit: number): number {
    if (!(unit > 0)) return 0
    if (unit >= this.#units) return this.#points
    let low = 0
    let high = this.#wide.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#wide[middle]! + middle + 1 <= unit) low = middle + 1
      else high = middle
    }
    return unit - low
  }

  /** How many wide characters stand before a code point offset. */
  #before(point: number): number {
    let low = 0
    let high = this.#wide.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#wide[middle]! < point) low = middle + 1
      else high = middle
    }
    return low
  }
}
