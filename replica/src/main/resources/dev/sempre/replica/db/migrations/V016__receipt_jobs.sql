-- What is to be printed or mailed at this place, and what became of it. Does not travel.
create table receipt_job (
  id text not null primary key,
  channel text not null,
  kind text not null,
  document_id text not null,
  target text not null,
  duplicate integer not null,
  state text not null,
  tries integer not null,
  due_at integer not null,
  outcome text,
  detail text,
  created_at integer not null,
  changed_at integer not null
) strict;
create index receipt_job_document on receipt_job (document_id);
create index receipt_job_state on receipt_job (channel, state, due_at);
create index receipt_job_created on receipt_job (created_at);
