/** The public door of trialdiff. */
export { parse, parseAll } from '../parsers/parse.js'
export { diff } from './diff/diff.js'
