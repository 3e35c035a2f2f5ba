alter table contact add column tier text;
