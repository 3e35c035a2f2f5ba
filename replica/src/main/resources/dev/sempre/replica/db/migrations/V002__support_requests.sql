-- A person asks head office about records that are pending: H7.
create table support_request (
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
  asked_by text not null,
  asked_at integer not null,
  subject_table text not null,
  code text not null,
  field text
) strict, without rowid;
create index support_request_seq on support_request (seq);
create index support_request_pending on support_request (seq) where pending = 1;

create table support_request_record (
  support_request_id text not null references support_request (id),
  position integer not null,
  extra text,
  record_id text not null,
  label text not null,
  primary key (support_request_id, position)
) strict, without rowid;
create index support_request_record_id on support_request_record (record_id);
