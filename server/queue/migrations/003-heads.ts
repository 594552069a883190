/** Where each device's chain stands, how far number series have counted, and which device of a ledger may send. */
export const heads = `
	create table chain (
		device_id text primary key,
		ledger_id text not null references ledger,
		seq integer not null,
		head text not null,
		noted_at text not null
	) strict;

	create table series_mark (
		ledger_id text not null references ledger,
		series_id text not null,
		pattern text not null,
		issuer_id text not null,
		type text not null check (type in ('invoice', 'credit-note')),
		year integer not null,
		next integer not null,
		last_date text not null,
		noted_at text not null,
		primary key (ledger_id, series_id, pattern)
	) strict;

	create table ledger_writer (
		ledger_id text primary key references ledger,
		key_sha256 text,
		device_id text,
		since text not null
	) strict;
	`;
