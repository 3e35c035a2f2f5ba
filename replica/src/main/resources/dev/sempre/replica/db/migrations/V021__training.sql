-- Whether this database is a till's practice ground, of which nothing is ever counted or sent.
alter table place add column training integer not null default 0;
