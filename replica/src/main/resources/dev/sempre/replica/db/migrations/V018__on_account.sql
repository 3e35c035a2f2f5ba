-- How much a customer may owe; empty = no limit. M4, T5.
alter table contact add column credit_limit_minor integer;

-- Of a closing: how many payments of what customers owed came in; empty for none.
alter table closing add column account_payments integer;

create table closing_received (
  closing_id text not null references closing (id),
  position integer not null,
  extra text,
  payment_method_id text not null,
  kind text not null,
  times integer not null,
  amount_minor integer not null,
  primary key (closing_id, position)
) strict, without rowid;

-- Money that a customer has given for what he owes: a sealed fact of the till. T5, M7.
create table account_payment (
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
  shift_id text not null,
  series text not null,
  number integer not null,
  customer_id text not null,
  user_id text not null,
  received_at integer not null,
  offset_minutes integer not null,
  business_date text not null,
  currency text not null,
  amount_minor integer not null,
  change_minor integer not null,
  chain_number integer,
  chain_previous text,
  perpetual_minor integer,
  chain_hash text,
  chain_signature text
) strict, without rowid;
create index account_payment_seq on account_payment (seq);
create index account_payment_pending on account_payment (seq) where pending = 1;
create index account_payment_chain on account_payment (series, chain_number) where chain_number is not null;
create index account_payment_number on account_payment (series, number);
create index account_payment_shift_id on account_payment (shift_id);

create table account_payment_tender (
  account_payment_id text not null references account_payment (id),
  position integer not null,
  extra text,
  payment_method_id text not null,
  kind text not null,
  amount_minor integer not null,
  primary key (account_payment_id, position)
) strict, without rowid;

create table account_payment_item (
  account_payment_id text not null references account_payment (id),
  position integer not null,
  extra text,
  entry_id text not null,
  document text not null,
  amount_minor integer not null,
  primary key (account_payment_id, position)
) strict, without rowid;

-- By how much a customer owes more or less. What he owes is the sum.
create table account_entry (
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
  customer_id text not null,
  kind text not null,
  document_id text not null,
  document text not null,
  booked_at integer not null,
  offset_minutes integer not null,
  business_date text not null,
  currency text not null,
  amount_minor integer not null
) strict, without rowid;
create index account_entry_seq on account_entry (seq);
create index account_entry_pending on account_entry (seq) where pending = 1;
create index account_entry_customer on account_entry (customer_id, currency);
create index account_entry_document on account_entry (document_id);

create table account_entry_part (
  account_entry_id text not null references account_entry (id),
  position integer not null,
  extra text,
  due text not null,
  amount_minor integer not null,
  primary key (account_entry_id, position)
) strict, without rowid;

create table account_entry_settled (
  account_entry_id text not null references account_entry (id),
  position integer not null,
  extra text,
  entry_id text not null,
  amount_minor integer not null,
  primary key (account_entry_id, position)
) strict, without rowid;
