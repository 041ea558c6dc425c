// How long a step of the slider takes on the map: from the slider's event to the pixels, by Chromium without a GPU.
//
// usage: node tests/web/measure_steps.mjs [STEPS]      (default 60 of each map)
// SIJILL_WEB_FOLDER names a page that is not compiled in.
import { browse, obstacle, open, serve } from './harness.mjs'
import { areas, day_text, intervals, json } from './synthetic.mjs'

const why = obstacle()
if (why) throw new Error(`no measurement: ${why}`)
const steps = Number(process.argv[2] ?? '60')
const maps = {
  '5,000 points, 100 change a day': { points: 5000, rhythm: 50, days: 500 },
  '5,000 points, 1,000 change a day': { points: 5000, rhythm: 5, days: 50 },
  '5,000 points, all change every day': { points: 5000, rhythm: 1, days: 10 },
  '300 polygons over 300 points, 30 change a day': { points: 300, rhythm: 10, shapes: 300 },
  '300 polygons over 300 points, all change every day': { points: 300, rhythm: 1, shapes: 300 },
  '300 polygons over 5,000 points, 1,000 change a day': { points: 5000, rhythm: 5, days: 50, shapes: 300 },
}

/** Moves the slider `n` times, one day each; milliseconds to the pixels, and of them on the page's own thread. */
export async function step_through(page, n) {
  return page.evaluate(async (times) => {
    const slider = document.querySelector('main input[type=range]')
    const canvas = document.querySelector('.map canvas')
    const gl = canvas?.getContext('webgl2')
    const frame = () => new Promise((go) => requestAnimationFrame(go))
    const rest = (ms) => new Promise((go) => setTimeout(go, ms))
    const pixel = new Uint8Array(4)
    const told = []
    document.addEventListener('mapstep', (event) => told.push(event.detail))
    const took = []
    const own = []
    const [low, high] = [Number(slider.min), Number(slider.max)]
    for (let i = 0; i < times; i += 1) {
      await frame()
      const now = slider.valueAsNumber
      const seen = told.length
      const began = performance.now()
      slider.value = String(now >= high ? low : now + 1)
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await Promise.resolve()
      await Promise.resolve()
      own.push(performance.now() - began)
      await frame() // the map is drawn in this frame, by a callback that may stand after this one
      await new Promise((go) => { const channel = new MessageChannel(); channel.port1.onmessage = go; channel.port2.postMessage(0) })
      while (canvas && told.length === seen && performance.now() - began < 3000) await frame()
      gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel) // waits until the drawing is done
      took.push(performance.now() - began)
      await rest(20)
    }
    return { took, own, told }
  }, n)
}
export const at = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))]

if (import.meta.url === `file://${process.argv[1]}`) {
  const server = await serve()
  const browser = await browse()
  try {
    console.log('| map | step, median | step, p95 | of it the page itself, median | features touched, median | rows of data sent |\n|---|--:|--:|--:|--:|--:|')
    for (const [name, { points, rhythm, days = 200, shapes = 0 }] of Object.entries(maps)) {
      const { page, close } = await open(browser, server.base, 'read', { language: 'en' })
      const answer = intervals(points, days, rhythm)
      await page.route('**/api/holdings/intervals*', (route) => route.fulfill(json(answer)))
      await page.route('**/api/areas', (route) => route.fulfill(json(areas(answer, shapes))))
      await page.goto(`${server.base}/#/map?day=${day_text(1)}`)
      await page.locator('.map canvas').first().waitFor()
      await page.waitForTimeout(5000)
      await step_through(page, 3)
      const { took, own, told } = await step_through(page, Math.min(steps, days * 4))
      console.log(`| ${name} | ${at(took, 0.5).toFixed(0)} | ${at(took, 0.95).toFixed(0)} | ${at(own, 0.5).toFixed(0)} | ${told.length ? at(told.map((one) => one.touched), 0.5) : '-'} | ${told.length ? told.reduce((sum, one) => sum + one.sent, 0) : '-'} |`)
      await close()
    }
  } finally {
    await browser.close()
    server.stop()
  }
}
