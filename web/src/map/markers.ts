// The signs of the map as small pictures, the same for both maps and the legend. Shape tells the manner, hue the holder.
import type { Manner } from './drawn'

/** A picture of 28 × 28 as an address that an <img>, an <image> and MapLibre take. Colours are ours, never data. */
export function marker(manner: Manner, hue: string, rival: string, paper: string): string {
  const ring = `<circle cx="14" cy="14" r="11" fill="${paper}" stroke="${hue}" stroke-width="2.5"/>`
  const shapes: Record<Manner, string> = {
    held: `<circle cx="14" cy="14" r="11" fill="${hue}" stroke="${paper}" stroke-width="2"/>`,
    claimed: `${ring}<circle cx="14" cy="14" r="5" fill="${hue}"/>`,
    contested: `<path d="M14 3A11 11 0 0 0 14 25Z" fill="${hue}"/><path d="M14 3A11 11 0 0 1 14 25Z" fill="${rival}"/><path d="M14 2V26" stroke="${paper}" stroke-width="2.5"/><circle cx="14" cy="14" r="11.5" fill="none" stroke="${paper}" stroke-width="1"/>`,
    denied: `<circle cx="14" cy="14" r="11" fill="${hue}" stroke="${paper}" stroke-width="1"/><path d="M6 22L22 6" stroke="${paper}" stroke-width="4.5"/><path d="M6.5 21.5L21.5 6.5" stroke="#9a1f34" stroke-width="2"/>`,
    unknown: `<circle cx="14" cy="14" r="10.5" fill="${paper}" stroke="${hue}" stroke-width="2" stroke-dasharray="3 3"/><text x="14" y="19" font-family="sans-serif" font-size="13" font-weight="700" text-anchor="middle" fill="${hue}">?</text>`,
  }
  return address(`<svg xmlns="http://www.w3.org/2000/svg" width="56" height="56" viewBox="0 0 28 28">${shapes[manner]}</svg>`)
}

/** Slanted lines of a hue, to be laid side by side: an area that nobody has drawn a border for. */
export function hatch(hue: string): string {
  return address(`<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><path d="M-2 10L10 -2M-2 18L18 -2M6 18L18 6" stroke="${hue}" stroke-width="1.6"/></svg>`)
}

/** Slanted lines both ways: an area whose places differ. */
export function crossed(hue: string): string {
  return address(`<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><path d="M-2 10L10 -2M-2 18L18 -2M6 18L18 6M-2 6L10 18M-2 -2L18 18M6 -2L18 10" stroke="${hue}" stroke-opacity="0.7" stroke-width="0.8"/></svg>`)
}

/** A light ground of a hue: an area whose places told of are with one party. */
export function patch(hue: string): string {
  return address(`<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><rect width="16" height="16" fill="${hue}" fill-opacity="${patch_strength}"/></svg>`)
}
export const patch_strength = 0.3

const address = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`

/** Loaded and ready to be given to a canvas. */
export async function picture(source: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = source
  await image.decode()
  return image
}

/** Vowel signs and elongation clutter a label; they are dropped there and nowhere else. */
export const label_text = (name: string): string => name.replace(/[\u064b-\u0652\u0670\u0640]/g, '')
