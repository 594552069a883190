import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { CompiledQuery, QueryResult } from 'kysely';
import type { Flush } from './log-flush.ts';

/** What a commit does about the disk: it flushes the log itself (FULL), or leaves that to a flush for several (NORMAL). */
export type Commits = 'flush' | 'leave';

/** The one connection to the database, used in turns. */
export interface Line {
	/** Resolves when it is one's turn, with how to pass it on. */
	turn: () => Promise<() => void>;
	/** Runs a statement within a transaction, or as one of its own. */
	run: (query: CompiledQuery, how: Commits | 'within') => QueryResult<unknown>;
	begin: (commits: Commits) => void;
	commit: (commits: Commits) => void;
	rollBack: () => void;
	/** Plays the whole log into the file and brings that down to the disk, when it is its turn; fails where it cannot. */
	playIn: () => Promise<void>;
	flush: Flush;
}

/** Compiled statements that are kept; lists of varying length make more kinds than are worth it. */
const kept = 200;

/** Makes the line of an open file, whose commits flush until they are told otherwise. */
export function openLine(file: DatabaseSync, flush: Flush): Line {
	const statements = new Map<string, { statement: StatementSync; isReader: boolean }>();
	let last: Promise<void> = Promise.resolve();
	let mode: Commits = 'flush';

	function prepare(text: string) {
		const known = statements.get(text);
		if (known) return known;
		if (statements.size >= kept) statements.clear();
		const statement = file.prepare(text);
		const prepared = { statement, isReader: statement.columns().length > 0 };
		statements.set(text, prepared);
		return prepared;
	}
	const execute = (text: string) => prepare(text).statement.run();
	function choose(commits: Commits): void {
		if (commits !== mode) execute(commits === 'flush' ? 'pragma synchronous = 2' : 'pragma synchronous = 1');
		mode = commits;
	}

	function turn(): Promise<() => void> {
		const before = last;
		const own = Promise.withResolvers<void>();
		last = own.promise;
		return before.then(() => own.resolve);
	}

	return {
		flush,
		turn,
		async playIn() {
			const pass = await turn();
			try {
				const { log, checkpointed } = file.prepare('pragma wal_checkpoint(passive)').get()!;
				if (log !== checkpointed) throw new Error('the log of the database could not be played into its file');
			} finally {
				pass();
			}
		},
		run({ sql, parameters, query }, how) {
			const { statement, isReader } = prepare(sql);
			const isWrite = how !== 'within' && query.kind !== 'SelectQueryNode';
			if (isWrite) choose(how);
			if (isWrite && how === 'leave') flush.written();
			const values = parameters as SQLInputValue[];
			if (isReader) return { rows: statement.all(...values) };
			const { changes, lastInsertRowid } = statement.run(...values);
			return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
		},
		/** The write lock is taken at once: who reads first and writes later could fail half-way, because another process wrote. */
		begin(commits) {
			choose(commits);
			execute('begin immediate');
		},
		commit(commits) {
			execute('commit');
			if (commits === 'leave') flush.written();
		},
		/** On a full disk SQLite has undone the transaction itself. */
		rollBack: () => void (file.isTransaction && execute('rollback'))
	};
}
