import { isPinForm } from '#domain/pin.ts';
import { Live } from '#ledger/live.svelte.ts';
import { readPin, removePin, setPin } from '#ledger/pin.ts';
import { m } from '#ui/paraglide/messages.js';

/** What is to be done with the PIN once the present one was given. */
export type PinWish = 'change' | 'remove';

/** The PIN of this device on the settings page. */
export class PinView {
	readonly #pin = new Live(
		null as Awaited<ReturnType<typeof readPin>>,
		() => null,
		() => readPin()
	);
	/** Waits for the present PIN; null where nothing is wished. */
	wish = $state<PinWish | null>(null);
	/** Whether new digits are being written. */
	writing = $state(false);
	digits = $state('');
	repeat = $state('');
	tried = $state(false);

	readonly ready = $derived.by(() => this.#pin.ready);
	readonly pin = $derived.by(() => this.#pin.current);
	readonly digitsError = $derived(this.tried && !isPinForm(this.digits) ? m.devices_pin_form_wrong() : undefined);
	readonly repeatError = $derived(this.tried && this.digits !== this.repeat ? m.devices_pin_repeat_wrong() : undefined);

	/** Shows the fields for new digits. */
	write(): void {
		this.digits = this.repeat = '';
		this.tried = false;
		this.writing = true;
	}

	/** Keeps the new digits; whether they could be. */
	async save(): Promise<boolean> {
		this.tried = true;
		if (this.digitsError ?? this.repeatError) return false;
		await setPin(this.digits);
		this.writing = false;
		return true;
	}

	/** Does what was wished, the present PIN having been given; whether the PIN is gone now. */
	async grant(): Promise<boolean> {
		const { wish } = this;
		this.wish = null;
		if (wish === 'change') this.write();
		if (wish === 'remove') await removePin();
		return wish === 'remove';
	}
}
