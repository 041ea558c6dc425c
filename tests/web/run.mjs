// The page in a real browser: tasks by keyboard, in Arabic and English, offline; hostile data; axe-core.
//
// usage: node tests/web/run.mjs [PART OF A NAME]
// SIJILL_PROGRAM names another program, SIJILL_WEB_FOLDER a page that is not compiled in, SIJILL_WEB_BASE a server that
// runs already.
import { browse, obstacle, run_all, serve } from './harness.mjs'

const why = obstacle()
if (why) {
  console.log(`web: skipped: ${why}`)
  console.log('web: 0 passed, 0 failed, 1 skipped')
  process.exit(0)
}
await import('./tasks.mjs')
await import('./review.mjs')
await import('./looking.mjs')
await import('./steps.mjs')
await import('./areas.mjs')
await import('./basemap.mjs')
await import('./points.mjs')
await import('./evidence.mjs')
await import('./hostile.mjs')
await import('./access.mjs')

const server = await serve()
const browser = await browse()
let outcome = { passed: 0, failed: ['the tests themselves'] }
try {
  outcome = await run_all({ browser, base: server.base })
} finally {
  await browser.close()
  server.stop()
}
console.log(`web: ${outcome.passed} passed, ${outcome.failed.length} failed, 0 skipped`)
process.exit(outcome.failed.length === 0 ? 0 : 1)
