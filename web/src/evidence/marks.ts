// What of a claim is marked in its article: roles and spans, in code points as they come from the wire.
import type { Claim } from '../api/client'
import type { Offsets, Span } from '../text/offsets'

export type Role = 'evidence' | 'trigger' | 'actor' | 'recipient' | 'from' | 'object' | 'place' | 'time' | 'narrator' | 'cue'

export interface Mark {
  role: Role
  /** In UTF-16 units of the article's text. */
  span: Span
  /** The words under the span. */
  words: string
}

interface Maybe_words {
  start?: number | null
  end?: number | null
}

/** The marks of a claim, in the order of the record: evidence first, the chain last. What lies outside the text is none. */
export function marks_of(claim: Claim, text: string, offsets: Offsets): Mark[] {
  const marks: Mark[] = []
  const add = (role: Role, words: Maybe_words | null | undefined) => {
    const span = offsets.spanToUnits(words)
    if (span) marks.push({ role, span, words: text.slice(span.start, span.end) })
  }
  const { event } = claim
  add('evidence', claim.evidence)
  add('trigger', event.trigger)
  for (const one of event.actor) add('actor', one)
  for (const one of event.recipient) add('recipient', one)
  for (const one of event.from) add('from', one)
  for (const one of event.object) add('object', one)
  for (const one of event.place) add('place', one)
  add('time', event.time)
  for (const link of claim.chain) {
    add('narrator', link.narrator)
    add('cue', link.cue)
  }
  return marks
}

/** The sentence around a span: from the end of the one before to its own end, at most `reach` units either way. */
export function sentence_around(text: string, span: Span, reach = 400): Span {
  const ends = /[.!?؟\n]/
  let start = span.start
  while (start > 0 && span.start - start < reach && !ends.test(text[start - 1]!)) start -= 1
  let end = span.end
  while (end < text.length && end - span.end < reach && !ends.test(text[end]!)) end += 1
  if (end < text.length && text[end] !== '\n') end += 1
  while (start < span.start && /\s/.test(text[start]!)) start += 1
  return { start, end }
}
