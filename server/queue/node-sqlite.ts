import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

/**
 * `node:sqlite` in the shape that Kysely's SQLite dialect asks for.
 * A transaction takes the write lock when it begins: one that reads first and writes later could
 * otherwise fail half-way, because another process (an admin command) wrote in between.
 */
export const asKyselyDatabase = (database: DatabaseSync): SqliteDatabase => ({
	close: () => database.close(),
	prepare: (text) => {
		const statement = database.prepare(text === 'begin' ? 'begin immediate' : text);
		const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
		return {
			reader: statement.columns().length > 0,
			all: (parameters) => statement.all(...values(parameters)),
			run: (parameters) => statement.run(...values(parameters)),
			iterate: (parameters) => statement.iterate(...values(parameters))
		};
	}
});
