-- The ticket's place in the chain of its till. Tickets from before have none.
alter table sale add column chain_number integer;
alter table sale add column chain_previous text;
alter table sale add column perpetual_minor integer;
alter table sale add column chain_hash text;
alter table sale add column chain_signature text;
create index sale_chain on sale (series, chain_number) where chain_number is not null;
