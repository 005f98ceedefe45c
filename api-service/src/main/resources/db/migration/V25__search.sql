-- What search filters and the leaderboard ask for, in columns and indexes of its own.

alter table ledger_asset
    add column type text,
    add column metrics_name text,
    add column test_data_manager text collate "C";
update ledger_asset set type = record::json ->> 'type' where kind = 'data_manager';
update ledger_asset set
    metrics_name = record::json ->> 'metrics_name',
    test_data_manager = record::json #>> '{test_dataset,data_manager}'
where kind = 'objective';
create index ledger_asset_name on ledger_asset (channel, kind, name);
create index ledger_asset_metrics_name on ledger_asset (channel, metrics_name) where metrics_name is not null;
create index ledger_asset_test_data_manager on ledger_asset (channel, test_data_manager)
    where test_data_manager is not null;
create index ledger_objective_link_objective on ledger_objective_link (channel, objective);

alter table ledger_tuple
    add column certified boolean not null default false,
    add column log text not null default '',
    add column perf real;
update ledger_tuple set certified = (record::json ->> 'certified')::boolean where kind = 'testtuple';
update ledger_tuple set log = state::json ->> 'log', perf = (state::json ->> 'perf')::real where state is not null;

-- In the order of lists, so that a page of a filtered list is read off the index.
drop index ledger_tuple_status;
drop index ledger_tuple_tag;
create index ledger_tuple_status on ledger_tuple (channel, kind, status, list_order, key);
create index ledger_tuple_tag on ledger_tuple (channel, kind, tag, list_order, key);
create index ledger_tuple_algo on ledger_tuple (channel, algo);
create index ledger_tuple_data_manager on ledger_tuple (channel, data_manager);
create index ledger_tuple_perf on ledger_tuple (channel, objective, perf, key)
    where certified and perf is not null;

-- When a file came here; of those that are here already, that is not known any more.
alter table held_file add column since timestamptz not null default now();
