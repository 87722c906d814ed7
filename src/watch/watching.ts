/** All that a command needs to run the watch, loaded together when it is called. */
export { openStoreOf, openWatch, readLists } from './open-watch.js'
export { deliverDue } from './deliver.js'
export { lastRun, noteRun } from './last-run.js'
export { recall } from './memory.js'
export { describePlan, planRun } from './plan.js'
export { readyChannels } from './ready-channels.js'
export { runWatch } from './run.js'
export { stuckIn, nextSending } from './waiting.js'
