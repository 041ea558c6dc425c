// Marks words of one text node without cutting it: letters stay joined, marks may overlap or begin inside a word.
import type { Span } from '../text/offsets'
import type { Mark, Role } from './marks'

const group: Record<Role, string> = {
  evidence: 'evidence', trigger: 'trigger', actor: 'actor', recipient: 'recipient', from: 'recipient', object: 'recipient',
  place: 'place', time: 'time', narrator: 'narrator', cue: 'cue',
}
// Later ones lie above: the evidence is the ground, the focus the top.
const order = ['evidence', 'narrator', 'cue', 'recipient', 'actor', 'place', 'time', 'trigger', 'control', 'focus']

export const can_highlight = (): boolean => typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function'

function range(node: Text, span: Span): Range {
  const made = document.createRange()
  made.setStart(node, Math.min(span.start, node.length))
  made.setEnd(node, Math.min(span.end, node.length))
  return made
}

function put(name: string, ranges: Range[]): void {
  if (ranges.length === 0) {
    CSS.highlights.delete(`sj-${name}`)
    return
  }
  const made = new Highlight(...ranges)
  made.priority = order.indexOf(name)
  CSS.highlights.set(`sj-${name}`, made)
}

/** Marks a claim and the stand-ins of direction controls; what was marked before is unmarked. */
export function paint(node: Text, marks: readonly Mark[], controls: readonly { at: number }[] = []): void {
  if (!can_highlight()) return
  const found = new Map<string, Range[]>()
  for (const mark of marks) {
    const name = group[mark.role]
    const list = found.get(name) ?? []
    list.push(range(node, mark.span))
    found.set(name, list)
  }
  found.set('control', controls.slice(0, 5000).map((one) => range(node, { start: one.at, end: one.at + 1 })))
  for (const name of order) put(name, found.get(name) ?? [])
}

export function paint_focus(node: Text, span: Span | null): void {
  if (can_highlight()) put('focus', span ? [range(node, span)] : [])
}

export function unpaint(): void {
  if (can_highlight()) for (const name of order) CSS.highlights.delete(`sj-${name}`)
}

/** Brings a span to the middle of the window. */
export function reveal(node: Text, span: Span): void {
  const box = range(node, span).getBoundingClientRect()
  if (box.height === 0 && box.width === 0) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const top = scrollY + box.top - Math.max(80, (innerHeight - box.height) / 2.6)
  scrollTo({ top: Math.max(0, top), behavior: calm || Math.abs(top - scrollY) > 3000 ? 'instant' : 'smooth' })
}
