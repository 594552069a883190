import { testSteps, type TestEvent, type TestStep } from '#domain/contract-mailbox-test.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import { testMailbox } from '#sync/mailbox-test.ts';
import type { RelayError } from '#sync/relay-client.ts';
import { m } from '#ui/paraglide/messages.js';

/** How far a step has come; `waiting` is not tried yet. */
export type StepState = TestEvent['state'] | 'running' | 'waiting';

/** A test mail of a mailbox, followed step by step. */
export class MailboxTest {
	/** What was told, in order; of a step told twice the last counts. */
	events = $state.raw<readonly TestEvent[]>([]);
	state = $state<'none' | 'running' | 'passed' | 'failed' | 'broken'>('none');
	fault = $state.raw<RelayError | null>(null);

	/** The step that failed, or null. */
	readonly failure = $derived(this.events.find(({ state }) => state === 'failed') ?? null);

	/** Sends a test mail from the mailbox as the relay holds it. */
	async run(mailbox: MailboxStatus): Promise<void> {
		if (this.state === 'running') return;
		this.state = 'running';
		this.events = [];
		this.fault = null;
		const words = { subject: m.mailbox_test_subject(), text: m.mailbox_test_text({ name: mailbox.name }) };
		const ended = await testMailbox(mailbox.id, words, (event) => {
			this.events = [...this.events, event];
		});
		if (!ended.ok) this.fault = ended.error;
		this.state = this.#outcome(ended.ok);
	}

	/** How far each step has come, in their order. */
	readonly steps = $derived.by(() => {
		const next = testSteps.find((step) => !this.#of(step));
		return testSteps.map((step) => {
			const event = this.#of(step);
			const pending: StepState = this.state === 'running' && step === next ? 'running' : 'waiting';
			return { step, event, state: event?.state ?? pending };
		});
	});

	#of(step: TestStep): TestEvent | null {
		return this.events.findLast((event) => event.step === step) ?? null;
	}

	#outcome(isWhole: boolean): 'passed' | 'failed' | 'broken' {
		if (this.failure) return 'failed';
		return isWhole && this.#of('accepted') ? 'passed' : 'broken';
	}
}
