-- What happened at a till and has to be accounted for: R39, I18.
create table journal_event (
  id text not null primary key,
  origin text not null,
  version integer not null,
  base_version integer,
  pending integer not null,
  modified_at integer not null,
  modified_by text not null,
  deleted integer not null,
  seq integer not null,
  extra text,
  establishment_id text not null,
  device_id text not null,
  series text not null,
  kind text not null,
  happened_at integer not null,
  offset_minutes integer not null,
  user_id text,
  approved_by text,
  subject_table text,
  subject_id text,
  amount_minor integer,
  currency text,
  detail text,
  chain_number integer,
  chain_previous text,
  perpetual_minor integer,
  chain_hash text,
  chain_signature text
) strict, without rowid;
create index journal_event_seq on journal_event (seq);
create index journal_event_pending on journal_event (seq) where pending = 1;
create index journal_event_chain on journal_event (series, chain_number)
  where chain_number is not null;
create index journal_event_kind on journal_event (device_id, kind, seq);
create index journal_event_device on journal_event (device_id, seq);
create index journal_event_subject on journal_event (subject_id) where subject_id is not null;
