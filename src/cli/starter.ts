/** The files that `trialdiff config init` writes. */

export const starterConfig = `# yaml-language-server: $schema=./node_modules/trialdiff/dist/trialdiff.schema.json
# What trialdiff watches, and whom it tells. trialdiff config check explains it.

# Where all is kept: a folder, or a PostgreSQL database: \${DATABASE_URL}.
store: trials

# The time zone of every hour in this file.
timezone: UTC

registry:
  # Whom ClinicalTrials.gov may write to, should this watch ever be a burden.
  contact: you@example.org

watches:
  - id: our-trials # keep it, whatever else you edit
    trials:
      - NCT04984356
  # - id: competitors
  #   search: https://clinicaltrials.gov/search?cond=diabetes&intr=semaglutide

channels:
  report:
    type: file
    path: changes.txt
  # mail:
  #   type: smtp
  #   host: smtp.example.org
  #   user: trialdiff
  #   password: \${SMTP_PASSWORD} # a secret: from the environment alone
  #   from: trialdiff <trialdiff@example.org>
  #   to: [reg@example.org]

routes:
  - to: [report]
    min: minor

# Who hears when the watch itself fails.
health:
  alertAfterFailedRuns: 3
  to: [report]
`

export const starterWorkflow = `name: Watch trials
on:
  schedule:
    # An odd minute: at full hours GitHub starts late, or not at all.
    - cron: '17 5 * * 1-5'
  workflow_dispatch: {}
permissions:
  contents: write
# Never two runs at once, and never one broken off.
concurrency:
  group: trialdiff
  cancel-in-progress: false
jobs:
  watch:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: npm install --no-save trialdiff
      - id: watch
        run: npx trialdiff watch run
        # env:
        #   SMTP_PASSWORD: \${{ secrets.SMTP_PASSWORD }}
      # What was found, and what is still to be sent, outlives this machine.
      - if: always()
        run: |
          git config user.name 'trialdiff'
          git config user.email 'trialdiff@users.noreply.github.com'
          git add trials
          if [ -f changes.txt ]; then git add changes.txt; fi
          git diff --cached --quiet || git commit -m 'Trials as of today'
          git pull --rebase
          git push
`
