-- SHA-256 of the code on a person's badge; empty if he has none. T1.
alter table app_user add column badge_hash text;
create index app_user_badge on app_user (badge_hash) where badge_hash is not null;
