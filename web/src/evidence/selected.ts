// Which words of an article the reader has selected.
import type { Span } from '../text/offsets'

/**
 * The selection within `holder`, whose text is the one node `text`, in its UTF-16 units and without blanks at its ends;
 * null where nothing is selected there, undefined where the selection is elsewhere.
 */
export function selected_in(holder: HTMLElement, text: Text): Span | null | undefined {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!holder.contains(range.commonAncestorContainer)) return undefined
  const unit = (node: Node, offset: number): number => (node === text ? offset : offset === 0 ? 0 : text.length)
  return trimmed(text.data, { start: unit(range.startContainer, range.startOffset), end: unit(range.endContainer, range.endOffset) })
}

/** Without blanks at its ends; null where nothing is left. */
export function trimmed(text: string, span: Span): Span | null {
  let { start, end } = span
  while (start < end && /\s/.test(text[start]!)) start += 1
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1
  return end > start ? { start, end } : null
}
