import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Compiled statements that are kept; lists of varying length make more kinds than are worth it. */
const kept = 200;

/**
 * `node:sqlite` in the shape that Kysely's SQLite dialect asks for. Statements are compiled once: each one runs to its
 * end before the next begins, so they can be shared.
 */
export function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
	const statements = new Map<string, SqliteStatement>();
	return {
		close: () => database.close(),
		prepare(text) {
			const known = statements.get(text);
			if (known) return known;
			if (statements.size >= kept) statements.clear();
			const statement = compile(database, text);
			statements.set(text, statement);
			return statement;
		}
	};
}

/**
 * A transaction takes the write lock when it begins: one that reads first and writes later could otherwise fail
 * half-way, because another process (an admin command) wrote in between.
 */
function compile(database: DatabaseSync, text: string): SqliteStatement {
	const statement = database.prepare(text === 'begin' ? 'begin immediate' : text);
	const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
	return {
		reader: statement.columns().length > 0,
		all: (parameters) => statement.all(...values(parameters)),
		run: (parameters) => statement.run(...values(parameters)),
		iterate: (parameters) => statement.iterate(...values(parameters))
	};
}
