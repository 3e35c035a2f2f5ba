update sale set note = 'by a migration';
