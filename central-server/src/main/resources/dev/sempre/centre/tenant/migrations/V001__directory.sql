-- Which companies a centre has. One text for SQLite and PostgreSQL, see the replica's migrations.

-- Whose directory this is: a second server program must carry the same keys.
create table centre (
  id integer not null primary key check (id = 1),
  fingerprint text not null,
  created_at integer not null
) strict;

-- place: file inside the data folder, or schema with the role of the same name.
create table tenant (
  name text not null primary key,
  company text not null,
  created_at integer not null,
  place text not null
) strict, without rowid;

-- One-time codes, kept as keyed hashes. key_hash and device_id are filled in when the code is used:
-- the same device may ask again if the answer was lost.
create table enrolment_code (
  code_hash text not null primary key,
  tenant text not null references tenant (name),
  establishment_id text not null,
  created_at integer not null,
  expires_at integer not null,
  used_at integer,
  key_hash text,
  device_id text,
  attempts integer not null
) strict, without rowid;
create index enrolment_code_expires on enrolment_code (expires_at);

-- When a device was last heard of.
create table device_contact (
  tenant text not null references tenant (name),
  device_id text not null,
  last_at integer not null,
  primary key (tenant, device_id)
) strict, without rowid;
