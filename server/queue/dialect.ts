import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import type { Line } from './line.ts';

/**
 * When a change is answered. `alone`: it is on the disk by a flush of its own. `shared`: it is on the disk by a flush
 * that it shares with others. `ahead`: at once; it is on the disk no later than whatever is committed after it, so that
 * a power cut can only undo it together with all that followed.
 */
export type Answered = 'alone' | 'shared' | 'ahead';

/** A use of the one connection: in turn, and with whether a transaction runs in it. */
interface Turn extends DatabaseConnection {
	pass: () => void;
	isOpen: boolean;
}

/** Kysely's dialect for one connection that several stores share, each with answers of its own kind. */
export const dialectOf = (line: Line, answered: Answered): Dialect => ({
	createDriver: () => driverOf(line, answered),
	createQueryCompiler: () => new SqliteQueryCompiler(),
	createAdapter: () => new TakingTurns(),
	createIntrospector: (store) => new SqliteIntrospector(store)
});

/** The driver sees to the turns: Kysely would give the connection on only after the flush. */
class TakingTurns extends SqliteAdapter {
	override get supportsMultipleConnections(): boolean {
		return true;
	}
}

/** What is done at once in the form that Kysely wants: a promise, also of a failure. */
const soon = <T>(act: () => T): Promise<T> => new Promise((resolve) => resolve(act()));

function driverOf(line: Line, answered: Answered): Driver {
	const commits = answered === 'alone' ? 'flush' : 'leave';
	const turn = (connection: DatabaseConnection) => connection as Turn;
	return {
		init: () => Promise.resolve(),
		async acquireConnection() {
			const pass = await line.turn();
			const own: Turn = {
				pass,
				isOpen: false,
				executeQuery: <R>(query: CompiledQuery) =>
					soon(() => line.run(query, own.isOpen ? 'within' : commits) as QueryResult<R>),
				streamQuery: () => {
					throw new Error('rows are not streamed');
				}
			};
			return own;
		},
		beginTransaction: (connection) =>
			soon(() => {
				line.begin(commits);
				turn(connection).isOpen = true;
			}),
		commitTransaction: (connection) =>
			soon(() => {
				line.commit(commits);
				turn(connection).isOpen = false;
			}),
		rollbackTransaction: (connection) =>
			soon(() => {
				line.rollBack();
				turn(connection).isOpen = false;
			}),
		async releaseConnection(connection) {
			turn(connection).pass();
			if (answered === 'ahead') line.flush.soon();
			else await line.flush.done();
		},
		destroy: () => Promise.resolve()
	};
}
