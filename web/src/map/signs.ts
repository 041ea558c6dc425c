// The signs and names of the map, on canvases of their own above MapLibre's: a step of the slider draws them anew and
// nothing else.
// Without a GPU a frame of WebGL costs more than thousands of small pictures, and pixels laid by hand a fifth of what
// as many calls of drawImage cost.
import type { Map as Drawn_map } from 'maplibre-gl'
import { direction } from '../text/bidi'
import { lay_names, sign_size, span_of_places, world, type Wanted_name } from './crowd'
import { picture } from './markers'

export interface Sign_place {
  lat: number
  lon: number
  name: string
  /** The more, the sooner it is named where there is no room for all names. */
  weight: number
}
/** The colours of names, and what they are drawn upon. */
export interface Ink {
  ink: string
  muted: string
  paper: string
}
/** A picture and the part of the full size at which it is drawn. */
export interface Sign_picture {
  source: string
  size: number
}

/** One colour over another, both as pixels of ImageData in the memory of a little-endian machine: A, B, G, R. */
function over(upper: number, lower: number): number {
  const below = lower >>> 24
  if (below === 0) return upper
  const alpha = upper >>> 24
  const rest = (below * (255 - alpha)) / 255
  const whole = alpha + rest
  const part = (shift: number) => Math.round((((upper >>> shift) & 255) * alpha + ((lower >>> shift) & 255) * rest) / whole) << shift
  return ((Math.round(whole) << 24) | part(16) | part(8) | part(0)) >>> 0
}

const font = '13.5px Plex, sans-serif'
const small_font = '11.5px Plex, sans-serif' // of towns that are ground only
const same_town_km = 5 // a town of the base map so near to a sign, across or along, is most likely the place that the sign is of

export class Signs {
  private readonly canvas = document.createElement('canvas')
  private readonly names = document.createElement('canvas')
  private readonly widths = new Map<string, number>()
  private readonly by_weight: number[]
  private areas: { lat: number; lon: number; name: string }[] = []
  private ground_names: { lat: number; lon: number; name: string; at: [number, number] }[] = []
  private named = '' // where the map stood when the names were drawn
  private ground: ImageData | undefined // what the canvas shows
  private sheet = new Uint32Array() // the pixels of every picture, one below the other
  private readonly at: Float64Array
  /** The picture of each place; -1: none. */
  private readonly shown: Int16Array
  private readonly span: number
  private images: HTMLImageElement[] = []
  private size = 0 // CSS pixels of a sign
  private cell = 0 // the same in pixels of the screen
  private readonly redraw = () => this.draw()

  /** The places stand in the order in which they are drawn: the last lies on top. */
  constructor(private readonly map: Drawn_map, private readonly places: readonly Sign_place[], private readonly pictures: readonly Sign_picture[], private readonly ink: Ink) {
    this.at = new Float64Array(places.flatMap(world))
    this.shown = new Int16Array(places.length).fill(-1)
    this.span = span_of_places(places)
    this.by_weight = places.map((_, i) => i).sort((a, b) => places[b]!.weight - places[a]!.weight)
    this.canvas.className = this.names.className = 'signs'
    map.getCanvasContainer().append(this.canvas, this.names)
    map.on('render', this.redraw)
    void this.load()
  }

  remove(): void {
    this.map.off('render', this.redraw)
    this.canvas.remove()
    this.names.remove()
  }

  private async load(): Promise<void> {
    this.images = await Promise.all(this.pictures.map((one) => picture(one.source)))
    await document.fonts.load(font, 'أب ab') // a canvas does not wait for a face
    this.cell = 0
    this.draw()
  }

  /** Every picture below the other, each as large as it is shown, so that nothing is scaled and blurred. */
  private fill_sheet(): void {
    const made = document.createElement('canvas')
    made.width = this.cell
    made.height = this.images.length * this.cell
    const brush = made.getContext('2d', { willReadFrequently: true })
    this.images.forEach((image, i) => {
      const side = this.cell * this.pictures[i]!.size
      const rest = (this.cell - side) / 2
      brush?.drawImage(image, rest, i * this.cell + rest, side, side)
    })
    this.sheet = new Uint32Array(brush?.getImageData(0, 0, made.width, made.height).data.buffer ?? [])
  }

  /** Names of areas, drawn where places leave room; "" is none. */
  name_areas(areas: readonly { lat: number; lon: number; name: string }[]): void {
    const told = areas.filter((one) => one.name !== '')
    if (told.length === this.areas.length && told.every((one, i) => one.name === this.areas[i]!.name)) return
    this.areas = told
    this.named = ''
    this.draw()
  }

  /** Names of towns of a base map, the largest first, drawn where everything else leaves room. */
  name_ground(towns: readonly { lat: number; lon: number; name: string }[]): void {
    if (towns.length === this.ground_names.length && towns.every((one, i) => one.name === this.ground_names[i]!.name && one.lat === this.ground_names[i]!.lat)) return
    this.ground_names = towns.map((one) => ({ ...one, at: world(one) }))
    this.named = ''
    this.draw()
  }

  private has_sign_near({ lat, at: [x, y] }: { lat: number; at: [number, number] }): boolean {
    const reach = same_town_km / (40_075 * Math.max(0.1, Math.cos((lat * Math.PI) / 180)))
    // A hundred towns against thousands of signs, in a step of the slider: plain numbers only.
    for (let i = 0; i < this.shown.length; i += 1) {
      if (this.shown[i]! >= 0 && Math.abs(this.at[2 * i]! - x) < reach && Math.abs(this.at[2 * i + 1]! - y) < reach) return true
    }
    return false
  }

  /** Shows these pictures, by place; -1: none. Gives how many places changed. */
  show(wanted: Int16Array): number {
    let changed = 0
    for (let i = 0; i < wanted.length; i += 1) {
      if (this.shown[i] === wanted[i]) continue
      changed += 1
      if (this.shown[i]! < 0 !== wanted[i]! < 0) this.named = '' // it comes or goes, and its name with it
    }
    this.shown.set(wanted)
    if (changed > 0) this.draw()
    return changed
  }

  private draw(): void {
    const brush = this.canvas.getContext('2d')
    const container = this.map.getContainer()
    const [width, height] = [container.clientWidth, container.clientHeight]
    if (!brush || width === 0 || this.images.length === 0) return
    const ratio = Math.min(4, devicePixelRatio)
    const zoom = this.map.getZoom()
    this.size = sign_size(this.shown.length, this.span, zoom)
    const cell = Math.ceil(this.size * ratio)
    if (cell !== this.cell) {
      this.cell = cell
      this.fill_sheet()
    }
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (this.ground?.width !== wide || this.ground.height !== high) {
      this.ground = new ImageData(wide, high)
      this.canvas.width = wide
      this.canvas.height = high
    }
    const pixels = new Uint32Array(this.ground.data.buffer).fill(0)
    const centre = this.map.getCenter()
    const [x, y] = world({ lat: centre.lat, lon: centre.lng })
    const scale = 512 * 2 ** zoom * ratio
    const [left, top] = [wide / 2 - cell / 2 - x * scale, high / 2 - cell / 2 - y * scale]
    for (let i = 0; i < this.shown.length; i += 1) {
      const which = this.shown[i]!
      if (which < 0) continue
      const across = Math.round(left + this.at[2 * i]! * scale)
      const down = Math.round(top + this.at[2 * i + 1]! * scale)
      const [from, to] = [Math.max(0, -across), Math.min(cell, wide - across)]
      for (let row = Math.max(0, -down); row < Math.min(cell, high - down); row += 1) {
        const source = (which * cell + row) * cell
        const target = (down + row) * wide + across
        for (let column = from; column < to; column += 1) {
          const colour = this.sheet[source + column]!
          if (colour >>> 24 === 0) continue
          pixels[target + column] = colour >>> 24 === 255 ? colour : over(colour, pixels[target + column]!)
        }
      }
    }
    brush.putImageData(this.ground, 0, 0)
    const where = `${wide} ${high} ${scale} ${left} ${top}`
    if (where !== this.named) this.draw_names(([x, y]) => [(left + cell / 2 + x * scale) / ratio, (top + cell / 2 + y * scale) / ratio], ratio, { width, height })
    this.named = where
  }

  private draw_names(where: (at: readonly [number, number]) => [number, number], ratio: number, view: { width: number; height: number }): void {
    const brush = this.names.getContext('2d')
    if (!brush) return
    this.names.width = Math.round(view.width * ratio) // which clears it, too
    this.names.height = Math.round(view.height * ratio)
    brush.scale(ratio, ratio)
    brush.font = font
    brush.textAlign = 'center'
    brush.textBaseline = 'middle'
    brush.lineJoin = 'round'
    brush.lineWidth = 3.2
    brush.strokeStyle = this.ink.paper
    const width_of = (name: string): number => {
      const known = this.widths.get(name)
      if (known !== undefined) return known
      const wide = brush.measureText(name).width
      this.widths.set(name, wide)
      return wide
    }
    const wanted: (Wanted_name & { name: string })[] = []
    const want = (name: string, [x, y]: [number, number], area: boolean, still = false) => {
      if (x > -20 && y > -20 && x < view.width + 20 && y < view.height + 20) wanted.push({ name, x, y, wide: width_of(name), area, still })
    }
    for (const i of this.by_weight) if (this.shown[i]! >= 0) want(this.places[i]!.name, where([this.at[2 * i]!, this.at[2 * i + 1]!]), false)
    for (const one of this.areas) want(one.name, where(world(one)), true)
    for (const one of this.ground_names) if (!this.has_sign_near(one)) want(one.name, where(one.at), true, true)
    lay_names(wanted, this.size, view).forEach((at, i) => {
      const { name, area, still } = wanted[i]!
      if (!at || name === '') return
      brush.font = still ? small_font : font
      brush.fillStyle = area ? this.ink.muted : this.ink.ink
      brush.direction = direction(name)
      brush.strokeText(name, at.x, at.y)
      brush.fillText(name, at.x, at.y)
    })
  }

  /** The place whose sign lies under a point of the map, the topmost; -1 where there is none. */
  under(place: { lat: number; lon: number }): number {
    const [x, y] = world(place)
    const reach = (this.size * 0.6) / (512 * 2 ** this.map.getZoom())
    for (let i = this.shown.length - 1; i >= 0; i -= 1) {
      if (this.shown[i]! >= 0 && Math.hypot(this.at[2 * i]! - x, this.at[2 * i + 1]! - y) <= reach) return i
    }
    return -1
  }
}
