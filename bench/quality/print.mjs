/** The tables of the quality bench, in markdown. */
import { printTable } from '../figures.mjs'
import { precision, recall, scoreCase, tally } from './score.mjs'

const worstShown = 20
/** For each kind, precision and recall. */
const aim = 0.97

/**
 * @param held the kinds of which precision and recall must reach the aim
 * @param played `{ [contestant]: cases }`, ours first
 * @returns whether each kind is told well enough
 */
export function printQuality(title, kinds, held, played) {
  const scored = Object.entries(played).map(([name, cases]) => ({ name, scores: cases.map(scoreCase) }))
  const [ours] = scored
  const figures = tally(ours.scores)
  const changes = ours.scores.reduce((sum, { hits, mistaken }) => sum + hits.length + mistaken.length, 0)
  console.log(`\n## ${title}`)
  console.log(`\n${figures.cases} cases, ${changes} changes; ${figures.exact} cases told without any fault.`)
  printKinds(kinds, figures)
  printConfusion(kinds, figures)
  if (scored.length > 1) printBeside(kinds, scored)
  printMoves(ours.scores)
  printWorst(ours.scores)
  return held.every((kind) => {
    const { right, missed, wrong } = figures.kinds[kind] ?? { right: 0, missed: 0, wrong: 0 }
    return precision({ right, wrong }) >= aim && recall({ right, missed }) >= aim
  })
}

function printKinds(kinds, figures) {
  const others = Object.keys(figures.kinds).filter((kind) => !kinds.includes(kind))
  const rows = [...kinds, ...others].map((kind) => {
    const { right, missed, wrong } = figures.kinds[kind] ?? { right: 0, missed: 0, wrong: 0 }
    const shares = [precision({ right, wrong }), recall({ right, missed })].map(share)
    return [kind, ...shares, right + missed, right, missed, wrong].map(String)
  })
  printTable('Precision and recall', ['', 'precision', 'recall', 'true', 'right', 'missed', 'wrong'], rows)
}

function printConfusion(kinds, { confusion }) {
  const columns = [...new Set(Object.values(confusion).flatMap((row) => Object.keys(row)))]
  const rank = (name) => (kinds.includes(name) ? kinds.indexOf(name) : kinds.length + columns.indexOf(name))
  const head = columns.toSorted((one, other) => rank(one) - rank(other))
  const rows = [...kinds, '(untouched)'].map((kind) => [
    kind,
    ...head.map((column) => String(confusion[kind]?.[column] ?? '')),
  ])
  printTable('What was true, and what was told of it', ['true ╲ told', ...head], rows)
}

function printBeside(kinds, scored) {
  const rows = scored.map(({ name, scores }) => {
    const figures = tally(scores)
    const cells = kinds.map((kind) => {
      const counts = figures.kinds[kind] ?? { right: 0, missed: 0, wrong: 0 }
      return `${share(precision(counts))} / ${share(recall(counts))}`
    })
    return [name, ...cells, `${figures.exact}`]
  })
  printTable('Beside others (precision / recall)', ['', ...kinds, 'cases without fault'], rows)
}

/** Whether an item that was both reworded and moved is told as moved too. */
function printMoves(scores) {
  const both = scores.flatMap(({ hits }) => hits).filter(({ truth }) => truth.moved)
  if (both.length === 0) return
  const told = both.filter(({ told: row }) => row.moved === true).length
  console.log(`\nOf ${both.length} items rightly told as reworded that also moved, ${told} say so.`)
}

function printWorst(scores) {
  const worst = scores.filter((score) => faults(score) > 0).toSorted((one, other) => faults(other) - faults(one))
  if (worst.length > 0) console.log(`\n### The ${Math.min(worstShown, worst.length)} worst of ${worst.length} cases`)
  for (const score of worst.slice(0, worstShown)) {
    console.log(`\n**${score.id}**: ${score.mistaken.length} missed, ${score.wrong.length} wrong\n`)
    for (const { truth, told } of score.mistaken) {
      console.log(`- true: ${write(truth)}`)
      for (const row of told) console.log(`  - told: ${write(row)}`)
      if (told.length === 0) console.log('  - told: nothing')
    }
    for (const row of score.untouched) console.log(`- told of an untouched item: ${write(row)}`)
  }
}

function faults({ mistaken, wrong }) {
  return mistaken.length + wrong.length
}

function write({ kind, before, after, fromSide, side }) {
  const texts = [before, after].map((each) => (each ? each.map((text) => `“${short(text)}”`).join(' + ') : '∅'))
  const where = fromSide ? `, ${fromSide} → ${side}` : ''
  return `**${kind}**${where} ${texts.join(' → ')}`
}

function short(text) {
  return text.length > 160 ? `${text.slice(0, 157)}…` : text
}

function share(value) {
  return value === undefined ? '–' : value.toFixed(3)
}
