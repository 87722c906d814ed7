/** The form of the tables, one list of statements for each version of it. */

/** What brings a schema from one version to the next: the first from nothing to 1. */
export const migrations: readonly ((schema: string) => string)[] = [firstForm, paceForm]

export const newestForm = migrations.length

function firstForm(s: string): string {
  return `
    create table ${s}.form (
      version int primary key,
      made_at timestamptz not null default clock_timestamp()
    );

    -- The head of the chain: whoever writes holds its only row until he is done, so that lines follow one another.
    create table ${s}.head (
      only_one boolean primary key default true check (only_one),
      seq bigint not null,
      digest text not null,
      at text
    );
    insert into ${s}.head (seq, digest) values (0, '');

    -- The ledger itself. Every other table but contents and notes can be made anew of it.
    create table ${s}.lines (
      seq bigint primary key,
      at text collate "C" not null,
      has_events boolean not null,
      line text not null
    );
    -- All changes since a moment, or since a line.
    create index lines_events_at on ${s}.lines (at, seq) where has_events;
    create index lines_events_seq on ${s}.lines (seq) where has_events;

    create table ${s}.snapshots (
      id text collate "C" primary key,
      nct_id text collate "C" not null,
      seq bigint not null,
      place int not null,
      snapshot text not null
    );
    create index snapshots_of_trial on ${s}.snapshots (nct_id, seq, place);

    create table ${s}.readings (
      snapshot text collate "C" not null,
      reading int not null,
      document text not null,
      made_by text not null,
      seq bigint not null,
      primary key (snapshot, reading)
    );

    -- Compressed already, and never compressed twice. A body that is null was forgotten.
    create table ${s}.contents (
      digest bytea primary key,
      body bytea
    );
    alter table ${s}.contents alter column body set storage external;

    -- Which contents tell of which trial: what goes when it is forgotten.
    create table ${s}.spoken (
      nct_id text collate "C" not null,
      digest bytea not null,
      primary key (nct_id, digest)
    );

    create table ${s}.forgotten (
      nct_id text collate "C" primary key,
      seq bigint not null
    );

    create table ${s}.retrieved (
      nct_id text collate "C" primary key,
      at text collate "C" not null
    );

    create table ${s}.marks (
      key text collate "C" primary key,
      value text not null
    );

    create table ${s}.events (
      id text collate "C" primary key,
      nct_id text collate "C" not null,
      seq bigint not null
    );
    create index events_of_trial on ${s}.events (nct_id, seq);

    create table ${s}.outbox (
      id text collate "C" primary key,
      seq bigint not null,
      place int not null,
      since text not null,
      item text not null,
      message text collate "C",
      attempts int not null default 0,
      next_at text,
      is_open boolean not null default true
    );
    create index outbox_open on ${s}.outbox (seq, place) where is_open;
    create index outbox_of_message on ${s}.outbox (message) where message is not null;

    create table ${s}.messages (
      id text collate "C" primary key,
      is_sent boolean not null default false
    );

    create table ${s}.notes (
      name text collate "C" primary key,
      body text not null,
      written_at timestamptz not null default clock_timestamp()
    );

    -- One row a host: when its next request may go out, by the clock of this server.
    create table ${s}.buckets (
      host text primary key,
      next_at timestamptz not null,
      paused_until timestamptz not null default '-infinity'
    );
  `
}

/** How much slower the workers ask since a registry refused one of them. */
function paceForm(s: string): string {
  return `
    alter table ${s}.buckets
      add column slowness double precision not null default 1,
      add column good_row int not null default 0,
      add column refused_at timestamptz not null default '-infinity'
  `
}
